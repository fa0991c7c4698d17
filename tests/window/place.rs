//! The list doesn't jump when messages arrive.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::support::{App, journey};

const MARIA: &str = "Maria Santos";

const LIST_DOWN: &str =
    "document.querySelector('[aria-label=Conversations]').scrollTop = arguments[0]";

/// The last row, and how far the list is scrolled.
const LIST_PLACE: &str = "
    const list = document.querySelector('[aria-label=Conversations]');
    const rows = [...list.querySelectorAll('.row .name bdi')].map((row) => row.textContent);
    return [rows.at(-1), Math.round(list.scrollTop)];";

#[tokio::test]
async fn the_list_stays_in_place_when_a_row_moves_to_its_top() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        for guest in ["Elif Demir", "Sam Whitfield", "Priya Nair", MARIA] {
            app.ask(guest).await?;
        }
        for guest in ["Jonas Keller", "Tomás Oliveira", "Hannah Brandt", "李伟"] {
            app.ask(guest).await?;
        }
        app.resize(760, 520).await?;
        app.press("button", "Back to Messages").await?;
        app.find("button", "Elif Demir, WhatsApp").await?;
        app.settle().await?;
        app.script(LIST_DOWN, vec![json!(10_000)]).await?;
        app.settle().await?;
        let before = app.script(LIST_PLACE, vec![]).await?;
        ensure!(before[1].as_i64() > Some(60), "the list scrolls: {before}");
        app.write_as(MARIA, "One more thing.").await?;
        app.sees("New message from Maria Santos: One more thing.")
            .await?;
        app.settle().await?;
        let after = app.script(LIST_PLACE, vec![]).await?;
        ensure!(after == before, "the list jumped from {before} to {after}");
        Ok(())
    })
    .await
}
