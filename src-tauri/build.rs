//! Builds the interface, so that one `cargo run` makes a whole app.

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

/// Set when `ui/dist` is already there and must be taken as it is.
const PREBUILT: &str = "MULTILINE_UI_PREBUILT";

/// The one command beside the table: a page hears of its desk over a channel, which the table has no type for.
const LISTEN: &str = "listen_to_changes";

const WATCHED: [&str; 10] = [
    "src-tauri/capabilities",
    "ui/index.html",
    "ui/messages",
    "ui/package-lock.json",
    "ui/phone.html",
    "ui/project.inlang/settings.json",
    "ui/src",
    "ui/svelte.config.js",
    "ui/tsconfig.json",
    "ui/vite.config.ts",
];

fn main() -> Result<(), Box<dyn Error>> {
    for path in WATCHED {
        println!("cargo:rerun-if-changed={path}");
    }
    println!("cargo:rerun-if-env-changed={PREBUILT}");

    // Without the feature the window loads the dev server's pages, and nothing is embedded.
    let embedded = env::var_os("CARGO_FEATURE_CUSTOM_PROTOCOL").is_some();
    if embedded && env::var_os(PREBUILT).is_none() {
        build_interface(Path::new("ui"))?;
    }

    // Naming the commands puts each behind a permission of its own: a window may call only what its capability lists.
    let commands = [wire::commands::COMMANDS, &[LISTEN]].concat().leak();
    let manifest = tauri_build::AppManifest::new().commands(commands);
    let attributes = tauri_build::Attributes::new()
        .app_manifest(manifest)
        .capabilities_path_pattern("./src-tauri/capabilities/**/*");
    tauri_build::try_build(attributes).map_err(|error| format!("{error:#}").into())
}

fn build_interface(ui: &Path) -> Result<(), Box<dyn Error>> {
    if packages_are_stale(ui) {
        npm(ui, &["ci", "--no-audit", "--no-fund"])?;
    }
    npm(ui, &["run", "--silent", "build"])
}

/// Whether what is installed is older than what the lock file asks for.
fn packages_are_stale(ui: &Path) -> bool {
    let installed = changed_at(&ui.join("node_modules/.package-lock.json"));
    installed.is_none() || installed < changed_at(&ui.join("package-lock.json"))
}

fn changed_at(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}

fn npm(ui: &Path, arguments: &[&str]) -> Result<(), Box<dyn Error>> {
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let output = Command::new(program)
        .args(arguments)
        .current_dir(ui)
        .output()
        .map_err(|error| format!("npm did not start ({error}); install Node.js 20.19 or newer"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stdout);
    let complained = String::from_utf8_lossy(&output.stderr);
    Err(format!(
        "`npm {}` failed in ui/:\n{said}\n{complained}",
        arguments.join(" ")
    )
    .into())
}
