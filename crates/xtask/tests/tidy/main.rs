//! The rules the project keeps about itself: who depends on whom, how long a file is, what a
//! dependency's licence allows, what must not be left behind.

mod dependencies;
mod files;
mod leftovers;
mod licences;

use std::process::Command;

use anyhow::{Context, Result, ensure};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// What a command prints when it runs in the root of the project.
fn told(program: &str, arguments: &[&str]) -> Result<String> {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(ROOT)
        .output()
        .with_context(|| format!("start {program}"))?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    ensure!(
        output.status.success(),
        "{program} {} failed: {complaint}",
        arguments.join(" ")
    );
    String::from_utf8(output.stdout).context("the answer is text")
}

/// What cargo knows about the packages this machine builds.
fn packages() -> Result<Vec<serde_json::Value>> {
    let rustc = told("rustc", &["--version", "--verbose"])?;
    let host = rustc
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .context("a host")?;
    let wanted = [
        "metadata",
        "--format-version=1",
        "--offline",
        "--filter-platform",
        host,
    ];
    let metadata: serde_json::Value = serde_json::from_str(&told(env!("CARGO"), &wanted)?)?;
    let packages = metadata
        .get("packages")
        .and_then(serde_json::Value::as_array);
    packages.cloned().context("cargo lists packages")
}
