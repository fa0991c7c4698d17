//! `cargo xtask check --supply`: licences, sources and bans of what we depend on.

use anyhow::Result;

use crate::step::{answer, cargo, run};

const DENY: &str = "cargo-deny@0.20.2";
const SHEAR: &str = "cargo-shear@1.14.0";

/// Installs the tools on first use; that takes minutes.
pub(crate) fn check() -> Result<()> {
    have("cargo-deny", DENY)?;
    have("cargo-shear", SHEAR)?;
    // Advisories come from outside the package registry and are looked at by the workflow alone.
    run(cargo(&[
        "deny",
        "--offline",
        "check",
        "licenses",
        "bans",
        "sources",
    ]))?;
    run(cargo(&["shear"]))
}

fn have(program: &str, package: &str) -> Result<()> {
    if answer(program, &["--version"]).is_some() {
        return Ok(());
    }
    run(cargo(&["install", "--locked", package]))
}
