//! What the machine must have, and how it gets it.

mod apt;
mod elsewhere;
mod node;
mod rust;

use anyhow::Result;

use crate::{hooks, interface};

/// What a task is going to do, each including the ones before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Purpose {
    /// Build the app and open it.
    Run,
    /// Drive the window on a virtual display.
    Test,
    /// Take pictures that show every script.
    Tour,
}

/// Installs or names what is missing for `purpose`.
pub(crate) fn prepare(purpose: Purpose) -> Result<()> {
    if apt::is_here() {
        apt::install_missing(purpose)?;
    } else {
        elsewhere::name_missing(purpose)?;
    }
    if purpose >= Purpose::Test {
        rust::check()?;
    }
    node::check()?;
    interface::install()?;
    hooks::install();
    Ok(())
}
