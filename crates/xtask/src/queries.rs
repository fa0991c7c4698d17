//! The committed descriptions of the SQL queries, `crates/*/.sqlx`.
//!
//! A crate is compiled once more against an empty database with its schema, and sqlx writes down
//! what it finds. The result is kept by a hash of everything that can change it.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::place;
use crate::step::{cargo, run};

const CRATES: [&str; 2] = ["hub", "desk"];

/// Makes the committed descriptions say what the queries say now.
pub(crate) fn renew() -> Result<()> {
    for name in CRATES {
        let committed = committed(name);
        let fresh = read_files(&described(name)?)?;
        if read_files(&committed)? == fresh {
            continue;
        }
        if committed.exists() {
            fs::remove_dir_all(&committed).context("remove the old descriptions")?;
        }
        fs::create_dir_all(&committed)?;
        for (path, content) in fresh {
            fs::write(committed.join(path), content).context("write a description")?;
        }
    }
    Ok(())
}

/// Fails when the committed descriptions say anything else than the queries.
pub(crate) fn are_current() -> Result<()> {
    for name in CRATES {
        let committed = committed(name);
        if read_files(&committed)? != read_files(&described(name)?)? {
            bail!(
                "{} is out of date: run `cargo xtask codegen`",
                committed.display()
            );
        }
    }
    Ok(())
}

fn committed(name: &str) -> PathBuf {
    Path::new("crates").join(name).join(".sqlx")
}

/// The folder with the descriptions of a crate's queries as they are in its source.
fn described(name: &str) -> Result<PathBuf> {
    let home = Path::new("crates").join(name);
    let mut sources = read_files(&home)?;
    sources.retain(|path, _| !path.starts_with(".sqlx"));
    let hash = hash(&sources);

    let folder = std::path::absolute(place::target())?.join(format!("queries/{name}-{hash:016x}"));
    let done = folder.join("done");
    let descriptions = folder.join("sqlx");
    if done.exists() {
        return Ok(descriptions);
    }
    if folder.exists() {
        fs::remove_dir_all(&folder).context("remove what was left half made")?;
    }
    fs::create_dir_all(&descriptions).context("make the folder for the descriptions")?;
    let database = folder.join("schema.db");
    make_schema(&home.join("migrations"), &database)?;

    // The argument makes this compilation one of its own, never taken for the ordinary one.
    let apart = format!("-Cmetadata={hash:016x}");
    let mut compile = cargo(&[
        "rustc",
        "--package",
        name,
        "--lib",
        "--profile",
        "check",
        "--",
        &apart,
    ]);
    compile
        .env("SQLX_OFFLINE", "false")
        .env("SQLX_OFFLINE_DIR", &descriptions)
        .env(
            format!("{}_DATABASE_URL", name.to_uppercase()),
            format!("sqlite://{}", database.display()),
        );
    run(compile)?;
    fs::write(done, "")?;
    Ok(descriptions)
}

fn make_schema(migrations: &Path, database: &Path) -> Result<()> {
    // Chosen so that it shares what the tests build of sqlx.
    run(cargo(&[
        "build",
        "--quiet",
        "--workspace",
        "--features",
        "xtask/schema",
        "--bin",
        "schema",
    ]))?;
    let mut schema = Command::new(place::target().join("debug/schema"));
    schema.args([migrations, database]);
    run(schema)
}

fn hash(files: &BTreeMap<PathBuf, Vec<u8>>) -> u64 {
    let mut hasher = DefaultHasher::new();
    files.hash(&mut hasher);
    hasher.finish()
}

/// Every file below `folder` by its path from there; none when there is no such folder.
fn read_files(folder: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let Ok(entries) = fs::read_dir(&next) else {
            continue;
        };
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let content =
                    fs::read(&path).with_context(|| format!("read {}", path.display()))?;
                files.insert(path.strip_prefix(folder)?.to_owned(), content);
            }
        }
    }
    Ok(files)
}
