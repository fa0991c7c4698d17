//! `cargo xtask bench`: measurements.

use anyhow::Result;

use crate::step::{cargo, run};

pub(crate) fn bench() -> Result<()> {
    run(cargo(&["bench", "--workspace", "--benches"]))
}
