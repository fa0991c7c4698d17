//! The app opens, and what the other journeys rely on works in its page.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::support::{App, journey};

const FORM: &str = "
    document.body.innerHTML = `<label>Name <input></label><button disabled>Greet</button><p></p>`;
    const [field, button, answer] = document.querySelectorAll('input, button, p');
    field.oninput = () => (button.disabled = false);
    button.onclick = () => (answer.textContent = `Hello ${field.value}`);";

#[tokio::test]
async fn the_app_opens_and_opens_again_after_it_was_killed() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::start(home.path(), &[]).await?;
        app.turn_to("MultiLine").await?;
        app.find("heading", "MultiLine").await?;
        app.kill()?;

        let again = App::start(home.path(), &[]).await?;
        again.find("heading", "MultiLine").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn what_a_person_types_and_presses_reaches_the_page() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::start(home.path(), &[]).await?;
        app.find("heading", "MultiLine").await?;
        app.script(FORM, vec![]).await?;
        app.write("Name", "José 山田").await?;
        app.press("button", "Greet").await?;
        app.sees("Hello José 山田").await?;
        app.sees_no("MultiLine").await
    })
    .await
}

#[tokio::test]
async fn the_page_runs_no_code_of_others() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::start(home.path(), &[]).await?;
        let insert = "
            const script = document.createElement('script');
            script.textContent = 'document.title = `taken over`';
            document.head.append(script);
            return document.title;";
        let title = app.script(insert, vec![]).await?;
        ensure!(
            title == json!("MultiLine"),
            "an inserted script ran: {title}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_practice_workspace_whose_files_are_damaged_is_kept_and_another_begun() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.kill()?;
        let folder = home.path().join(".local/share/com.multiline.desktop");
        let store = folder.join("practice/hub.sqlite");
        std::fs::write(&store, [b'x'; 9_000])?;
        // Or what was not yet brought into the file would mend it.
        std::fs::remove_file(store.with_extension("sqlite-wal"))?;

        let app = App::start(home.path(), &[]).await?;
        app.sees("its files are damaged").await?;
        app.press("button", "Begin anew").await?;
        app.find("heading", "Messages").await?;
        let kept = std::fs::read(folder.join("practice-1/hub.sqlite"))?;
        ensure!(kept.starts_with(b"xxx"), "what was there is kept");
        Ok(())
    })
    .await
}
