//! Memory of a program and everything it started.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};

/// In bytes; what several processes share counts in part for each (PSS).
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Memory {
    pub(crate) processes: usize,
    pub(crate) pss: u64,
    pub(crate) private: u64,
}

pub(crate) fn held_by(process: u32) -> Result<Memory> {
    let mut children: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for entry in fs::read_dir("/proc")? {
        let name = entry?.file_name();
        let Some(id) = name.to_str().and_then(|name| name.parse().ok()) else {
            continue;
        };
        if let Some(parent) = parent(id) {
            children.entry(parent).or_default().push(id);
        }
    }
    let mut memory = Memory::default();
    let mut family = vec![process];
    while let Some(id) = family.pop() {
        family.extend(children.remove(&id).unwrap_or_default());
        let rollup = fs::read_to_string(format!("/proc/{id}/smaps_rollup"))
            .with_context(|| format!("read the memory of process {id}"))?;
        memory.processes += 1;
        memory.pss += sum(&rollup, &["Pss:"]);
        memory.private += sum(&rollup, &["Private_Clean:", "Private_Dirty:"]);
    }
    Ok(memory)
}

/// Of a process that is still there.
fn parent(id: u32) -> Option<u32> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("PPid:"))?;
    line.trim().parse().ok()
}

fn sum(rollup: &str, names: &[&str]) -> u64 {
    let kilobytes = rollup.lines().filter_map(|line| {
        let (name, rest) = line.split_once(char::is_whitespace)?;
        let value = rest.trim().strip_suffix(" kB")?;
        names.contains(&name).then(|| value.parse::<u64>().ok())?
    });
    kilobytes.sum::<u64>() * 1024
}
