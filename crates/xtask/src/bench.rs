//! `cargo xtask bench`: measurements, optimized as a released app is.

use anyhow::Result;

use crate::step::{cargo, run};

pub(crate) fn bench() -> Result<()> {
    for bench in ["engine", "desk", "hub"] {
        run(cargo(&["bench", "--package", "xtask", "--bench", bench]))?;
    }
    Ok(())
}
