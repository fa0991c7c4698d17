//! `WebKitWebDriver`, in a process group of its own, so that nothing outlives a test.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};
use tokio::net::TcpStream;

use super::screen::Screen;
use super::until;

/// A running driver; dropping it kills it and every process it started.
#[derive(Debug)]
pub(crate) struct Driver {
    process: Child,
    port: u16,
    screen: Screen,
}

impl Driver {
    /// Starts a driver whose app keeps everything it stores below `home`.
    pub(crate) async fn start(home: &Path, environment: &[(&str, &str)]) -> Result<Self> {
        let screen = Screen::start()?;
        let port = free_port()?;
        let log = fs::File::create(home.join("driver.log"))?;
        let process = at_home("WebKitWebDriver".as_ref(), home, &screen)
            .args([&format!("--port={port}"), "--host=127.0.0.1"])
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .envs(environment.iter().copied())
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .process_group(0)
            .spawn()
            .context("start WebKitWebDriver (package webkit2gtk-driver)")?;
        let driver = Self {
            process,
            port,
            screen,
        };
        let listens = async || {
            Ok(TcpStream::connect((Ipv4Addr::LOCALHOST, port))
                .await
                .is_ok())
        };
        until("the driver listens", listens).await?;
        Ok(driver)
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The screen its app shows on.
    pub(super) fn screen(&self) -> &Screen {
        &self.screen
    }

    /// Runs a program on its screen to its end; tells whether that was a good one.
    pub(super) fn run(&self, program: &Path, home: &Path) -> Result<bool> {
        let mut command = at_home(program, home, &self.screen);
        let status = command.stdin(Stdio::null()).status();
        Ok(status.context("start the app again")?.success())
    }

    /// The process that runs `binary` for this driver.
    pub(crate) fn process_of(&self, binary: &Path) -> Result<u32> {
        let group = self.process.id().to_string();
        fs::read_dir("/proc")?
            .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
            .find(|process| runs(*process, binary) && group_of(*process).as_ref() == Some(&group))
            .context("the app is not running")
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        kill(&format!("-{}", self.process.id()));
        self.process.wait().ok();
    }
}

/// A command that shows on `screen` and keeps everything it stores below `home`.
fn at_home(program: &Path, home: &Path, screen: &Screen) -> Command {
    let mut command = Command::new(program);
    command
        .env("DISPLAY", screen.name())
        .env_remove("WAYLAND_DISPLAY")
        .env("HOME", home)
        .env_remove("XDG_CACHE_HOME")
        .env_remove("XDG_CONFIG_HOME")
        .env_remove("XDG_DATA_HOME")
        .env("GDK_BACKEND", "x11")
        .env("GSETTINGS_BACKEND", "memory")
        .env("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1");
    command
}

/// Kills a process, or with a minus before its number a whole group, without warning it.
pub(crate) fn kill(process: &str) {
    Command::new("kill")
        .args(["-KILL", "--", process])
        .status()
        .ok();
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}

fn runs(process: u32, binary: &Path) -> bool {
    fs::read_link(format!("/proc/{process}/exe")).is_ok_and(|path| path == binary)
}

/// The process group, the third field after the closing bracket of the program's name.
fn group_of(process: u32) -> Option<String> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, fields) = stat.rsplit_once(')')?;
    fields.split_whitespace().nth(2).map(str::to_owned)
}
