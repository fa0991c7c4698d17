//! The windows of the app.

use tauri::{AppHandle, Manager, Runtime, WebviewUrl, WebviewWindowBuilder, Window, WindowEvent};

const MAIN: &str = "main";
const PHONE: &str = "phone";

pub(crate) fn open_main<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title("MultiLine")
        .inner_size(1360.0, 860.0)
        .min_inner_size(760.0, 520.0)
        .build()?;
    Ok(())
}

/// Opens the Guest phone, or brings the one that is open to the front.
pub(crate) fn open_phone<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    if let Some(phone) = app.get_webview_window(PHONE) {
        return phone.set_focus();
    }
    WebviewWindowBuilder::new(app, PHONE, WebviewUrl::App("phone.html".into()))
        .title("Guest phone")
        .inner_size(700.0, 780.0)
        .min_inner_size(560.0, 560.0)
        .build()?;
    Ok(())
}

/// The Guest phone alone is no app.
pub(crate) fn quit_with_main<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    if window.label() == MAIN && matches!(event, WindowEvent::Destroyed) {
        window.app_handle().exit(0);
    }
}
