//! `cargo xtask test`: everything that must hold, quickest first.

use anyhow::Result;

use crate::check::lint;
use crate::machine::{Purpose, prepare};
use crate::step::{cargo, run};
use crate::{display, interface, queries};

pub(crate) fn test() -> Result<()> {
    prepare(Purpose::Test)?;
    run(cargo(&["fmt", "--all", "--check"]))?;
    interface::check()?;
    interface::test()?;
    run(lint())?;
    queries::are_current()?;
    run(display::virtual_for(cargo(&[
        "test",
        "--workspace",
        "--no-fail-fast",
    ])))
}
