//! What keeps the practice workspace from opening: something that may be gone at the next try, or its own files.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use wire::Problem;

/// Says nothing about what stands in the files.
const NOT_NOW: [ErrorKind; 4] = [
    ErrorKind::PermissionDenied,
    ErrorKind::ReadOnlyFilesystem,
    ErrorKind::ResourceBusy,
    ErrorKind::AddrInUse,
];

/// What the member is told.
pub(crate) fn problem(error: &anyhow::Error, folder: &Path) -> Problem {
    if let Some(problem) = error.downcast_ref::<Problem>() {
        return problem.clone();
    }
    match reason(error) {
        Some(ErrorKind::StorageFull) => Problem::NoRoom,
        Some(kind) if NOT_NOW.contains(&kind) => Problem::Storage,
        _ if !is_writable(folder) => Problem::Storage,
        _ => Problem::PracticeDamaged,
    }
}

fn reason(error: &anyhow::Error) -> Option<ErrorKind> {
    let cause = error
        .chain()
        .find_map(|cause| cause.downcast_ref::<io::Error>());
    cause.map(io::Error::kind)
}

/// Whether the files can be written at all: a store that can't be says so in words of its own.
fn is_writable(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else {
        return false;
    };
    let mut files = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_file());
    files.all(|file| fs::OpenOptions::new().append(true).open(file).is_ok())
}

/// Moves the workspace aside so that another can be begun. Returns where it is kept.
pub(crate) fn put_aside(folder: &Path) -> io::Result<PathBuf> {
    let mut names = (1..=u32::MAX).map(|number| beside(folder, number));
    let aside = names
        .find(|path| !path.exists())
        .ok_or(ErrorKind::AlreadyExists)?;
    match fs::rename(folder, &aside) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(aside),
    }
}

fn beside(folder: &Path, number: u32) -> PathBuf {
    let mut name = folder.as_os_str().to_owned();
    name.push(format!("-{number}"));
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;
    use tempfile::tempdir;

    use super::*;

    #[test]
    fn only_what_stands_in_the_files_is_called_damage() {
        let folder = tempdir().expect("a folder");
        let file = folder.path().join("hub.sqlite");
        fs::write(&file, "anything").expect("room");
        let told = |error: &anyhow::Error| problem(error, folder.path());
        let by_system = |kind| anyhow::Error::new(io::Error::from(kind)).context("open");

        assert_eq!(told(&anyhow!("no such table")), Problem::PracticeDamaged);
        assert_eq!(told(&Problem::HubAway.into()), Problem::HubAway);
        assert_eq!(told(&by_system(ErrorKind::StorageFull)), Problem::NoRoom);
        let locked = by_system(ErrorKind::ReadOnlyFilesystem);
        assert_eq!(told(&locked), Problem::Storage);
    }

    #[test]
    fn what_is_put_aside_never_takes_the_place_of_what_was_before() {
        let home = tempdir().expect("a folder");
        let folder = home.path().join("practice");
        for (number, words) in ["first", "second"].into_iter().enumerate() {
            fs::create_dir(&folder).expect("room");
            fs::write(folder.join("words"), words).expect("room");
            let aside = put_aside(&folder).expect("a free name");
            assert_eq!(
                aside,
                beside(&folder, u32::try_from(number).expect("few") + 1)
            );
            let kept = fs::read_to_string(aside.join("words")).expect("it is kept");
            assert_eq!(kept, words);
        }
        put_aside(&folder).expect("nothing to put aside is no trouble");
    }
}
