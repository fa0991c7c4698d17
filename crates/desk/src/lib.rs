//! The desktop without a window: cache, outbox, drafts and sync with the hub.
//!
//! What a member does is decided here at once with the engine's rules, kept in the outbox and shown; what is true
//! comes by one path, the hub's feed. The cache can be rebuilt from the hub, outbox and drafts cannot.

mod books;
mod config;
mod core;
mod desk;
mod directory;
mod fault;
mod fold;
mod number;
mod port;
mod project;
mod store;
mod sync;
pub mod untrusted;

pub use config::DeskConfig;
pub use desk::{Backlog, Desk};
pub use store::create;
