//! `cargo xtask check`: what can be known in seconds, as before a commit.

use std::process::Command;

use anyhow::Result;

use crate::interface;
use crate::step::{answer, cargo, run};

pub(crate) fn check() -> Result<()> {
    run(cargo(&["fmt", "--all", "--check"]))?;
    run(lint())?;
    run(cargo(&["test", "--package", "engine", "--lib", "--quiet"]))?;
    run(cargo(&["test", "--package", "xtask", "--quiet"]))?;
    if interface_changed() {
        interface::install()?;
        interface::check()?;
    }
    Ok(())
}

/// Whether the interface differs from the last commit; yes when git cannot tell.
fn interface_changed() -> bool {
    answer("git", &["status", "--porcelain", "--", "ui"]).is_none_or(|told| !told.is_empty())
}

/// Every lint on everything, the parts of the tasks included.
pub(crate) fn lint() -> Command {
    let everything = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--features",
        "xtask/schema",
    ];
    let mut lint = cargo(&everything);
    lint.args(["--", "--deny", "warnings"]);
    lint
}
