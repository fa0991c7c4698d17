//! A screen and a session bus for what opens windows where there may be neither.

use std::env;
use std::ffi::OsStr;
use std::process::Command;

/// Whether a window could be shown to a person here.
pub(crate) fn is_there() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .into_iter()
            .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// `command` on a virtual display of its own; on macOS and Windows as it is.
pub(crate) fn virtual_for(command: Command) -> Command {
    if !cfg!(target_os = "linux") {
        return command;
    }
    let mut wrapped = Command::new("xvfb-run");
    wrapped
        .args([
            "--auto-servernum",
            "--server-args=-screen 0 1440x960x24 -nolisten tcp",
        ])
        .args(["dbus-run-session", "--"])
        .arg(command.get_program())
        .args(command.get_args())
        .envs(set_for(&command))
        .env_remove("WAYLAND_DISPLAY")
        .env("GDK_BACKEND", "x11")
        .env("GSETTINGS_BACKEND", "memory")
        .env("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1");
    wrapped
}

/// What the command's own environment adds.
fn set_for(command: &Command) -> impl Iterator<Item = (&OsStr, &OsStr)> {
    command
        .get_envs()
        .filter_map(|(name, value)| value.map(|value| (name, value)))
}
