//! `cargo xtask tour`: the journey through the window, in pictures.

use std::fs;

use anyhow::{Context, Result};

use crate::machine::{Purpose, prepare};
use crate::step::{cargo, run};
use crate::{display, place};

pub(crate) fn tour() -> Result<()> {
    prepare(Purpose::Tour)?;
    let folder = place::target().join("tour");
    if folder.exists() {
        fs::remove_dir_all(&folder).context("remove the pictures of the last tour")?;
    }
    run(display::virtual_for(cargo(&["test", "--test", "tour"])))?;
    let pictures =
        fs::read_dir(&folder).with_context(|| format!("look at {}", folder.display()))?;
    println!(
        "\n{} pictures are in {}",
        pictures.count(),
        folder.display()
    );
    Ok(())
}
