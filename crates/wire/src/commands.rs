//! The command table: every call of the interface, listed once.

mod practice;
mod requests;
mod table;

pub use practice::*;
pub use requests::*;
pub use table::{COMMANDS, Command};

pub(crate) use table::bindings;
