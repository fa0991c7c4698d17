//! A contact added by its number, and the number that is none.

use anyhow::Result;

use crate::support::{App, journey};

#[tokio::test]
async fn e2_a_typed_number_becomes_a_contact_that_can_be_asked() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        app.press("button", "Contacts").await?;
        app.press("button", "Add contact").await?;
        app.find("dialog", "Add contact").await?;
        app.write("Phone number", "12").await?;
        app.press("button", "Save").await?;
        app.sees("A contact needs a name.").await?;
        app.write("Name", "Yusuf Aydın").await?;
        app.press("button", "Save").await?;
        app.sees(
            "This is no phone number. Write it with its country code, such as +1 415 555 0132.",
        )
        .await?;

        app.clear("Phone number").await?;
        app.write("Phone number", "+1 415 555 0199").await?;
        app.press("button", "Save").await?;
        app.find("heading", "Yusuf Aydın").await?;
        app.sees("+1 415 555 0199").await?;
        app.press("button", "WhatsApp").await?;
        app.find("dialog", "Send an opt-in request?").await?;
        app.sees("Yusuf Aydın must agree before you can message them on WhatsApp.")
            .await
    })
    .await
}
