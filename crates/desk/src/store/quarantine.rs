//! Putting a store aside that can't be used, so that a kill at any moment loses nothing.
//!
//! What waits to be salvaged says so by its name, `damaged-N` or `replaced-N`; only when what it held is in the new
//! store does it become `salvaged-N`. It is never erased to continue.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use wire::view::RepairCause;

use super::file::{COMPANIONS, beside};

/// Left beside a store that showed damage while it was in use.
const NOTE: &str = ".damaged";
const SALVAGED: &str = "salvaged";

/// A file that was put aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Aside {
    pub(super) number: u32,
    pub(super) cause: RepairCause,
    pub(super) path: PathBuf,
}

fn word(cause: RepairCause) -> &'static str {
    match cause {
        RepairCause::Damaged => "damaged",
        RepairCause::OtherVersion => "replaced",
    }
}

/// Moves the store out of the way; its salvage is still to come.
pub(super) fn put_aside(file: &Path, cause: RepairCause) -> anyhow::Result<()> {
    let target = named(file, word(cause), free_number(file)?);
    fs::rename(file, &target).context("put the store aside")?;
    tracing::error!(
        ?cause,
        "the store can't be used; it was put aside and a new one is begun"
    );
    finish(file)
}

/// Ends a move that a kill cut short: without its file, what lies beside it belongs to what was put aside.
pub(super) fn finish(file: &Path) -> anyhow::Result<()> {
    if file.exists() {
        return Ok(());
    }
    let latest = waiting(file)?.pop().map(|aside| aside.path);
    let owner = match latest {
        Some(path) => path,
        None => named(file, word(RepairCause::Damaged), free_number(file)?),
    };
    for suffix in COMPANIONS {
        let (from, to) = (beside(file, suffix), beside(&owner, suffix));
        if from.exists() && !to.exists() {
            fs::rename(from, to).context("put aside what lies beside the store")?;
        }
    }
    let note = beside(file, NOTE);
    if note.exists() {
        fs::remove_file(note).context("take the note of damage away")?;
    }
    Ok(())
}

/// Files that were put aside and not salvaged, oldest first.
pub(super) fn waiting(file: &Path) -> anyhow::Result<Vec<Aside>> {
    let mut found = Vec::new();
    for cause in [RepairCause::Damaged, RepairCause::OtherVersion] {
        let numbers = numbers(file, word(cause))?;
        found.extend(numbers.into_iter().map(|number| Aside {
            number,
            cause,
            path: named(file, word(cause), number),
        }));
    }
    found.sort_unstable_by_key(|aside| aside.number);
    Ok(found)
}

/// What the file held is in the new store: its name says so from now on.
pub(super) fn done(file: &Path, aside: &Aside) -> anyhow::Result<()> {
    let target = named(file, SALVAGED, aside.number);
    for suffix in COMPANIONS {
        let companion = beside(&aside.path, suffix);
        if companion.exists() {
            fs::rename(companion, beside(&target, suffix)).context("rename a salvaged log")?;
        }
    }
    fs::rename(&aside.path, target).context("rename a salvaged store")
}

/// Where the file with this number is once it was salvaged.
pub(super) fn salvaged(file: &Path, number: u32) -> PathBuf {
    named(file, SALVAGED, number)
}

/// Erases a salvaged file that holds nothing which isn't elsewhere.
pub(super) fn erase(file: &Path, number: u32) -> anyhow::Result<()> {
    let path = salvaged(file, number);
    let companions = COMPANIONS.iter().map(|suffix| beside(&path, suffix));
    for path in companions
        .chain([path.clone()])
        .filter(|path| path.exists())
    {
        fs::remove_file(path).context("erase a salvaged store")?;
    }
    Ok(())
}

pub(super) fn is_noted(file: &Path) -> bool {
    beside(file, NOTE).exists()
}

/// Leaves a note for the next opening.
pub(super) fn note(file: &Path) {
    if let Err(error) = fs::write(beside(file, NOTE), []) {
        tracing::error!(%error, "the damage can't be noted");
    }
}

fn named(file: &Path, word: &str, number: u32) -> PathBuf {
    beside(file, &format!(".{word}-{number}"))
}

/// Above every number in use.
fn free_number(file: &Path) -> anyhow::Result<u32> {
    let words = ["damaged", "replaced", SALVAGED];
    let mut highest = 0;
    for word in words {
        highest = numbers(file, word)?.into_iter().fold(highest, u32::max);
    }
    Ok(highest + 1)
}

/// Numbers of the files `<store>.<word>-<number>`, their companions aside.
fn numbers(file: &Path, word: &str) -> anyhow::Result<Vec<u32>> {
    let folder = file.parent().context("the store's folder")?;
    let name = file.file_name().context("the store's name")?;
    let start = format!("{}.{word}-", name.to_string_lossy());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).context("look through the store's folder")? {
        let name = entry
            .context("look through the store's folder")?
            .file_name();
        let number = name
            .to_string_lossy()
            .strip_prefix(&start)
            .and_then(|number| number.parse::<u32>().ok());
        found.extend(number);
    }
    Ok(found)
}
