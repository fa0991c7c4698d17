//! Prism: a mock server, or a proxy in front of the real thing, that validates by a description.

use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::description::Description;

/// A running one; dropped, it ends.
#[derive(Debug)]
pub(crate) struct Prism {
    pub(crate) url: String,
    _child: Child,
    _folder: TempDir,
}

impl Prism {
    /// Answers with the description's own examples.
    pub(crate) async fn mock(script: &Path, description: &Description) -> Result<Self> {
        Self::start(script, "mock", description, None).await
    }

    /// Hands on to `upstream`, and says in a header what of request and answer isn't as described.
    pub(crate) async fn proxy(
        script: &Path,
        description: &Description,
        upstream: &str,
    ) -> Result<Self> {
        Self::start(script, "proxy", description, Some(upstream)).await
    }

    async fn start(
        script: &Path,
        kind: &str,
        description: &Description,
        upstream: Option<&str>,
    ) -> Result<Self> {
        let folder = TempDir::new()?;
        let file = folder.path().join("description.json");
        description.write(&file)?;
        let port = free_port()?;
        let mut child = Command::new("node")
            .arg(script)
            .arg(kind)
            .args(["--host", "127.0.0.1", "--port", &port.to_string()])
            .arg(&file)
            .args(upstream)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .context("start Prism with node")?;
        let output = child.stdout.take().context("what it says")?;
        let mut lines = BufReader::new(output).lines();
        loop {
            let line = lines.next_line().await?;
            let Some(line) = line else {
                bail!("Prism ended before it listened");
            };
            if line.contains("Prism is listening") {
                break;
            }
        }
        // What it goes on to say must go somewhere.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Ok(Self {
            url: format!("http://127.0.0.1:{port}"),
            _child: child,
            _folder: folder,
        })
    }
}

/// Prism takes no port that the system chooses.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("find a free port")?;
    Ok(listener.local_addr()?.port())
}
