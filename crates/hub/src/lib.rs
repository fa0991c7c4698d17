//! The connector service: journal, log, feed, effects, directory and the carrier to the provider.
//!
//! [`Hub::start`] runs one on a loopback port or a server's address; `multiline-hub` is the same as a program.

mod app;
mod carrier;
mod colleagues;
mod config;
mod crash;
mod directory;
mod http;
mod hub;
mod ids;
mod intake;
mod looks;
mod policy;
mod record;
mod refusals;
mod store;
mod submit;
mod switches;
mod time;
pub mod untrusted;
mod wake;
mod worker;

pub use config::{HubConfig, Lookout, Pacing, Retries, Secret, TwilioAccount};
pub use crash::{CrashPoints, Moment};
pub use directory::{Directory, NewContact, NewLine, NewMember, NewOrganization, issue_token};
pub use http::{ROUTES, openapi};
pub use hub::{Hub, Opened};
pub use store::create_database;
pub use time::Time;
