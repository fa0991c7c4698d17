//! A script of ours run by the interpreter that has the provider's library: JSON in, JSON lines out.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use serde::de::DeserializeOwned;
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

/// Runs `script` of the folder `python` with `input`, and reads what it prints line by line.
pub(crate) async fn told<T: DeserializeOwned>(
    python: &Path,
    script: &str,
    input: Vec<u8>,
) -> Result<Vec<T>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("python");
    let mut child = Command::new(python)
        .arg(folder.join(script))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("start {}", python.display()))?;
    let mut stdin = child.stdin.take().context("its input")?;
    let written = tokio::spawn(async move { stdin.write_all(&input).await });
    let output = child.wait_with_output().await.context("hear the script")?;
    written.await?.context("tell the script")?;
    ensure!(
        output.status.success(),
        "{script} failed ({})",
        output.status
    );
    let text = String::from_utf8(output.stdout).context("it speaks text")?;
    let lines = text.lines().map(serde_json::from_str);
    lines.collect::<Result<_, _>>().context("it speaks JSON")
}
