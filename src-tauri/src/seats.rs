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
pub(crate) struct Seats(Mutex<BTreeMap<String, Arc<Desk>>>);

/// The desk that answers a window.
pub(crate) async fn desk_of(window: &WebviewWindow) -> Result<Arc<Desk>, Problem> {
    let app = window.app_handle();
    if window.label().starts_with(SEAT) {
        let seats = app.state::<Seats>();
        let desks = seats.0.lock().await;
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
) -> anyhow::Result<()> {
    let known = practice.colleagues().find(|(known, _)| *known == member);
    let (_, name) = known.ok_or(Problem::NotFound)?;
    let label = windows::seat(member);
    let seats = app.state::<Seats>();
    let mut desks = seats.0.lock().await;
    if !desks.contains_key(&label) {
        let desk = Arc::new(practice.desk_of(member).await?);
        changes::forward(app.clone(), &desk, label.clone());
        desks.insert(label.clone(), desk);
    }
    windows::open_seat(app, &label, member, name)?;
    Ok(())
}

/// Tells every colleague's desk that it is worth another try.
pub(crate) async fn wake(app: &AppHandle) {
    for desk in app.state::<Seats>().0.lock().await.values() {
        desk.wake();
    }
}

/// The desk goes with its window; what it has not sent yet is in its outbox.
pub(crate) fn leave(app: &AppHandle, label: &str) {
    let (app, label) = (app.clone(), label.to_owned());
    tauri::async_runtime::spawn(async move {
        app.state::<Seats>().0.lock().await.remove(&label);
    });
}
