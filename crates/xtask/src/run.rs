//! `cargo xtask run`: from a fresh clone to the open app.

use anyhow::{Result, bail};

use crate::machine::{Purpose, prepare};
use crate::{display, place, step};

/// Builds and opens the app, handing it `arguments`.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    if !display::is_there() {
        bail!(
            "there is no display here to show a window on.\n\
             `cargo xtask tour` walks through the app on a virtual one and leaves its pictures in {}.",
            place::target().join("tour").display()
        );
    }
    prepare(Purpose::Run)?;
    let mut app = step::cargo(&["run", "--"]);
    app.args(arguments);
    step::run(app)
}
