//! Every dependency's licence is one that deny.toml allows, and it comes from the registry.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{ROOT, packages};

fn allowed() -> Result<Vec<String>> {
    let rules = fs::read_to_string(Path::new(ROOT).join("deny.toml"))?;
    let (_, list) = rules
        .split_once("\nallow = [")
        .context("deny.toml has a list of licences")?;
    let (list, _) = list.split_once(']').context("the list ends")?;
    Ok(list
        .split('"')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect())
}

/// Whether one of the ways an SPDX expression offers needs only allowed licences.
///
/// Brackets are used for a choice among the parts of an AND, never deeper.
fn permits(allowed: &[String], expression: &str) -> bool {
    let plain = expression.replace('/', " OR ");
    if plain.contains('(') {
        return plain
            .split(" AND ")
            .all(|part| permits(allowed, part.trim_matches(['(', ')', ' '])));
    }
    plain.split(" OR ").any(|way| {
        way.split(" AND ")
            .all(|licence| allowed.iter().any(|known| known == licence.trim()))
    })
}

#[test]
fn every_dependency_has_an_allowed_licence() -> Result<()> {
    let allowed = allowed()?;
    for package in packages()? {
        let licence = package["license"].as_str().unwrap_or_default();
        let ours = package["source"].is_null();
        assert!(
            ours || permits(&allowed, licence),
            "{}: {licence:?}",
            package["name"]
        );
    }
    Ok(())
}

#[test]
fn every_dependency_comes_from_the_registry() -> Result<()> {
    for package in packages()? {
        let source = package["source"].as_str();
        let published = source.is_none_or(|source| source.starts_with("registry+"));
        assert!(published, "{} comes from {source:?}", package["name"]);
    }
    Ok(())
}

#[test]
fn an_expression_is_read_as_its_author_meant_it() {
    let allowed = ["MIT".to_owned(), "ISC".to_owned()];
    for (expression, expected) in [
        ("MIT", true),
        ("GPL-3.0 OR MIT", true),
        ("GPL-3.0/MIT", true),
        ("GPL-3.0 AND MIT", false),
        ("(GPL-3.0 OR MIT) AND ISC", true),
        ("(GPL-3.0 OR MIT) AND Zlib", false),
        ("", false),
    ] {
        assert_eq!(permits(&allowed, expression), expected, "{expression:?}");
    }
}
