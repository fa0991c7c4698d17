//! Reading a long conversation: turning the wheel, and where what is read stands in the window.

use anyhow::{Context, Result, ensure};
use fantoccini::actions::{InputSource, WheelAction, WheelActions};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{App, until};

const WATCH: &str = include_str!("reading.js");

const WRITE: &str = "
    const [phone, texts, answer] = arguments;
    const write = (text) =>
      window.__TAURI_INTERNALS__.invoke('write_as_guest', { request: { phone, text } });
    texts.reduce((before, text) => before.then(() => write(text)), Promise.resolve())
      .then(() => answer(null), (thrown) => answer(JSON.stringify(thrown)));";

const MIDDLE: &str = "
    const list = document.querySelector('[role=list][aria-label^=\"Messages with\"]');
    const { left, top, width, height } = list.getBoundingClientRect();
    return [Math.round(left + width / 2), Math.round(top + height / 2)];";

/// What the watch saw of the message that is read.
#[derive(Debug, Deserialize)]
struct Told {
    #[expect(dead_code, reason = "says which it is when a test fails")]
    name: String,
    /// Where it stood at first, in pixels below the upper edge of the messages.
    top: i64,
    /// How many pictures were looked at.
    pictures: u64,
    /// Where it stood in those in which it wasn't there any more; nothing if it was nowhere.
    moved: Vec<Option<i64>>,
}

impl App {
    /// Writes all of it as the guest with this phone, one after the other, and turns back.
    pub(crate) async fn write_all_as(&self, phone: &str, texts: &[String]) -> Result<()> {
        self.turn_to_main().await?;
        self.press("button", "Open the Guest phone").await?;
        self.turn_to("Guest phone").await?;
        let arguments = vec![json!(phone), json!(texts)];
        let trouble = self.client.execute_async(WRITE, arguments).await?;
        ensure!(trouble == Value::Null, "the guest can't write: {trouble}");
        self.turn_to_main().await
    }

    /// Turns the wheel over the messages by so many pixels, down or (below zero) up, and waits until they moved.
    pub(crate) async fn turn_wheel(&self, by: i64) -> Result<()> {
        let before = self.below().await?;
        let at = self.script(MIDDLE, vec![]).await?;
        let [x, y]: [i64; 2] = serde_json::from_value(at).context("the messages are in view")?;
        let scroll = WheelAction::Scroll {
            duration: None,
            x,
            y,
            delta_x: 0,
            delta_y: by,
        };
        let wheel = WheelActions::new("wheel".to_owned()).then(scroll);
        self.client.perform_actions(wheel).await?;
        // The driver turns a wheel only when it is asked for something else than before.
        self.client.release_actions().await?;
        until("the wheel moves the messages", async || {
            Ok(self.below().await? != before)
        })
        .await?;
        self.rests().await
    }

    /// Turns the wheel up to the first message of all, in turns of so many pixels, and sees what is read move by these alone.
    pub(crate) async fn reads_back(&self, turn: i64) -> Result<()> {
        while self.above().await? > turn {
            self.reads_on().await?;
            self.turn_wheel(-turn).await?;
            let told = self.told().await?;
            let tops: Option<Vec<i64>> = told.moved.iter().copied().collect();
            let tops = tops.with_context(|| format!("what is read vanished: {told:?}"))?;
            let end = tops.last().copied().unwrap_or(told.top);
            ensure!(
                (end - told.top - turn).abs() <= 1 && tops.is_sorted(),
                "a turn by {turn} moved what is read to and fro: {told:?}"
            );
        }
        self.turn_wheel(-turn).await
    }

    /// Waits until something came or went above what is in view.
    pub(crate) async fn changes_above(&self, before: i64) -> Result<()> {
        until("something changes above", async || {
            Ok(self.above().await? != before)
        })
        .await
    }

    /// Waits until the messages stand still.
    pub(crate) async fn rests(&self) -> Result<()> {
        let mut before = Value::Null;
        until("the messages stand still", async || {
            self.settle().await?;
            let now = self.script(WATCH, vec![json!("place")]).await?;
            Ok(std::mem::replace(&mut before, now.clone()) == now)
        })
        .await
    }

    /// From now on watches the message that is read: the first that is whole in view.
    pub(crate) async fn reads_on(&self) -> Result<()> {
        self.script(WATCH, vec![json!("watch")]).await.map(drop)
    }

    /// What was read stood still in every picture since.
    pub(crate) async fn nothing_moved(&self, when: &str) -> Result<()> {
        self.rests().await?;
        let told = self.told().await?;
        ensure!(told.pictures > 2, "nothing was watched: {told:?}");
        ensure!(told.moved.is_empty(), "{when} what is read moved: {told:?}");
        Ok(())
    }

    /// How many pixels the end of the messages is below the window.
    pub(crate) async fn below(&self) -> Result<i64> {
        self.pixels("below").await
    }

    /// How many pixels of them are above it.
    pub(crate) async fn above(&self) -> Result<i64> {
        self.pixels("above").await
    }

    /// What the watch saw.
    async fn told(&self) -> Result<Told> {
        let told = self.script(WATCH, vec![json!("told")]).await?;
        serde_json::from_value(told).context("something is read")
    }

    async fn pixels(&self, side: &str) -> Result<i64> {
        let place = self.script(WATCH, vec![json!("place")]).await?;
        let pixels = place.get(side).and_then(Value::as_i64);
        pixels.context("the messages are in view")
    }
}
