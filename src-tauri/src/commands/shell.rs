//! Commands that the shell answers itself.

use std::sync::Arc;

use tauri::{Manager, WebviewWindow};
use wire::Problem;
use wire::commands::{Nothing, OneContact, OneSeat, OpenGuestPhone, OpenWorkspace};
use wire::view::{PracticeTrouble, SeatView, Troubles, WorkspaceView};

use crate::practice::Practice;
use crate::workspace::{Workspace, Workspaces};
use crate::{seats, windows};

pub(super) async fn workspace(
    window: &WebviewWindow,
    _request: Nothing,
) -> Result<Option<WorkspaceView>, Problem> {
    match seats::desk_of(window).await {
        Ok(desk) => Ok(Some(desk.workspace())),
        // The owner has not chosen one yet. A colleague's window is there for the sake of its desk.
        Err(Problem::NoWorkspace) if window.label() == windows::MAIN => Ok(None),
        Err(problem) => Err(problem),
    }
}

pub(super) async fn open_workspace(
    window: &WebviewWindow,
    request: OpenWorkspace,
) -> Result<WorkspaceView, Problem> {
    let OpenWorkspace { kind, anew } = request;
    let app = window.app_handle();
    let workspace = app.state::<Workspaces>().choose(app, kind, anew).await?;
    Ok(workspace.desk.workspace())
}

pub(super) async fn open_guest_phone(
    window: &WebviewWindow,
    request: OpenGuestPhone,
) -> Result<(), Problem> {
    let workspace = opened(window).await?;
    let practice = practice(&workspace)?;
    let guest = match request.contact {
        Some(contact) => {
            let desk = seats::desk_of(window).await?;
            practice.guest_of(&desk.contact(OneContact { contact }).await?.identifiers)
        }
        None => None,
    };
    windows::open_phone(window.app_handle(), guest.as_deref()).map_err(|error| {
        tracing::error!(%error, "the Guest phone did not open");
        Problem::Internal
    })
}

pub(super) async fn seats(
    window: &WebviewWindow,
    _request: Nothing,
) -> Result<Vec<SeatView>, Problem> {
    let workspace = opened(window).await?;
    let colleagues = practice(&workspace)?.colleagues();
    let seat = |(member, name): (engine::MemberId, &str)| SeatView {
        member: member.to_string(),
        name: name.to_owned(),
    };
    Ok(colleagues.map(seat).collect())
}

pub(super) async fn open_seat(window: &WebviewWindow, request: OneSeat) -> Result<(), Problem> {
    let workspace = opened(window).await?;
    let member = request.member.parse().map_err(|_| Problem::NotFound)?;
    seats::take(window.app_handle(), practice(&workspace)?, member).await
}

pub(super) async fn troubles(
    window: &WebviewWindow,
    _request: Nothing,
) -> Result<Troubles, Problem> {
    let workspace = opened(window).await?;
    Ok(practice(&workspace)?.troubles())
}

/// The desk is told that it is worth another try, as a network that comes back would tell it.
pub(super) async fn cause_troubles(
    window: &WebviewWindow,
    request: Troubles,
) -> Result<Troubles, Problem> {
    let workspace = opened(window).await?;
    let practice = practice(&workspace)?;
    let full = request.running.contains(&PracticeTrouble::DiskFull);
    workspace.desk.fill_disk(full).await?;
    practice.cause(request);
    workspace.desk.wake();
    seats::wake(window.app_handle()).await;
    Ok(practice.troubles())
}

async fn opened(window: &WebviewWindow) -> Result<Arc<Workspace>, Problem> {
    super::opened(window.app_handle()).await
}

fn practice(workspace: &Workspace) -> Result<&Practice, Problem> {
    workspace.practice.as_ref().ok_or(Problem::NoWorkspace)
}
