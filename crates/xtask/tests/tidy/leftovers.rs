//! What must not be left behind.

use anyhow::Result;

use super::files;

#[test]
fn nothing_is_left_for_later() -> Result<()> {
    let marks = [["TO", "DO"], ["FIX", "ME"], ["XX", "X"]].map(|halves| halves.concat());
    let calls = [["todo", "!("], ["unimplemented", "!("], ["dbg", "!("]].map(|h| h.concat());
    for file in files::all()? {
        let code = file.has_ending(&["css", "html", "js", "rs", "sql", "svelte", "toml", "ts"]);
        let left = marks
            .iter()
            .chain(&calls)
            .find(|mark| file.text.contains(mark.as_str()));
        assert!(!code || left.is_none(), "{} has a {left:?}", file.path);
    }
    Ok(())
}

#[test]
fn no_test_is_left_out() -> Result<()> {
    let rust = [["#[ig", "nore"].concat()];
    let script = [[".sk", "ip("], [".on", "ly("], ["xit", "("]].map(|halves| halves.concat());
    for file in files::all()? {
        let words: &[String] = match () {
            () if file.has_ending(&["rs"]) => &rust,
            () if file.path.ends_with(".test.ts") => &script,
            () => &[],
        };
        let found = words.iter().find(|word| file.text.contains(word.as_str()));
        assert!(
            found.is_none(),
            "{} leaves a test out: {found:?}",
            file.path
        );
    }
    Ok(())
}

#[test]
fn no_file_knows_the_folders_of_one_machine() -> Result<()> {
    let folders = ["work", "root", "Users", "home", "tmp"].map(|name| format!("/{name}/"));
    for file in files::all()? {
        let found = folders.iter().find(|folder| names(&file.text, folder));
        assert!(
            found.is_none(),
            "{} names a folder below {found:?}",
            file.path
        );
    }
    Ok(())
}

/// Whether `text` has `folder` where a path begins, not in the middle of one.
fn names(text: &str, folder: &str) -> bool {
    text.match_indices(folder).any(|(at, _)| {
        let before = text.get(..at).and_then(|start| start.chars().next_back());
        before.is_none_or(|sign| !sign.is_alphanumeric() && !"._-}/*".contains(sign))
    })
}

#[test]
fn a_folder_counts_only_where_a_path_begins() {
    let folder = ["/wo", "rk/"].concat();
    assert!(
        names(&format!("see {folder}x"), &folder),
        "after a space a path begins"
    );
    assert!(
        !names(&format!("docs{folder}x"), &folder),
        "after a name it goes on"
    );
}
