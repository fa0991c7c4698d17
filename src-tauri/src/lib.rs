//! The shell: what only a desktop can do.

use tauri::{App, WebviewUrl, WebviewWindowBuilder};

/// Opens the app and returns when its last window is closed.
pub fn run() -> anyhow::Result<()> {
    tauri::Builder::default()
        .setup(|app| Ok(open_main_window(app)?))
        .run(tauri::generate_context!())?;
    Ok(())
}

fn open_main_window(app: &App) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
        .title("MultiLine")
        .inner_size(1360.0, 860.0)
        .min_inner_size(760.0, 520.0)
        .build()?;
    Ok(())
}
