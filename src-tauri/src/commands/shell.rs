//! Commands that the shell answers itself.

use tauri::{AppHandle, Manager};
use wire::Problem;
use wire::commands::{Nothing, OpenWorkspace};
use wire::view::WorkspaceView;

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
    let workspace = app.state::<Workspaces>().choose(app, request.kind).await?;
    Ok(workspace.desk.workspace())
}

pub(super) async fn open_guest_phone(app: &AppHandle, _request: Nothing) -> Result<(), Problem> {
    super::opened(app).await?;
    windows::open_phone(app).map_err(|error| {
        tracing::error!(%error, "the Guest phone did not open");
        Problem::Internal
    })
}
