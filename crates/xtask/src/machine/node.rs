//! Node.js builds the interface; an old one fails late and unclearly, so it is looked at first.

use anyhow::{Result, bail};

use crate::step::answer;

const NEEDED: (u32, u32) = (20, 19);

pub(super) fn check() -> Result<()> {
    let found = answer("node", &["--version"]);
    if found
        .as_deref()
        .and_then(version)
        .is_some_and(|version| version >= NEEDED)
    {
        return Ok(());
    }
    let how = if cfg!(target_os = "macos") {
        "brew install node"
    } else if cfg!(windows) {
        "winget install OpenJS.NodeJS.LTS"
    } else {
        "see https://nodejs.org/en/download"
    };
    let (major, minor) = NEEDED;
    let found = found.unwrap_or_else(|| "none".to_owned());
    bail!("Node.js {major}.{minor} or newer is needed (found: {found}):\n  {how}")
}

fn version(told: &str) -> Option<(u32, u32)> {
    let mut numbers = told.strip_prefix('v')?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::{NEEDED, version};

    #[test]
    fn a_version_is_compared_by_number_not_by_text() {
        assert!(
            version("v20.9.0") < Some(NEEDED),
            "20.9 is older than 20.19"
        );
        assert!(version("v100.0.0") > Some(NEEDED), "100 is newer than 20");
        assert_eq!(
            version("20.19"),
            None,
            "only what `node --version` prints is understood"
        );
    }
}
