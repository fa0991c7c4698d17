//! `cargo xtask codegen`: renews the generated files that are committed.

use anyhow::Result;

use crate::queries;
use crate::step::{cargo, run};

pub(crate) fn codegen() -> Result<()> {
    let mut bindings = cargo(&["test", "--package", "wire", "--test", "bindings"]);
    bindings.env("UPDATE_BINDINGS", "1");
    run(bindings)?;
    queries::renew()
}
