//! Pictures of a page that has come to rest, and how it looks: size and theme.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::{App, until};

const SETTLE: &str = include_str!("settle.js");

/// A page shown larger has fewer points; its shape tells whether it has its size.
const HAS_SIZE: &str = "
    const [width, height] = arguments;
    const scale = width / innerWidth;
    return scale >= 1 && Math.abs(innerHeight * scale - height) <= scale;";

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

    /// Gives the window this size in pixels, whatever the size of the letters.
    pub(crate) async fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.client.set_window_size(width, height).await?;
        until("the page takes its new size", async || {
            let size = vec![json!(width), json!(height)];
            Ok(self.script(HAS_SIZE, size).await? == true)
        })
        .await
    }

    /// Shows the page in this theme, `light` or `dark`.
    pub(crate) async fn show_theme(&self, theme: &str) -> Result<()> {
        self.script(SHOW_THEME, vec![json!(theme)]).await.map(drop)
    }
}
