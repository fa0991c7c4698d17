//! Who may depend on whom.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde_json::Value;

/// The names each package of the project builds on, tests aside.
fn direct() -> Result<BTreeMap<String, BTreeSet<String>>> {
    let packages = super::packages()?;
    let ours = packages.iter().filter(|package| source(package).is_none());
    Ok(ours
        .map(|package| (name(package), normal(package)))
        .collect())
}

fn normal(package: &Value) -> BTreeSet<String> {
    let all = package
        .get("dependencies")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    all.filter(|dependency| dependency.get("kind").is_some_and(Value::is_null))
        .map(name)
        .collect()
}

/// Where a package comes from; those of the project come from nowhere else.
fn source(package: &Value) -> Option<&str> {
    package.get("source").and_then(Value::as_str)
}

fn name(package: &Value) -> String {
    package
        .get("name")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

/// Every package of the project that `name` builds on, however indirectly.
fn reach(direct: &BTreeMap<String, BTreeSet<String>>, name: &str) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut open = vec![name.to_owned()];
    while let Some(next) = open.pop() {
        for found in direct.get(&next).into_iter().flatten() {
            if direct.contains_key(found) && reached.insert(found.clone()) {
                open.push(found.clone());
            }
        }
    }
    reached
}

fn names(list: &[&str]) -> BTreeSet<String> {
    list.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn each_crate_builds_only_on_the_crates_below_it() -> Result<()> {
    let direct = direct()?;
    for (name, allowed) in [
        ("engine", names(&[])),
        ("wire", names(&["engine"])),
        ("desk", names(&["engine", "wire"])),
        ("hub", names(&["engine", "wire"])),
        ("simulator", names(&["engine"])),
        (
            "conformance",
            names(&["engine", "hub", "simulator", "wire"]),
        ),
        ("xtask", names(&[])),
    ] {
        let reached = reach(&direct, name);
        assert!(direct.contains_key(name), "there is a crate called {name}");
        assert!(
            reached.is_subset(&allowed),
            "{name} may not build on all of {reached:?}"
        );
    }
    Ok(())
}

#[test]
fn the_engine_needs_nothing_that_could_do_input_or_output() -> Result<()> {
    let direct = direct()?;
    let engine = direct
        .get("engine")
        .context("the engine is a crate of the project")?;
    let allowed = names(&[
        "rpds",
        "serde",
        "thiserror",
        "unicode-normalization",
        "uuid",
    ]);
    assert!(
        engine.is_subset(&allowed),
        "the engine builds on {engine:?}"
    );
    Ok(())
}

#[test]
fn a_path_over_several_crates_is_found() {
    let direct = BTreeMap::from([
        ("app".to_owned(), names(&["middle", "serde"])),
        ("middle".to_owned(), names(&["ground"])),
        ("ground".to_owned(), names(&[])),
    ]);
    assert_eq!(
        reach(&direct, "app"),
        names(&["ground", "middle"]),
        "only ours, and all of ours"
    );
}
