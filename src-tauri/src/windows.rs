//! The windows of the app.

use tauri::{
    AppHandle, Manager, Runtime, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Window,
    WindowEvent,
};

const MAIN: &str = "main";
const PHONE: &str = "phone";

pub(crate) fn open_main<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title("MultiLine")
        .inner_size(1360.0, 860.0)
        .min_inner_size(760.0, 520.0)
        .zoom_hotkeys_enabled(true)
        .build()?;
    Ok(())
}

/// Brings the main window to the front, where the member asked for the app once more.
pub(crate) fn raise_main<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    match app.get_webview_window(MAIN) {
        Some(main) => raise(&main),
        None => Ok(()),
    }
}

fn raise<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    window.unminimize()?;
    window.show()?;
    window.set_focus()
}

/// Opens the Guest phone, or brings the one that is open to the front; with the guest of this id in hand.
pub(crate) fn open_phone<R: Runtime>(app: &AppHandle<R>, guest: Option<&str>) -> tauri::Result<()> {
    if let Some(phone) = app.get_webview_window(PHONE) {
        if let Some(guest) = guest {
            phone.eval(format!("location.hash = {}", serde_json::json!(guest)))?;
        }
        return raise(&phone);
    }
    let page = format!("phone.html#{}", guest.unwrap_or_default());
    WebviewWindowBuilder::new(app, PHONE, WebviewUrl::App(page.into()))
        .title("Guest phone")
        .inner_size(700.0, 780.0)
        .min_inner_size(560.0, 560.0)
        .zoom_hotkeys_enabled(true)
        .build()?;
    Ok(())
}

/// The Guest phone alone is no app.
pub(crate) fn quit_with_main<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    if window.label() == MAIN && matches!(event, WindowEvent::Destroyed) {
        window.app_handle().exit(0);
    }
}
