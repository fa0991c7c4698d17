//! One app at a time works on a member's files: a second start brings the first one's window to the front and ends.
//!
//! The lock is the operating system's and goes with the process, however it ends. Beside it stands where the first
//! app can be reached, with a word that only those who may read the member's files know.

use std::fs::{self, File, TryLockError};
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context;
use tauri::{AppHandle, Runtime};
use uuid::Uuid;

use crate::windows;

/// How long one app waits for the other's word.
const PATIENCE: Duration = Duration::from_secs(2);

/// The right to be the app on these files.
pub(crate) struct Instance {
    _lock: File,
    listener: TcpListener,
    word: String,
}

impl Instance {
    /// `None` when another app has these files open.
    pub(crate) fn first(folder: &Path) -> anyhow::Result<Option<Self>> {
        fs::create_dir_all(folder).context("make the app's folder")?;
        let lock = File::create(folder.join("running.lock")).context("open the lock")?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error).context("take the lock"),
        }
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("listen for a second start")?;
        let word = new_word();
        let address = format!("{}\n{word}", listener.local_addr()?);
        write_private(&address_of(folder), &address).context("say where the app can be reached")?;
        Ok(Some(Self {
            _lock: lock,
            listener,
            word,
        }))
    }

    /// Brings the main window to the front whenever the app is started again.
    pub(crate) fn listen<R: Runtime>(&self, app: AppHandle<R>) -> anyhow::Result<()> {
        let (listener, word) = (self.listener.try_clone()?, self.word.clone());
        std::thread::spawn(move || {
            for asked in listener.incoming().filter_map(Result::ok) {
                if let Err(error) = answer(&asked, &word, || windows::raise_main(&app)) {
                    tracing::warn!(%error, "a second start was not answered");
                }
            }
        });
        Ok(())
    }
}

/// Asks the app that is open to come to the front.
pub(crate) fn raise_first(folder: &Path) -> anyhow::Result<()> {
    let address = fs::read_to_string(address_of(folder)).context("find the app that is open")?;
    let (address, word) = address
        .split_once('\n')
        .context("find the app that is open")?;
    let ask = || -> io::Result<String> {
        let mut stream =
            TcpStream::connect_timeout(&address.parse().map_err(io::Error::other)?, PATIENCE)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        writeln!(stream, "{word}")?;
        let mut said = String::new();
        BufReader::new(stream).read_line(&mut said)?;
        Ok(said)
    };
    let said = ask().context("MultiLine is already open, but doesn't answer")?;
    anyhow::ensure!(
        said.trim() == "here",
        "MultiLine is already open, but another program answers"
    );
    Ok(())
}

fn answer(
    stream: &TcpStream,
    word: &str,
    raise: impl Fn() -> tauri::Result<()>,
) -> anyhow::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut said = String::new();
    BufReader::new(io::Read::take(stream, 64)).read_line(&mut said)?;
    anyhow::ensure!(said.trim() == word, "the word is wrong");
    raise()?;
    writeln!(&mut &*stream, "here")?;
    Ok(())
}

fn address_of(folder: &Path) -> PathBuf {
    folder.join("running.address")
}

#[expect(
    clippy::disallowed_methods,
    reason = "a secret is no id: nothing may tell it beforehand"
)]
fn new_word() -> String {
    Uuid::new_v4().to_string()
}

/// Others on this computer may not read it.
fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(text.as_bytes())
}
