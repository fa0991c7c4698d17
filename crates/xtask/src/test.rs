//! `cargo xtask test`: everything that must hold, quickest first.

use anyhow::Result;

use crate::check::lint;
use crate::machine::{Purpose, prepare};
use crate::step::{cargo, run};
use crate::{display, interface, queries};

/// How many random histories the laws of the engine are tried on.
const HISTORIES: &str = "10000";

pub(crate) fn test() -> Result<()> {
    prepare(Purpose::Test)?;
    run(cargo(&["fmt", "--all", "--check"]))?;
    interface::check()?;
    interface::test()?;
    run(lint())?;
    queries::are_current()?;
    let mut tests = cargo(&["test", "--workspace", "--no-fail-fast"]);
    tests.env("HISTORIES", HISTORIES);
    run(display::virtual_for(tests))
}
