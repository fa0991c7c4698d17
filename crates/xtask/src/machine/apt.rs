//! Debian and its relatives: missing packages are installed, after saying so.

use std::io::{IsTerminal, stdin};
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use super::Purpose;
use crate::step::{answer, run};

const PACKAGES: [(Purpose, &str); 11] = [
    (Purpose::Run, "build-essential"),
    (Purpose::Run, "ca-certificates"),
    (Purpose::Run, "libwebkit2gtk-4.1-dev"),
    (Purpose::Run, "pkg-config"),
    (Purpose::Test, "dbus-daemon"),
    (Purpose::Test, "webkit2gtk-driver"),
    (Purpose::Test, "xauth"),
    (Purpose::Test, "xdotool"),
    (Purpose::Test, "xvfb"),
    (Purpose::Tour, "fonts-noto-cjk"),
    (Purpose::Tour, "fonts-noto-color-emoji"),
];

pub(super) fn is_here() -> bool {
    Path::new("/etc/debian_version").exists() && answer("apt-get", &["--version"]).is_some()
}

pub(super) fn install_missing(purpose: Purpose) -> Result<()> {
    let missing: Vec<&str> = PACKAGES
        .iter()
        .filter(|(needed_for, name)| *needed_for <= purpose && !is_installed(name))
        .map(|(_, name)| *name)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("These system packages are missing and will now be installed:");
    println!("  {}", missing.join(" "));
    let Some(rights) = rights() else {
        bail!(
            "neither root nor sudo: install them, then run this again:\n  apt-get install {}",
            missing.join(" ")
        );
    };
    run(apt(&rights, &["update"]))?;
    let mut install = apt(&rights, &["install", "--yes", "--no-install-recommends"]);
    install.args(missing);
    run(install)
}

fn is_installed(package: &str) -> bool {
    answer("dpkg-query", &["--show", "--showformat=${Status}", package])
        .is_some_and(|status| status == "install ok installed")
}

/// The words before `apt-get` that give it the right to install.
fn rights() -> Option<Vec<&'static str>> {
    if answer("id", &["-u"]).as_deref() == Some("0") {
        return Some(vec![]);
    }
    answer("sudo", &["--version"])?;
    // Nobody is there to type a password without a terminal.
    Some(if stdin().is_terminal() {
        vec!["sudo"]
    } else {
        vec!["sudo", "--non-interactive"]
    })
}

fn apt(rights: &[&str], arguments: &[&str]) -> Command {
    let words = [
        rights,
        &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"],
        arguments,
    ]
    .concat();
    let (program, rest) = words.split_first().expect("at least `env` is there");
    let mut command = Command::new(program);
    command.args(rest);
    command
}
