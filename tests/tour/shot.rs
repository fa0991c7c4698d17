//! The one way to take a picture: a state in every size and theme, with nothing wrong for those who can't see it.

use anyhow::Result;

use crate::support::App;

const SIZES: [(&str, u32, u32); 2] = [("narrow", 800, 600), ("wide", 1360, 860)];

/// The page as it stands, narrow and wide, dark and light; leaves it wide and light.
pub(crate) async fn shoot(app: &App, name: &str) -> Result<()> {
    shoot_anew(app, name, async || Ok(())).await
}

/// The same, of what a change of size takes away: `show` brings it about in each.
pub(crate) async fn shoot_anew(
    app: &App,
    name: &str,
    show: impl AsyncFn() -> Result<()>,
) -> Result<()> {
    for (size, width, height) in SIZES {
        app.resize(width, height).await?;
        show().await?;
        for theme in ["dark", "light"] {
            app.show_theme(theme).await?;
            let picture = format!("{name}-{size}-{theme}");
            app.picture(&picture).await?;
            app.is_accessible(&picture).await?;
        }
    }
    Ok(())
}

/// A guest's phone; turns back to the main window.
pub(crate) async fn shoot_phone(app: &App, guest: &str, name: &str) -> Result<()> {
    app.turn_to_phone_of(guest).await?;
    shoot(app, name).await?;
    app.turn_to_main().await
}
