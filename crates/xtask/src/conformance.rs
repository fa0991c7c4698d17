//! `cargo xtask conformance`: carrier, simulator and signatures, judged by the provider's own material.

mod material;

use anyhow::Result;

use crate::step::{cargo, run};
use material::Material;

/// Obtains what is missing, which needs the package registries once, and has everything judged.
pub(crate) fn conformance() -> Result<()> {
    let material = Material::obtain()?;
    let mut judge = cargo(&["run", "--quiet", "--package", "conformance"]);
    judge
        .env("TWILIO_DESCRIPTION", &material.description)
        .env("PRISM", &material.prism)
        .env("TWILIO_PYTHON", &material.python);
    run(judge)
}
