//! How files are laid out.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{ROOT, told};

/// A text file of the project and what it says.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    pub(crate) fn has_ending(&self, endings: &[&str]) -> bool {
        Path::new(&self.path)
            .extension()
            .is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted))
    }
}

/// Every file that is or would be committed, without pictures and lock files.
pub(crate) fn all() -> Result<Vec<File>> {
    let listed = told(
        "git",
        &["ls-files", "--cached", "--others", "--exclude-standard"],
    )?;
    let files = listed
        .lines()
        .filter(|path| !path.ends_with("lock") && !path.ends_with("lock.json"));
    let read = files.filter_map(|path| {
        let text = fs::read_to_string(Path::new(ROOT).join(path)).ok()?;
        Some(File {
            path: path.to_owned(),
            text,
        })
    });
    Ok(read.collect())
}

fn is_generated(file: &File) -> bool {
    file.path == "ui/src/host/bindings.ts" || file.path.contains("/.sqlx/")
}

#[test]
fn no_file_is_longer_than_four_hundred_lines() -> Result<()> {
    for file in all()? {
        let code = file.has_ending(&["css", "js", "rs", "sql", "svelte", "ts"]);
        let lines = file.text.lines().count();
        let short = !code || is_generated(&file) || lines <= 400;
        assert!(
            short,
            "{} has {lines} lines: give its ideas files of their own",
            file.path
        );
    }
    Ok(())
}

#[test]
fn a_module_lies_beside_its_folder() -> Result<()> {
    for file in all()? {
        let beside = !file.path.ends_with("mod.rs") || file.path.ends_with("/support/mod.rs");
        assert!(
            beside,
            "{} belongs one folder up, under the folder's name",
            file.path
        );
    }
    Ok(())
}

#[test]
fn every_rust_file_says_first_what_it_is() -> Result<()> {
    for file in all()? {
        let said = !file.has_ending(&["rs"]) || file.text.starts_with("//! ");
        assert!(
            said,
            "{} does not begin with a sentence on what it is",
            file.path
        );
    }
    Ok(())
}

#[test]
fn every_table_is_strict() -> Result<()> {
    for file in all()? {
        if !file.has_ending(&["sql"]) {
            continue;
        }
        let said: Vec<&str> = file
            .text
            .lines()
            .filter_map(|line| line.split("--").next())
            .collect();
        for statement in said.join("\n").split(';') {
            let strict = !statement.contains("CREATE TABLE") || statement.contains("STRICT");
            assert!(
                strict,
                "{} makes a table that is not STRICT: {statement}",
                file.path
            );
        }
    }
    Ok(())
}

#[test]
fn a_decision_is_told_in_about_ten_lines() -> Result<()> {
    let records: Vec<File> = all()?
        .into_iter()
        .filter(|file| file.path.starts_with("docs/decisions/"))
        .collect();
    assert!(!records.is_empty(), "the decisions are in docs/decisions");
    for file in records {
        let lines = file
            .text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .count();
        assert!(lines <= 15, "{} has {lines} lines", file.path);
        let title = file.text.lines().next().context("a decision has a title")?;
        assert!(
            title.starts_with("# "),
            "{} begins with its title",
            file.path
        );
    }
    Ok(())
}
