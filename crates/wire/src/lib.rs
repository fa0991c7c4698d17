//! What crosses a boundary: the command table of the interface, the types it shows, the hub's API, and the one [`Problem`].

pub mod api;
pub mod clock;
pub mod commands;
mod problem;
mod quiet;
mod refusal;
pub mod view;

pub use problem::Problem;
pub use quiet::quiet;
pub use refusal::{IneligibleWhy, RefusalView};

/// TypeScript of everything the interface uses, as committed in `ui/src/host/bindings.ts`.
pub fn bindings() -> String {
    commands::bindings()
}
