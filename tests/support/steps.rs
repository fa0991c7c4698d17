//! The steps most journeys share: a workspace, a guest who agreed, a message.

use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};

use super::{App, until};

/// The drafts as they are stored, not as they stand in the field.
const DRAFTS: &str = "
    const [answer] = arguments;
    window.__TAURI_INTERNALS__
      .invoke('conversations', { request: { query: '', filter: { type: 'all' }, after: null, limit: 50 } })
      .then(({ rows }) => answer(rows.map((row) => row.draft)));";

const ASK: &str = "
    const [command, answer] = arguments;
    window.__TAURI_INTERNALS__
      .invoke(command, { request: {} })
      .then(answer, (refusal) => answer(refusal));";

/// How it stands with a message, wherever in the conversation the reader is.
const STATUS: &str = "
    const [guest, text, answer] = arguments;
    const ask = (command, request) => window.__TAURI_INTERNALS__.invoke(command, { request });
    const said = ({ body }) => body.type === 'message' && body.message.content.text === text;
    ask('conversations', { query: '', filter: { type: 'all' }, after: null, limit: 50 })
      .then(({ rows }) => rows.find((row) => row.guestName === guest).id)
      .then((conversation) => ask('timeline', { conversation, around: { type: 'latest' }, limit: 100 }))
      .then(({ items }) => answer(items.find(said)?.body.message.status.state))
      .catch((thrown) => answer(JSON.stringify(thrown)));";

impl App {
    /// Starts the app for the first time and chooses the practice workspace.
    pub(crate) async fn in_practice(home: &Path) -> Result<Self> {
        let app = Self::start(home, &[]).await?;
        app.turn_to_main().await?;
        app.press("button", "Open Practice").await?;
        app.sees("No conversations yet").await?;
        Ok(app)
    }

    pub(crate) async fn open_contact(&self, guest: &str) -> Result<()> {
        self.press("button", "Contacts").await?;
        self.clear("Search people and numbers").await?;
        self.write("Search people and numbers", guest).await?;
        self.press("button", guest).await?;
        self.find("heading", guest).await.map(drop)
    }

    /// Presses the green icon of a guest who was not asked yet, and confirms.
    pub(crate) async fn ask(&self, guest: &str) -> Result<()> {
        self.open_contact(guest).await?;
        self.press("button", "WhatsApp").await?;
        self.press("button", "Send request").await?;
        self.sees(&format!(
            "Opt-in request sent. You can message {guest} once they accept."
        ))
        .await
    }

    /// The same, with a guest who agrees.
    pub(crate) async fn connect_with(&self, guest: &str) -> Result<()> {
        self.ask(guest).await?;
        self.sees(&format!("{guest} accepted. You can message freely."))
            .await
    }

    /// Opens the conversation with this guest from Messages.
    pub(crate) async fn open_conversation(&self, guest: &str) -> Result<()> {
        self.press("button", "Messages").await?;
        self.press("button", &format!("{guest}, WhatsApp")).await?;
        self.find("list", &format!("Messages with {guest}"))
            .await
            .map(drop)
    }

    /// Writes and presses the button of the composer: `Send` or, after the window, `Hold message`.
    pub(crate) async fn compose(&self, guest: &str, text: &str, button: &str) -> Result<()> {
        self.write(&format!("Message {guest} on WhatsApp"), text)
            .await?;
        self.press("button", button).await
    }

    /// Turns on a trouble of the practice workspace in the settings, beside what already goes wrong.
    pub(crate) async fn cause(&self, trouble: &str) -> Result<()> {
        self.press("button", "Settings").await?;
        self.press("switch", trouble).await?;
        let strip = json!({ "role": "status", "name": ["Practice trouble:", trouble] });
        self.wait_for(strip).await.map(drop)
    }

    /// The same, and goes back to the conversation with this guest.
    pub(crate) async fn trouble(&self, name: &str, guest: &str) -> Result<()> {
        self.cause(name).await?;
        self.open_conversation(guest).await
    }

    /// Edits a held message while the hub is away and the guest releases it: the hub refuses the edit.
    pub(crate) async fn edit_too_late(&self, guest: &str, held: &str, edited: &str) -> Result<()> {
        self.let_pass(1, 1).await?;
        self.compose(guest, held, "Hold message").await?;
        self.reads(&[held, "Held until"]).await?;
        self.reads_without(held, "Waiting to go out").await?;
        self.cause("Hub away").await?;
        self.open_conversation(guest).await?;
        self.press_at(held, "Edit").await?;
        self.find("dialog", "Edit held message").await?;
        self.clear("Message").await?;
        self.write("Message", edited).await?;
        self.press("button", "Save").await?;
        self.reads(&[edited]).await?;
        self.write_as(guest, "I'm back.").await?;
        self.press("button", "End trouble").await?;
        self.sees("already on its way").await
    }

    /// Waits until the app has stored this draft, as it does in a pause.
    pub(crate) async fn keeps_draft(&self, text: &str) -> Result<()> {
        until("the draft is stored", async || {
            let drafts = self.client.execute_async(DRAFTS, vec![]).await?;
            let kept = |all: &Vec<Value>| all.iter().any(|draft| draft == text);
            Ok(drafts.as_array().is_some_and(kept))
        })
        .await
    }

    /// What the shell says to a command that the page asks of it past its own interface.
    pub(crate) async fn ask_the_shell(&self, command: &str) -> Result<String> {
        let answer = self.client.execute_async(ASK, vec![command.into()]).await?;
        Ok(answer.to_string())
    }

    /// Waits until the member's message is in this state, be it in view or not.
    pub(crate) async fn becomes(&self, guest: &str, text: &str, state: &str) -> Result<()> {
        until(&format!("{text:?} is {state}"), async || {
            let arguments = vec![guest.into(), text.into()];
            let now = self.client.execute_async(STATUS, arguments).await?;
            Ok(now == state)
        })
        .await
    }
}
