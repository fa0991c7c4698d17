//! Pictures of a page that has come to rest, and how it looks: size and theme.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::{App, until};

const SETTLE: &str = include_str!("settle.js");

/// What the page itself does when a member chooses an appearance.
const SHOW_THEME: &str = "document.documentElement.dataset.theme = arguments[0]";

impl App {
    /// Keeps a picture of the page in `target/tour`, once nothing on it moves.
    pub(crate) async fn picture(&self, name: &str) -> Result<()> {
        self.settle().await?;
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../tour");
        fs::create_dir_all(&folder)?;
        let picture = self.client.screenshot().await.context("take a picture")?;
        fs::write(folder.join(format!("{name}.png")), picture).context("keep a picture")
    }

    /// Waits until nothing on the page is on its way: fonts, animations, drawing.
    pub(crate) async fn settle(&self) -> Result<()> {
        let trouble = self.client.execute_async(SETTLE, vec![]).await?;
        ensure!(trouble == Value::Null, "the page did not settle: {trouble}");
        Ok(())
    }

    /// Gives the window this size in pixels.
    pub(crate) async fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.client.set_window_size(width, height).await?;
        until("the page takes its new size", async || {
            let size = self
                .script("return [innerWidth, innerHeight]", vec![])
                .await?;
            Ok(size == json!([width, height]))
        })
        .await
    }

    /// Shows the page in this theme, `light` or `dark`.
    pub(crate) async fn show_theme(&self, theme: &str) -> Result<()> {
        self.script(SHOW_THEME, vec![json!(theme)]).await.map(drop)
    }
}
