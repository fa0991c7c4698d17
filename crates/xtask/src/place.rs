//! Where things are.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

/// The folder of the root manifest.
pub(crate) fn root() -> Result<PathBuf> {
    let manifest = env::var_os("CARGO_MANIFEST_DIR").context("run this through `cargo xtask`")?;
    let root = PathBuf::from(manifest).join("../..");
    root.canonicalize().context("find the root of the project")
}

/// The folder cargo builds into.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from)
}
