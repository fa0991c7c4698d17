//! The Guest phone in its own window, as the person who holds it uses it.

use anyhow::{Context, Result};
use serde::Deserialize;

use super::App;

const BUBBLES: &str = "
    return [...document.querySelectorAll('[role=log] .bubble')].map((bubble) => ({
      own: bubble.classList.contains('own'),
      text: bubble.querySelector('.text').textContent,
    }));";

/// One message on a guest's phone.
#[derive(Debug, Deserialize)]
struct Bubble {
    /// The guest wrote it.
    own: bool,
    text: String,
}

impl App {
    /// Turns to the Guest phone, opened if it isn't yet, with the thread of this guest.
    pub(crate) async fn turn_to_phone_of(&self, guest: &str) -> Result<()> {
        self.turn_to_main().await?;
        self.press("button", "Open the Guest phone").await?;
        self.turn_to("Guest phone").await?;
        self.press("button", guest).await?;
        self.find("article", &format!("{guest}'s phone"))
            .await
            .map(drop)
    }

    pub(crate) async fn turn_to_main(&self) -> Result<()> {
        self.turn_to("MultiLine").await
    }

    /// Turns to the window of this colleague, opened if it isn't yet.
    pub(crate) async fn turn_to_seat_of(&self, colleague: &str) -> Result<()> {
        self.turn_to_main().await?;
        self.press("button", "Settings").await?;
        self.press("button", &format!("Open a window as {colleague}"))
            .await?;
        self.turn_to(&format!("MultiLine – {colleague}")).await
    }

    /// Writes as this guest, and turns back.
    pub(crate) async fn write_as(&self, guest: &str, text: &str) -> Result<()> {
        self.turn_to_phone_of(guest).await?;
        self.write(&format!("Write as {guest}"), text).await?;
        self.press("button", &format!("Send as {guest}")).await?;
        self.turn_to_main().await
    }

    /// Moves the practice clock, and turns back.
    pub(crate) async fn let_pass(&self, days: u32, hours: u32) -> Result<()> {
        self.turn_to_main().await?;
        self.press("button", "Open the Guest phone").await?;
        self.turn_to("Guest phone").await?;
        for _ in 0..days {
            self.press("button", "Move the clock 24 hours forward")
                .await?;
        }
        for _ in 0..hours {
            self.press("button", "Move the clock 1 hour forward")
                .await?;
        }
        self.turn_to_main().await
    }

    /// What the business sent to this guest, in the order of the phone; turns back.
    pub(crate) async fn received_by(&self, guest: &str) -> Result<Vec<String>> {
        self.turn_to_phone_of(guest).await?;
        let shown = self.script(BUBBLES, vec![]).await?;
        self.turn_to_main().await?;
        let bubbles: Vec<Bubble> = serde_json::from_value(shown).context("read the phone")?;
        Ok(bubbles
            .into_iter()
            .filter(|bubble| !bubble.own)
            .map(|bubble| bubble.text)
            .collect())
    }
}
