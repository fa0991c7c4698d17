//! Changes of a desk, handed to the window that works on it and to no other.
//!
//! A channel of its own for each window: events of the shell reach every page that listens, whomever they name.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use desk::Desk;
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, Runtime, State, WebviewWindow};
use tokio::sync::broadcast::error::RecvError;
use wire::view::Changes;

/// The pages that listen, by the labels of their windows; one that is loaded again takes the place of what it was.
#[derive(Default)]
pub(crate) struct Listeners(Mutex<BTreeMap<String, Channel<Changes>>>);

/// The page of this window wants to hear of its desk.
#[tauri::command]
#[expect(
    clippy::needless_pass_by_value,
    reason = "the shell hands its arguments over"
)]
pub(crate) fn listen_to_changes(
    window: WebviewWindow,
    listeners: State<'_, Listeners>,
    channel: Channel<Changes>,
) {
    let mut open = listeners.0.lock().unwrap_or_else(PoisonError::into_inner);
    open.insert(window.label().to_owned(), channel);
}

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
                Err(RecvError::Closed) => return app.state::<Listeners>().forget(&window),
            };
            app.state::<Listeners>().tell(&window, batch);
        }
    });
}

impl Listeners {
    /// A page that doesn't listen yet loads everything when it does.
    fn tell(&self, window: &str, batch: Changes) {
        let open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(channel) = open.get(window) else {
            return;
        };
        if let Err(error) = channel.send(batch) {
            tracing::warn!(%error, "changes did not reach the window");
        }
    }

    fn forget(&self, window: &str) {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.remove(window);
    }
}
