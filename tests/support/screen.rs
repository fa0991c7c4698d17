//! A screen for one app alone, so that no other app takes the focus from its windows.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, ensure};

/// A virtual display; dropping it ends it.
#[derive(Debug)]
pub(super) struct Screen {
    process: Child,
    name: String,
}

impl Screen {
    pub(super) fn start() -> Result<Self> {
        let mut process = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1440x960x24"])
            // Ends with its last window, also when the test itself was killed.
            .args(["-nolisten", "tcp", "-terminate"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("start Xvfb (package xvfb)")?;
        let output = process.stdout.take().context("Xvfb has an output")?;
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number)?;
        ensure!(!number.trim().is_empty(), "Xvfb ended at its start");
        let name = format!(":{}", number.trim());
        Ok(Self { process, name })
    }

    /// What `DISPLAY` must be for what shows here.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Gives the window with this title the keyboard, as a press on it would.
    pub(super) fn focus(&self, title: &str) -> Result<()> {
        let window = ["search", "--onlyvisible", "--name", &format!("^{title}$")];
        let focused = Command::new("xdotool")
            .args(window)
            .arg("windowfocus")
            .env("DISPLAY", &self.name)
            .output()
            .context("start xdotool (package xdotool)")?;
        let why = String::from_utf8_lossy(&focused.stderr);
        ensure!(focused.status.success(), "no focus for {title:?}: {why}");
        Ok(())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
