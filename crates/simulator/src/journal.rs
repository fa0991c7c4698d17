//! The file that survives a restart: one line of JSON per change, each line whole or not there.

use std::{
    fs::{self, File, OpenOptions},
    io::Write,
    path::Path,
};

use anyhow::{Context, Result};

use crate::record::Record;

/// An open journal.
#[derive(Debug)]
pub(crate) struct Journal {
    file: File,
}

/// Reads the changes of an earlier run; a torn last line is as if it had not been written.
pub(crate) fn read(path: &Path) -> Result<Vec<Vec<Record>>> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error).context("read the simulator's journal"),
    };
    let whole = bytes.iter().rposition(|byte| *byte == b'\n');
    let text = bytes.get(..whole.unwrap_or(0)).unwrap_or_default();
    text.split(|byte| *byte == b'\n')
        .enumerate()
        .filter(|(_, line)| !line.is_empty())
        .map(|(at, line)| {
            serde_json::from_slice(line).with_context(|| format!("journal line {}", at + 1))
        })
        .collect()
}

impl Journal {
    /// Begins a journal anew with these facts, replacing the file in one step.
    pub(crate) fn begin(path: &Path, facts: &[Record]) -> Result<Self> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).context("make the journal's folder")?;
        }
        let fresh = path.with_extension("fresh");
        let mut file = File::create(&fresh).context("write a fresh journal")?;
        for fact in facts {
            file.write_all(&line(std::slice::from_ref(fact))?)?;
        }
        file.sync_all().context("store the fresh journal")?;
        fs::rename(&fresh, path).context("put the fresh journal in place")?;
        let file = OpenOptions::new()
            .append(true)
            .open(path)
            .context("open the journal")?;
        Ok(Self { file })
    }

    /// Writes one change down.
    pub(crate) fn append(&mut self, records: &[Record]) -> Result<()> {
        self.file
            .write_all(&line(records)?)
            .context("append to the simulator's journal")
    }
}

fn line(records: &[Record]) -> Result<Vec<u8>> {
    let mut line = serde_json::to_vec(records)?;
    line.push(b'\n');
    Ok(line)
}
