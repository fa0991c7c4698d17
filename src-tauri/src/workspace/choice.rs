//! Which workspace was chosen, as a small file in the app's folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use wire::view::WorkspaceKind;

#[derive(Serialize, Deserialize)]
struct Choice {
    workspace: WorkspaceKind,
}

/// A file that can't be read counts as no choice: the member chooses again and nothing else is touched.
pub(crate) fn remembered(folder: &Path) -> Option<WorkspaceKind> {
    let text = fs::read_to_string(path(folder)).ok()?;
    serde_json::from_str::<Choice>(&text)
        .ok()
        .map(|choice| choice.workspace)
}

/// Written beside and renamed, so that a cut leaves the old file or the new one.
pub(crate) fn remember(folder: &Path, workspace: WorkspaceKind) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let beside = path(folder).with_extension("new");
    fs::write(&beside, serde_json::to_vec(&Choice { workspace })?)?;
    fs::rename(beside, path(folder))
}

fn path(folder: &Path) -> PathBuf {
    folder.join("choice.json")
}
