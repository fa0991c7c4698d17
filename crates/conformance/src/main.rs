//! What others judge: the carrier's requests and the simulator's answers by the provider's published description, webhook
//! signatures by the provider's own validator, the simulator by the provider's own client.
//!
//! `cargo xtask conformance` obtains their material and runs this; nothing of it is part of the product.
#![expect(
    clippy::print_stdout,
    reason = "a judgement is told to the person at the terminal"
)]

mod body;
mod client;
mod description;
mod dice;
mod examples;
mod judge;
mod prism;
mod python;
mod signatures;
mod stage;
mod walk;
mod witness;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};

/// Complaints of one kind that are shown; the rest is counted.
const SHOWN: usize = 20;

/// Where the others' material lies; each is an environment variable.
#[derive(Debug)]
struct Material {
    /// The folder with the description's JSON files.
    description: PathBuf,
    /// The script of the mock server and validating proxy.
    prism: PathBuf,
    /// An interpreter that has the provider's library.
    python: PathBuf,
}

impl Material {
    fn read() -> Result<Self> {
        Ok(Self {
            description: variable("TWILIO_DESCRIPTION")?,
            prism: variable("PRISM")?,
            python: variable("TWILIO_PYTHON")?,
        })
    }
}

fn variable(name: &str) -> Result<PathBuf> {
    let value = std::env::var_os(name);
    let value =
        value.with_context(|| format!("{name} is not set: run `cargo xtask conformance`"))?;
    Ok(value.into())
}

#[tokio::main]
async fn main() -> ExitCode {
    match judged().await {
        Ok(complaints) => {
            println!("\n{complaints} complaints");
            if complaints == 0 {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            }
        }
        Err(error) => {
            println!("\nNot judged: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Has everything judged and returns the number of complaints.
async fn judged() -> Result<usize> {
    // The hub and the simulator choose the same.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let material = Material::read()?;
    let mut complaints = told("signatures", signatures::judged(&material).await);
    complaints += told("the judge itself", judge::can_refuse(&material).await);
    complaints += told("vendor's examples", examples::judged(&material).await);
    complaints += told("carrier and simulator", walk::judged(&material).await);
    complaints += told("vendor's client", client::judged(&material).await);
    Ok(complaints)
}

/// What one judgement came to.
#[derive(Debug, Default)]
struct Judgement {
    /// What was looked at, in a few words.
    seen: Vec<String>,
    complaints: Vec<String>,
}

fn told(about: &str, judged: Result<Judgement>) -> usize {
    println!("\n{about}");
    let judgement = judged.unwrap_or_else(|error| Judgement {
        seen: Vec::new(),
        complaints: vec![format!("not judged to the end: {error:#}")],
    });
    for seen in judgement.seen {
        println!("  {seen}");
    }
    for complaint in judgement.complaints.iter().take(SHOWN) {
        println!("  COMPLAINT {complaint}");
    }
    judgement.complaints.len()
}
