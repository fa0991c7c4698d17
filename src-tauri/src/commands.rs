//! The commands of the interface, generated from the one table in `wire`.

mod shell;

use std::sync::Arc;

use tauri::{AppHandle, Manager, WebviewWindow, Wry};
use wire::Problem;
#[cfg_attr(
    not(test),
    expect(
        clippy::wildcard_imports,
        reason = "the table names nearly every request"
    )
)]
use wire::commands::*;
use wire::view::{
    ColleaguesView, ConsequenceView, ContactDetails, ContactPage, ConversationPage,
    ConversationView, Explanation, HeldMessageRow, NotTakenView, NumberView, OptInPreview,
    PhoneState, PracticeView, SavedContact, SeatView, SwitchesView, TimelinePage, Totals, Troubles,
    WorkspaceView,
};

use crate::seats;
use crate::workspace::{Workspace, Workspaces};

macro_rules! adapters {
    (
        shell { $($(#[$_a:meta])* $shell:ident($shell_request:ty) -> $shell_response:ty;)+ }
        desk { $($(#[$_b:meta])* $desk:ident($desk_request:ty) -> $desk_response:ty;)+ }
        practice { $($(#[$_c:meta])* $practice:ident($practice_request:ty) -> $practice_response:ty;)+ }
    ) => {
        mod adapter {
            use super::*;

            $(#[tauri::command]
            pub(super) async fn $shell(window: WebviewWindow, request: $shell_request) -> Result<$shell_response, Problem> {
                shell::$shell(&window, request).await
            })+
            $(#[tauri::command]
            pub(super) async fn $desk(window: WebviewWindow, request: $desk_request) -> Result<$desk_response, Problem> {
                seats::desk_of(&window).await?.$desk(request).await
            })+
            $(#[tauri::command]
            pub(super) async fn $practice(
                app: AppHandle,
                request: $practice_request,
            ) -> Result<$practice_response, Problem> {
                let workspace = opened(&app).await?;
                workspace.practice.as_ref().ok_or(Problem::NoWorkspace)?.$practice(request).await
            })+
        }

        /// Answers every command of the table; one that is missing does not compile.
        pub(crate) fn handler() -> impl Fn(tauri::ipc::Invoke<Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![
                crate::changes::listen_to_changes,
                $(adapter::$shell,)+ $(adapter::$desk,)+ $(adapter::$practice,)+
            ]
        }
    };
}
wire::with_commands!(adapters);

/// The workspace of the main window.
pub(crate) async fn opened(app: &AppHandle) -> Result<Arc<Workspace>, Problem> {
    app.state::<Workspaces>()
        .current(app)
        .await?
        .ok_or(Problem::NoWorkspace)
}
