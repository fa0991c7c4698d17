//! `cargo xtask fuzz`: bytes from anyone, tried on what reads them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::step::{answer, cargo, run};

const CARGO_FUZZ: &str = "cargo-fuzz@0.13.2";

/// How long each target is tried, in seconds, unless it is said.
const SECONDS: &str = "60";

/// Tries every target for some seconds; what it finds new is kept aside, what breaks is shown.
pub(crate) fn fuzz(arguments: &[String]) -> Result<()> {
    if answer("cargo", &["fuzz", "--version"]).is_none() {
        run(cargo(&["install", "--locked", CARGO_FUZZ]))?;
    }
    let seconds = arguments.first().map_or(SECONDS, String::as_str);
    for target in ["webhook", "stream", "policy"] {
        let found = Path::new("fuzz/corpus").join(target);
        fs::create_dir_all(&found).context("make room for what is found")?;
        let mut fuzz = cargo(&["fuzz", "run", "--sanitizer", "none", target]);
        fuzz.arg(&found)
            .arg(format!("fuzz/seeds/{target}"))
            .args(["--", "-max_len=4096"])
            .arg(format!("-max_total_time={seconds}"))
            // Coverage is measured by a flag of the compiler that is not stable yet.
            .env("RUSTC_BOOTSTRAP", "1");
        run(fuzz)?;
    }
    Ok(())
}
