//! The shell: what only a desktop can do, and the place where workspaces are put together.

mod changes;
mod commands;
mod instance;
pub mod practice;
mod seats;
mod windows;
mod workspace;

use std::path::Path;

use instance::Instance;
use tauri::Manager;

/// Opens the app and returns when its main window is closed.
pub fn run() -> anyhow::Result<()> {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::from_default_env())
        .init();
    install_tls();
    tauri::Builder::default()
        .setup(|app| {
            let folder = app.path().app_data_dir()?;
            let instance = first_or_leave(&folder);
            instance.listen(app.handle().clone())?;
            app.manage(instance);
            app.manage(workspace::Workspaces::new(folder));
            app.manage(seats::Seats::default());
            app.manage(changes::Listeners::default());
            windows::open_main(app.handle())?;
            workspace::open_remembered(app.handle().clone());
            Ok(())
        })
        .on_window_event(windows::on_event)
        .invoke_handler(commands::handler())
        .run(tauri::generate_context!())?;
    Ok(())
}

/// The right to be the app on these files. Without it the program ends here: after the first one has come to the front,
/// or with the reason.
fn first_or_leave(folder: &Path) -> Instance {
    let left = match Instance::first(folder) {
        Ok(Some(instance)) => return instance,
        Ok(None) => instance::raise_first(folder),
        Err(error) => Err(error),
    };
    let Err(error) = left else {
        std::process::exit(0);
    };
    eprintln!("{error:#}");
    std::process::exit(1);
}

/// Chooses the TLS implementation for the whole process; a second call changes nothing.
pub fn install_tls() {
    let _already_chosen = rustls::crypto::ring::default_provider().install_default();
}
