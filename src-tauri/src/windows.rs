//! The windows of the app.

use engine::MemberId;
use tauri::{
    AppHandle, Manager, Runtime, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Window,
    WindowEvent,
};

use crate::seats;

pub(crate) const MAIN: &str = "main";
/// How the labels of colleagues' windows begin.
pub(crate) const SEAT: &str = "seat-";
const PHONE: &str = "phone";

pub(crate) fn open_main<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    inbox(app, MAIN, WebviewUrl::default(), "MultiLine")
}

/// Brings the window of a colleague to the front; `false` if there is none.
pub(crate) fn raise_seat<R: Runtime>(app: &AppHandle<R>, label: &str) -> bool {
    let Some(open) = app.get_webview_window(label) else {
        return false;
    };
    if let Err(error) = raise(&open) {
        tracing::warn!(%error, "a colleague's window did not come forward");
    }
    true
}

/// Opens the window of a colleague. The page keeps their places apart by `as`.
pub(crate) fn open_seat<R: Runtime>(
    app: &AppHandle<R>,
    label: &str,
    member: MemberId,
    name: &str,
) -> tauri::Result<()> {
    let page = WebviewUrl::App(format!("index.html?as={member}").into());
    inbox(app, label, page, &format!("MultiLine – {name}"))
}

pub(crate) fn seat(member: MemberId) -> String {
    format!("{SEAT}{member}")
}

fn inbox<R: Runtime>(
    app: &AppHandle<R>,
    label: &str,
    page: WebviewUrl,
    title: &str,
) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, label, page)
        .title(title)
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

/// Without the main window there is no app; a colleague's window gives up their seat.
pub(crate) fn on_event(window: &Window, event: &WindowEvent) {
    if !matches!(event, WindowEvent::Destroyed) {
        return;
    }
    match window.label() {
        MAIN => window.app_handle().exit(0),
        label if label.starts_with(SEAT) => seats::leave(window.app_handle(), label),
        _ => {}
    }
}
