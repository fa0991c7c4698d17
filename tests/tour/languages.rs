//! The interface in a language that runs from right to left, and in Chinese.

use anyhow::Result;
use serde_json::json;

use crate::shot::shoot;
use crate::support::{App, journey};

const LAYLA: &str = "ليلى حداد";

#[tokio::test]
async fn pictures_of_the_interface_in_arabic_and_chinese() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.connect_with("Maria Santos").await?;
        app.connect_with(LAYLA).await?;
        app.compose(LAYLA, "صباح الخير، هل يناسبك يوم الخميس؟ 👍", "Send")
            .await?;
        app.reads(&["You, ", "الخميس", "Read"]).await?;
        for (language, settings, heading) in [("ar", "الإعدادات", "اللغة"), ("zh", "设置", "语言")]
        {
            app.speak(language).await?;
            app.find("heading", LAYLA).await?;
            shoot(&app, &format!("70-{language}-conversation")).await?;
            app.press("button", settings).await?;
            app.find("heading", heading).await?;
            shoot(&app, &format!("71-{language}-settings")).await?;
            app.chord(&[crate::support::CONTROL, '1']).await?;
        }
        Ok(())
    })
    .await
}

impl App {
    /// Chooses a language as the settings do.
    async fn speak(&self, language: &str) -> Result<()> {
        let choose = "localStorage.setItem('PARAGLIDE_LOCALE', arguments[0]); location.reload();";
        self.script(choose, vec![json!(language)]).await.map(drop)
    }
}
