//! `cargo xtask bench`: what things cost.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::machine::{Purpose, prepare};
use crate::step::{cargo, npm, run};
use crate::{display, place};

/// In the order in which they are told of.
const BENCHES: [&str; 4] = ["engine", "desk", "hub", "window"];

/// All of them, or the one that is named, which gets the other arguments.
pub(crate) fn bench(arguments: &[String]) -> Result<()> {
    let Some((only, arguments)) = arguments.split_first() else {
        return BENCHES.iter().try_for_each(|bench| one(bench, &[]));
    };
    if !BENCHES.contains(&only.as_str()) {
        bail!(
            "there is no benchmark {only:?}, only {}",
            BENCHES.join(", ")
        );
    }
    one(only, arguments)
}

fn one(name: &str, arguments: &[String]) -> Result<()> {
    let mut bench = cargo(&["bench", "--package", "bench", "--bench", name, "--"]);
    bench.args(arguments);
    if name != "window" {
        return run(bench);
    }
    package()?;
    let app = place::target().join("release/multiline");
    let app = app.canonicalize().context("find the app's program")?;
    bench.env("MULTILINE", app);
    run(display::virtual_for(bench))
}

/// Builds the app as it is handed out, and says how large that is.
fn package() -> Result<()> {
    prepare(Purpose::Test)?;
    // Whoever packs looks for the interface before the app is built with it.
    run(npm(&["run", "--silent", "build"]))?;
    let mut build = Command::new("ui/node_modules/.bin/tauri");
    build.args(["build", "--bundles", "deb"]);
    run(build)?;
    for entry in fs::read_dir(place::target().join("release/bundle/deb"))? {
        let entry = entry?;
        let name = entry.file_name();
        if entry.path().extension().is_some_and(|it| it == "deb") {
            let size = entry.metadata()?.len();
            println!("{}: {} KB", name.display(), size / 1_000);
        }
    }
    Ok(())
}
