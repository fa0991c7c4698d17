//! The interface in a language that runs from right to left, and in Chinese.

use anyhow::Result;
use serde_json::json;

use crate::shot::shoot;
use crate::support::{App, CONTROL, journey, until};

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
        }
        Ok(())
    })
    .await
}

impl App {
    /// Chooses a language in the settings, and goes back to Messages.
    async fn speak(&self, language: &str) -> Result<()> {
        self.chord(&[CONTROL, '4']).await?;
        let choose = "
            const choice = document.querySelector('select');
            choice.value = arguments[0];
            choice.dispatchEvent(new Event('change', { bubbles: true }));";
        until("the languages are offered", async || {
            let there = self.script("return !!document.querySelector('select')", vec![]);
            Ok(there.await? == true)
        })
        .await?;
        self.script(choose, vec![json!(language)]).await?;
        let spoken = "
            const { lang } = document.documentElement;
            return lang === arguments[0] && document.querySelector('nav') !== null;";
        until("the page speaks it", async || {
            Ok(self.script(spoken, vec![json!(language)]).await? == true)
        })
        .await?;
        self.chord(&[CONTROL, '1']).await
    }
}
