//! The shell: what only a desktop can do, and the place where workspaces are put together.

mod changes;
mod commands;
mod instance;
pub mod practice;
mod windows;
mod workspace;

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
            let Some(instance) = Instance::first(&folder)? else {
                instance::raise_first(&folder)?;
                std::process::exit(0);
            };
            instance.listen(app.handle().clone())?;
            app.manage(instance);
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
