//! The shell: what only a desktop can do, and the place where workspaces are put together.

mod changes;
mod commands;
pub mod practice;
mod windows;
mod workspace;

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
            app.manage(workspace::Workspaces::new(folder));
            windows::open_main(app.handle())?;
            workspace::open_remembered(app.handle().clone());
            Ok(())
        })
        .on_window_event(windows::quit_with_main)
        .invoke_handler(commands::handler())
        .run(tauri::generate_context!())?;
    Ok(())
}

/// Chooses the TLS implementation for the whole process; a second call changes nothing.
pub fn install_tls() {
    let _already_chosen = rustls::crypto::ring::default_provider().install_default();
}
