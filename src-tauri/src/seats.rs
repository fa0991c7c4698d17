//! Whose desk a window works on: the main window has the owner's, in Practice a colleague's window has theirs.

use std::collections::BTreeMap;
use std::sync::Arc;

use desk::Desk;
use engine::MemberId;
use tauri::{AppHandle, Manager, WebviewWindow};
use tokio::sync::Mutex;
use wire::Problem;

use crate::practice::Practice;
use crate::windows::{self, SEAT};
use crate::{changes, commands};

/// The desks of colleagues whose windows are open, by the labels of the windows.
#[derive(Debug, Default)]
pub(crate) struct Seats {
    desks: Mutex<BTreeMap<String, Arc<Desk>>>,
    /// Held while one is being opened, so that two presses open one; the desks that are open answer meanwhile.
    opening: Mutex<()>,
}

/// The desk that answers a window.
pub(crate) async fn desk_of(window: &WebviewWindow) -> Result<Arc<Desk>, Problem> {
    let app = window.app_handle();
    if window.label().starts_with(SEAT) {
        let desks = app.state::<Seats>();
        let desks = desks.desks.lock().await;
        return desks
            .get(window.label())
            .cloned()
            .ok_or(Problem::NoWorkspace);
    }
    Ok(Arc::clone(&commands::opened(app).await?.desk))
}

/// Opens a window as `member`, or brings theirs to the front.
pub(crate) async fn take(
    app: &AppHandle,
    practice: &Practice,
    member: MemberId,
) -> Result<(), Problem> {
    let known = practice.colleagues().find(|(known, _)| *known == member);
    let (_, name) = known.ok_or(Problem::NotFound)?;
    let label = windows::seat(member);
    let seats = app.state::<Seats>();
    let _alone = seats.opening.lock().await;
    if windows::raise_seat(app, &label) {
        return Ok(());
    }
    let desk = Arc::new(
        practice
            .desk_of(member)
            .await
            .map_err(|error| told(&error))?,
    );
    changes::forward(app.clone(), &desk, label.clone());
    seats.desks.lock().await.insert(label.clone(), desk);
    let opened = windows::open_seat(app, &label, member, name);
    if let Err(error) = opened {
        tracing::error!(%error, "a colleague's window did not open");
        seats.desks.lock().await.remove(&label);
        return Err(Problem::Internal);
    }
    Ok(())
}

/// Tells every colleague's desk that it is worth another try.
pub(crate) async fn wake(app: &AppHandle) {
    for desk in app.state::<Seats>().desks.lock().await.values() {
        desk.wake();
    }
}

/// The desk goes with its window, unless another window has taken the seat; what is unsent is in its outbox.
pub(crate) fn leave(app: &AppHandle, label: &str) {
    let (app, label) = (app.clone(), label.to_owned());
    tauri::async_runtime::spawn(async move {
        let seats = app.state::<Seats>();
        let _alone = seats.opening.lock().await;
        if app.get_webview_window(&label).is_none() {
            seats.desks.lock().await.remove(&label);
        }
    });
}

/// Why a desk did not open, as far as a member can do something about it.
fn told(error: &anyhow::Error) -> Problem {
    tracing::error!(
        error = wire::quiet(error.as_ref()),
        "a colleague's desk did not open"
    );
    error
        .downcast_ref::<Problem>()
        .cloned()
        .unwrap_or(Problem::Internal)
}
