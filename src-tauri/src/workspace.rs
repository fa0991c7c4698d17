//! The open workspace of the app, and which one to open at the next start.

mod choice;

use std::path::PathBuf;
use std::sync::Arc;

use desk::Desk;
use tauri::{AppHandle, Manager, Runtime};
use tokio::sync::Mutex;
use wire::Problem;
use wire::view::WorkspaceKind;

use crate::practice::{Practice, PracticeConfig, damage};
use crate::windows::MAIN;

/// What a command works on.
pub(crate) struct Workspace {
    pub(crate) desk: Arc<Desk>,
    pub(crate) practice: Option<Practice>,
}

/// At most one workspace is open; opening waits for an opening that is under way.
pub(crate) struct Workspaces {
    folder: PathBuf,
    open: Mutex<Option<Arc<Workspace>>>,
}

impl Workspaces {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            open: Mutex::new(None),
        }
    }

    /// The open workspace, opened now if one was chosen at an earlier start.
    pub(crate) async fn current<R: Runtime>(
        &self,
        app: &AppHandle<R>,
    ) -> Result<Option<Arc<Workspace>>, Problem> {
        let mut open = self.open.lock().await;
        if open.is_none()
            && let Some(kind) = choice::remembered(&self.folder)
        {
            *open = Some(self.assemble(app, kind).await?);
        }
        Ok(open.clone())
    }

    /// Opens a workspace of this kind and remembers the choice; `anew` puts one that can't be opened aside.
    pub(crate) async fn choose<R: Runtime>(
        &self,
        app: &AppHandle<R>,
        kind: WorkspaceKind,
        anew: bool,
    ) -> Result<Arc<Workspace>, Problem> {
        let mut open = self.open.lock().await;
        if let Some(workspace) = open.as_ref() {
            return Ok(workspace.clone());
        }
        if anew && kind == WorkspaceKind::Practice {
            let aside = damage::put_aside(&self.practice_folder());
            aside.map_err(|error| {
                tracing::error!(%error, "the practice workspace can't be put aside");
                Problem::Storage
            })?;
        }
        let workspace = self.assemble(app, kind).await?;
        choice::remember(&self.folder, kind).map_err(|error| {
            tracing::error!(%error, "the choice of workspace was not stored");
            Problem::Storage
        })?;
        *open = Some(workspace.clone());
        Ok(workspace)
    }

    async fn assemble<R: Runtime>(
        &self,
        app: &AppHandle<R>,
        kind: WorkspaceKind,
    ) -> Result<Arc<Workspace>, Problem> {
        let (desk, practice) = match kind {
            WorkspaceKind::Practice => {
                let (desk, practice) = self.practice().await?;
                (desk, Some(practice))
            }
            // They need a provider account or an organization's hub, which this version can't sign in to.
            WorkspaceKind::Solo | WorkspaceKind::Team => return Err(Problem::NoWorkspace),
        };
        crate::changes::forward(app.clone(), &desk, MAIN.to_owned());
        Ok(Arc::new(Workspace { desk, practice }))
    }

    fn practice_folder(&self) -> PathBuf {
        self.folder.join("practice")
    }

    async fn practice(&self) -> Result<(Arc<Desk>, Practice), Problem> {
        let started = async {
            let config = PracticeConfig::real_time(self.practice_folder())?;
            let practice = Practice::start(config).await?;
            let desk = practice.desk_of_owner().await?;
            anyhow::Ok((Arc::new(desk), practice))
        };
        started.await.map_err(|error| {
            tracing::error!(?error, "the practice workspace did not start");
            damage::problem(&error, &self.practice_folder())
        })
    }
}

/// Starts on the workspace before the page asks for it.
pub(crate) fn open_remembered<R: Runtime>(app: AppHandle<R>) {
    tauri::async_runtime::spawn(async move {
        if let Err(problem) = app.state::<Workspaces>().current(&app).await {
            tracing::error!(%problem, "the workspace did not open");
        }
    });
}
