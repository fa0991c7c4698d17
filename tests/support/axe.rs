//! What axe-core finds wrong with a page for people who can't see or use it as others do.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::App;

const RUN: &str = "
    const [answer] = arguments;
    axe.run(document, { resultTypes: ['violations'] }).then(
      ({ violations }) => answer(violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`)),
      (thrown) => answer([String(thrown)]),
    );";

impl App {
    /// Fails on a serious or critical finding on the page as it stands.
    pub(crate) async fn is_accessible(&self, page: &str) -> Result<()> {
        if self.script("return 'axe' in window", vec![]).await? == false {
            self.script(&axe()?, vec![]).await?;
        }
        let found = self.client.execute_async(RUN, vec![]).await?;
        let none = found.as_array().is_some_and(Vec::is_empty);
        ensure!(none, "axe-core on {page}: {found:#}");
        Ok(())
    }
}

fn axe() -> Result<String> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/node_modules/axe-core/axe.min.js");
    fs::read_to_string(source).context("read axe-core, which npm installs in ui")
}
