//! macOS, Windows and other Linux: what is missing is named with the command that installs it.

use std::fs;

use anyhow::{Result, bail};

use super::Purpose;
use crate::step::answer;

const WEBVIEW2: &str =
    r"Software\WOW6432Node\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";

pub(super) fn name_missing(purpose: Purpose) -> Result<()> {
    let missing = if cfg!(target_os = "macos") {
        macos()
    } else if cfg!(windows) {
        windows()
    } else {
        linux(purpose)
    };
    match missing {
        Some(told) => bail!("{told}\nThen run this again."),
        None => Ok(()),
    }
}

fn macos() -> Option<String> {
    let there = answer("xcode-select", &["--print-path"]).is_some();
    (!there).then(|| "Apple's command line tools are missing:\n  xcode-select --install".to_owned())
}

fn windows() -> Option<String> {
    let there = ["HKLM", "HKCU"]
        .iter()
        .any(|hive| answer("reg", &["query", &format!(r"{hive}\{WEBVIEW2}")]).is_some());
    (!there).then(|| {
        "The WebView2 runtime is missing:\n  winget install Microsoft.EdgeWebView2Runtime"
            .to_owned()
    })
}

fn linux(purpose: Purpose) -> Option<String> {
    let builds = answer("pkg-config", &["--exists", "webkit2gtk-4.1"]).is_some();
    let programs = ["WebKitWebDriver", "dbus-run-session", "xdotool", "xvfb-run"];
    let tests = purpose < Purpose::Test || programs.into_iter().all(is_on_the_path);
    if builds && tests {
        return None;
    }
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let command = install_command(&release);
    Some(format!(
        "WebKitGTK 4.1 or what the window tests need is missing:\n  {command}"
    ))
}

fn is_on_the_path(program: &str) -> bool {
    answer("sh", &["-c", &format!("command -v {program}")]).is_some()
}

/// The command that installs everything on the system that `release` describes.
fn install_command(release: &str) -> &'static str {
    let family = |name: &str| {
        release
            .lines()
            .filter(|line| line.starts_with("ID=") || line.starts_with("ID_LIKE="))
            .any(|line| line.contains(name))
    };
    if family("arch") {
        "sudo pacman -S --needed base-devel webkit2gtk-4.1 xorg-server-xvfb dbus xdotool"
    } else if family("suse") {
        "sudo zypper install gcc pkgconf 'pkgconfig(webkit2gtk-4.1)' \
         /usr/bin/WebKitWebDriver /usr/bin/xvfb-run /usr/bin/dbus-run-session xdotool"
    } else {
        "sudo dnf install gcc pkgconf 'pkgconfig(webkit2gtk-4.1)' \
         /usr/bin/WebKitWebDriver /usr/bin/xvfb-run /usr/bin/dbus-run-session xdotool"
    }
}

#[cfg(test)]
mod tests {
    use super::install_command;

    #[test]
    fn each_family_of_linux_is_told_its_own_command() {
        for (release, start) in [
            ("ID=cachyos\nID_LIKE=arch\n", "sudo pacman"),
            (
                "ID=\"opensuse-leap\"\nID_LIKE=\"suse opensuse\"\n",
                "sudo zypper",
            ),
            ("ID=fedora\n", "sudo dnf"),
        ] {
            let told = install_command(release);
            assert!(told.starts_with(start), "{release:?} was told {told:?}");
        }
    }
}
