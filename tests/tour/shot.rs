//! One state, in every size and theme.

use anyhow::Result;

use crate::support::{App, CONTROL, END};

const WIDE: (u32, u32) = (1360, 860);
const NARROW: (u32, u32) = (800, 600);

/// The page in both themes and both sizes; leaves it wide and light.
pub(crate) async fn shoot(app: &App, name: &str) -> Result<()> {
    shoot_narrow(app, name).await?;
    shoot_wide(app, name).await
}

/// The page in both themes, at the size of a desk.
pub(crate) async fn shoot_wide(app: &App, name: &str) -> Result<()> {
    show_latest(app, WIDE).await?;
    in_both_themes(app, &format!("{name}-wide")).await
}

/// The page in both themes, at the size of a corner of the screen; leaves it wide.
pub(crate) async fn shoot_narrow(app: &App, name: &str) -> Result<()> {
    show_latest(app, NARROW).await?;
    in_both_themes(app, &format!("{name}-narrow")).await?;
    show_latest(app, WIDE).await
}

/// A guest's phone; turns back to the main window.
pub(crate) async fn shoot_phone(app: &App, guest: &str, name: &str) -> Result<()> {
    app.turn_to_phone_of(guest).await?;
    in_both_themes(app, name).await?;
    app.turn_to_main().await
}

/// Takes a size and goes to the end of the timeline, where there is one.
async fn show_latest(app: &App, (width, height): (u32, u32)) -> Result<()> {
    app.resize(width, height).await?;
    app.chord(&[CONTROL, END]).await
}

/// The page as it stands, in both themes.
pub(crate) async fn in_both_themes(app: &App, name: &str) -> Result<()> {
    for theme in ["dark", "light"] {
        app.show_theme(theme).await?;
        app.picture(&format!("{name}-{theme}")).await?;
    }
    Ok(())
}
