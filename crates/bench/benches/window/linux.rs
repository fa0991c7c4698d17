//! The programs, started again and again.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result};

use super::memory::{Memory, held_by};
use super::screen::Screen;

const STARTS: usize = 5;
/// Nothing more comes to the screen in this time.
const STEADY: Duration = Duration::from_secs(3);
const LONGEST: Duration = Duration::from_mins(1);

struct Program {
    name: &'static str,
    command: &'static str,
    /// Puts what an earlier start would have left below its home.
    prepare: fn(&Path) -> Result<()>,
}

/// The app itself is named in `MULTILINE`.
const PROGRAMS: [Program; 2] = [
    Program {
        name: "MultiLine, practice workspace",
        command: "",
        prepare: choose_practice,
    },
    Program {
        name: "Dino, without an account",
        command: "dino-im",
        prepare: |_| Ok(()),
    },
];

pub(crate) fn main() -> Result<()> {
    let app = env::var("MULTILINE").context("MULTILINE names the app's program")?;
    println!("| app | start | start again p50 | slowest | processes | PSS | of it private |");
    println!("|---|---:|---:|---:|---:|---:|---:|");
    for program in PROGRAMS {
        let command = match program.command {
            "" => app.as_str(),
            command => command,
        };
        match measure(&program, command) {
            Ok(line) => println!("{line}"),
            Err(error) => println!("| {} | not measured: {error:#} |", program.name),
        }
    }
    let size = fs::metadata(&app)?.len();
    println!("\nThe app's program: {:.1} MB.", mega(size));
    Ok(())
}

fn measure(program: &Program, command: &str) -> Result<String> {
    let home = tempfile::tempdir()?;
    (program.prepare)(home.path())?;
    let mut screen = Screen::connect()?;
    let (first, _) = once(&mut screen, command, home.path())?;
    let mut again = Vec::new();
    let mut memory = Memory::default();
    for _ in 0..STARTS {
        let (time, held) = once(&mut screen, command, home.path())?;
        again.push(time);
        memory = held;
    }
    again.sort_unstable();
    let median = again.get(again.len() / 2).copied().unwrap_or_default();
    let slowest = again.last().copied().unwrap_or_default();
    Ok(format!(
        "| {} | {:.2} s | {:.2} s | {:.2} s | {} | {:.0} MB | {:.0} MB |",
        program.name,
        first.as_secs_f64(),
        median.as_secs_f64(),
        slowest.as_secs_f64(),
        memory.processes,
        mega(memory.pss),
        mega(memory.private),
    ))
}

/// Starts it, waits until it stands, and ends it.
fn once(screen: &mut Screen, command: &str, home: &Path) -> Result<(Duration, Memory)> {
    screen.empty(LONGEST)?;
    let mut child = start(command, home)?;
    let shown = screen.steady(STEADY, LONGEST);
    let memory = held_by(child.id());
    child.kill()?;
    child.wait()?;
    Ok((shown?, memory?))
}

fn start(command: &str, home: &Path) -> Result<Child> {
    Command::new(command)
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_CACHE_HOME", home.join("cache"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| format!("{command} can't be started"))
}

fn choose_practice(home: &Path) -> Result<()> {
    let folder = home.join("data/com.multiline.desktop");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("choice.json"), r#"{"workspace":"practice"}"#)?;
    Ok(())
}

fn mega(bytes: u64) -> f64 {
    Duration::from_nanos(bytes).as_secs_f64() * 1_000.0
}
