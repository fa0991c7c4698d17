//! Others' programs and texts, kept beside what is built and never in the repository.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::place;
use crate::step::{npm, run};

/// The provider's description of its API, as its own command line carries it.
const DESCRIPTION: &str = "@twilio/cli-core@8.3.2";

/// The mock server and validating proxy; newer ones want a newer Node.js than the interface does.
const PRISM: &str = "@stoplight/prism-cli@5.14.2";

/// The provider's own client and validator.
const LIBRARY: &str = "twilio==9.13.0";

/// Where it all is.
#[derive(Debug)]
pub(crate) struct Material {
    /// The folder with the description's JSON files.
    pub(crate) description: PathBuf,
    pub(crate) prism: PathBuf,
    pub(crate) python: PathBuf,
}

impl Material {
    /// Takes what the environment names, and obtains the rest unless it is there from before.
    pub(crate) fn obtain() -> Result<Self> {
        let folder = std::path::absolute(place::target().join("conformance"))?;
        Ok(Self {
            description: given("TWILIO_DESCRIPTION", || description(&folder))?,
            prism: given("PRISM", || prism(&folder))?,
            python: given("TWILIO_PYTHON", || python(&folder))?,
        })
    }
}

fn given(variable: &str, obtain: impl FnOnce() -> Result<PathBuf>) -> Result<PathBuf> {
    if let Some(path) = env::var_os(variable) {
        let path = PathBuf::from(path);
        ensure!(
            path.exists(),
            "{variable} names {}, which isn't there",
            path.display()
        );
        return Ok(path);
    }
    obtain().with_context(|| format!("it can't be had here; {variable} may name it instead"))
}

/// A folder for one version of something.
fn place_of(folder: &Path, package: &str) -> PathBuf {
    folder.join(package.replace(['/', '@'], "-").trim_start_matches('-'))
}

fn description(folder: &Path) -> Result<PathBuf> {
    let place = place_of(folder, DESCRIPTION);
    let found = place.join("package/src/services/twilio-api");
    if !found.exists() {
        fs::create_dir_all(&place)?;
        let mut pack = npm(&["pack", DESCRIPTION, "--silent", "--pack-destination"]);
        pack.arg(&place);
        run(pack)?;
        let mut unpack = Command::new("tar");
        unpack
            .arg("-xzf")
            .arg(packed(&place)?)
            .arg("-C")
            .arg(&place);
        run(unpack)?;
    }
    Ok(found)
}

fn packed(place: &Path) -> Result<PathBuf> {
    let mut files = fs::read_dir(place)?.filter_map(|entry| Some(entry.ok()?.path()));
    files
        .find(|path| path.extension().is_some_and(|ending| ending == "tgz"))
        .context("npm packed nothing")
}

fn prism(folder: &Path) -> Result<PathBuf> {
    let place = place_of(folder, PRISM);
    let found = place.join("node_modules/@stoplight/prism-cli/dist/index.js");
    if !found.exists() {
        fs::create_dir_all(&place)?;
        let mut install = npm(&[
            "install",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            PRISM,
        ]);
        install.arg("--prefix").arg(&place);
        run(install)?;
    }
    Ok(found)
}

fn python(folder: &Path) -> Result<PathBuf> {
    let place = place_of(folder, LIBRARY);
    let (programs, name) = if cfg!(windows) {
        ("Scripts", "python.exe")
    } else {
        ("bin", "python")
    };
    let found = place.join(programs).join(name);
    let library = place.join("installed");
    if !library.exists() {
        let first = if cfg!(windows) { "python" } else { "python3" };
        let mut make = Command::new(first);
        make.args(["-m", "venv"]).arg(&place);
        run(make).context("Python 3 with its venv module is needed (on Debian: python3-venv)")?;
        let mut install = Command::new(&found);
        install.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            LIBRARY,
        ]);
        run(install)?;
        fs::write(library, LIBRARY)?;
    }
    Ok(found)
}
