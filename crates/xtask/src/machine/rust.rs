//! Formatter and lints come with Rust, but not with its smallest installation.

use anyhow::{Result, bail};

use crate::step::{answer, cargo, run};

pub(super) fn check() -> Result<()> {
    let cargo = cargo(&[]);
    let has = |tool| answer(&cargo.get_program().to_string_lossy(), &[tool, "--version"]).is_some();
    let missing: Vec<&str> = [("fmt", "rustfmt"), ("clippy", "clippy")]
        .into_iter()
        .filter(|(tool, _)| !has(*tool))
        .map(|(_, component)| component)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    if answer("rustup", &["--version"]).is_none() {
        bail!(
            "Rust's {} is missing: install it as you installed Rust",
            missing.join(" and ")
        );
    }
    let mut add = std::process::Command::new("rustup");
    add.args(["component", "add"]).args(missing);
    run(add)
}
