//! The interface's packages.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use anyhow::Result;

use crate::step::{npm, run};

/// Installs the npm packages of the lock file unless they are there already.
pub(crate) fn install() -> Result<()> {
    let installed = changed_at("ui/node_modules/.package-lock.json");
    if installed.is_some() && installed >= changed_at("ui/package-lock.json") {
        return Ok(());
    }
    run(npm(&["ci", "--no-audit", "--no-fund"]))
}

/// The interface's own checks, quickest first.
pub(crate) fn check() -> Result<()> {
    for script in ["format:check", "lint", "types", "unused"] {
        run(npm(&["run", "--silent", script]))?;
    }
    Ok(())
}

/// The tests of its parts and state.
pub(crate) fn test() -> Result<()> {
    run(npm(&["run", "--silent", "test"]))
}

fn changed_at(path: &str) -> Option<SystemTime> {
    fs::metadata(Path::new(path)).ok()?.modified().ok()
}
