//! `cargo xtask tour`: the journey through the window, in pictures.

use std::fs;

use anyhow::{Context, Result};

use crate::machine::{Purpose, prepare};
use crate::step::{cargo, run};
use crate::{display, place};

pub(crate) fn tour() -> Result<()> {
    prepare(Purpose::Tour)?;
    run(display::virtual_for(cargo(&["test", "--test", "tour"])))?;
    let folder = place::target().join("tour");
    let pictures =
        fs::read_dir(&folder).with_context(|| format!("look at {}", folder.display()))?;
    println!(
        "\n{} pictures are in {}",
        pictures.count(),
        folder.display()
    );
    Ok(())
}
