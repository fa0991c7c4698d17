//! Changes of a desk, handed to the window that works on it.

use desk::Desk;
use tauri::{AppHandle, Emitter, Runtime};
use tokio::sync::broadcast::error::RecvError;
use wire::view::Changes;

const EVENT: &str = "changes";

/// Forwards until the desk is closed. A window that was too slow is told to load its pages again.
pub(crate) fn forward<R: Runtime>(app: AppHandle<R>, desk: &Desk, window: String) {
    let mut changes = desk.changes();
    tauri::async_runtime::spawn(async move {
        loop {
            let batch = match changes.recv().await {
                Ok(batch) => batch,
                Err(RecvError::Lagged(_)) => Changes {
                    overflow: true,
                    ..Changes::default()
                },
                Err(RecvError::Closed) => return,
            };
            if let Err(error) = app.emit_to(window.as_str(), EVENT, batch) {
                tracing::warn!(%error, "changes did not reach the window");
            }
        }
    });
}
