//! The keyboard alone: chords, and Tab until the focus is where it should be.

use anyhow::{Result, bail};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};

use super::{App, until};

pub(crate) const BACKSPACE: char = '\u{e003}';
pub(crate) const CONTROL: char = '\u{e009}';
pub(crate) const ENTER: char = '\u{e007}';
pub(crate) const ESCAPE: char = '\u{e00c}';
pub(crate) const SHIFT: char = '\u{e008}';
pub(crate) const PAGE_UP: char = '\u{e00e}';
pub(crate) const END: char = '\u{e010}';
pub(crate) const HOME: char = '\u{e011}';
pub(crate) const UP: char = '\u{e013}';
pub(crate) const DOWN: char = '\u{e015}';
pub(crate) const F6: char = '\u{e036}';
const TAB: char = '\u{e004}';

/// More stops than any page has.
const MOST_STOPS: usize = 60;

const FOCUSED: &str = "
    const on = document.activeElement;
    if (on === document.body || on.localName === 'dialog') return '';
    return on.getAttribute('aria-label') ?? on.labels?.[0]?.textContent ?? on.textContent;";

const IN_VIEW: &str = "
    const { left, top, width, height } = document.activeElement.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return document.activeElement.contains(there);";

impl App {
    /// Holds the keys down one after the other and lets them go in reverse.
    pub(crate) async fn chord(&self, keys: &[char]) -> Result<()> {
        let down = keys.iter().map(|&value| KeyAction::Down { value });
        let up = keys.iter().rev().map(|&value| KeyAction::Up { value });
        let actions = down
            .chain(up)
            .fold(KeyActions::new("keyboard".to_owned()), InputSource::then);
        self.client.perform_actions(actions).await?;
        Ok(())
    }

    pub(crate) async fn type_text(&self, text: &str) -> Result<()> {
        for key in text.chars() {
            self.chord(&[key]).await?;
        }
        Ok(())
    }

    /// The name of what has the focus.
    pub(crate) async fn focused(&self) -> Result<String> {
        let name = self.script(FOCUSED, vec![]).await?;
        Ok(name.as_str().unwrap_or_default().trim().to_owned())
    }

    /// Waits until the focus is on the thing with this name (or one that contains it), in view.
    pub(crate) async fn focuses(&self, name: &str) -> Result<()> {
        until(&format!("the focus is on {name:?}"), async || {
            let in_view = self.script(IN_VIEW, vec![]).await?;
            Ok(in_view == true && self.focused().await?.contains(name))
        })
        .await
    }

    /// Presses Tab until the focus is on the thing with this name.
    pub(crate) async fn tab_to(&self, name: &str) -> Result<()> {
        let mut stops = Vec::new();
        for _ in 0..MOST_STOPS {
            let here = self.focused().await?;
            if here.contains(name) {
                return Ok(());
            }
            stops.push(here);
            self.chord(&[TAB]).await?;
        }
        bail!("Tab never reached {name:?}, only {stops:?}")
    }
}
