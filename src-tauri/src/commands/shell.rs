//! Commands that the shell answers itself.

use tauri::{AppHandle, Manager};
use wire::Problem;
use wire::commands::{Nothing, OneContact, OpenGuestPhone, OpenWorkspace};
use wire::view::{PracticeTrouble, Troubles, WorkspaceView};

use crate::windows;
use crate::workspace::Workspaces;

pub(super) async fn workspace(
    app: &AppHandle,
    _request: Nothing,
) -> Result<Option<WorkspaceView>, Problem> {
    let open = app.state::<Workspaces>().current(app).await?;
    Ok(open.map(|workspace| workspace.desk.workspace()))
}

pub(super) async fn open_workspace(
    app: &AppHandle,
    request: OpenWorkspace,
) -> Result<WorkspaceView, Problem> {
    let OpenWorkspace { kind, anew } = request;
    let workspace = app.state::<Workspaces>().choose(app, kind, anew).await?;
    Ok(workspace.desk.workspace())
}

pub(super) async fn open_guest_phone(
    app: &AppHandle,
    request: OpenGuestPhone,
) -> Result<(), Problem> {
    let workspace = super::opened(app).await?;
    let practice = workspace.practice.as_ref().ok_or(Problem::NoWorkspace)?;
    let guest = match request.contact {
        Some(contact) => {
            let known = workspace.desk.contact(OneContact { contact }).await?;
            practice.guest_of(&known.identifiers)
        }
        None => None,
    };
    windows::open_phone(app, guest.as_deref()).map_err(|error| {
        tracing::error!(%error, "the Guest phone did not open");
        Problem::Internal
    })
}

pub(super) async fn troubles(app: &AppHandle, _request: Nothing) -> Result<Troubles, Problem> {
    let workspace = super::opened(app).await?;
    let practice = workspace.practice.as_ref();
    Ok(practice.ok_or(Problem::NoWorkspace)?.troubles())
}

/// The desk is told that it is worth another try, as a network that comes back would tell it.
pub(super) async fn cause_troubles(
    app: &AppHandle,
    request: Troubles,
) -> Result<Troubles, Problem> {
    let workspace = super::opened(app).await?;
    let practice = workspace.practice.as_ref().ok_or(Problem::NoWorkspace)?;
    let full = request.running.contains(&PracticeTrouble::DiskFull);
    workspace.desk.fill_disk(full).await?;
    practice.cause(request);
    workspace.desk.wake();
    Ok(practice.troubles())
}
