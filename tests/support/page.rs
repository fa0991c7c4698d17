//! What a person does on a page: find things by what they are called, press, write, look.

use anyhow::{Context, Result, bail};
use fantoccini::elements::Element;
use serde_json::{Value, json};

use super::keys::{BACKSPACE, CONTROL};
use super::{App, LONGEST_WAIT};

/// The key under which WebDriver writes a reference to an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// As an emoji picker brings it: the driver's keys end where the longer signs begin.
const INSERT: &str = "
    const { activeElement: field } = document;
    field.setSelectionRange(field.value.length, field.value.length);
    document.execCommand('insertText', false, arguments[0]);";

const WAITER: &str = include_str!("page.js");

impl App {
    /// The thing with this role and name (or a name that contains it), once it can be seen.
    pub(crate) async fn find(&self, role: &str, name: &str) -> Result<Element> {
        self.wait_for_element(json!({ "role": role, "name": name }))
            .await
    }

    /// Waits until the timeline has an entry whose spoken name has all these parts.
    pub(crate) async fn reads(&self, parts: &[&str]) -> Result<()> {
        self.wait_for(json!({ "role": "listitem", "name": parts }))
            .await
            .map(drop)
    }

    /// The same, of an entry whose name does not have the other part.
    pub(crate) async fn reads_without(&self, part: &str, other: &str) -> Result<()> {
        self.wait_for(json!({ "role": "listitem", "name": part, "without": other }))
            .await
            .map(drop)
    }

    /// Whether such a thing can be seen at this moment.
    pub(crate) async fn shows(&self, role: &str, parts: &[&str]) -> Result<bool> {
        let wanted = json!({ "role": role, "name": parts });
        let answer = self
            .client
            .execute_async(WAITER, vec![wanted, json!(0)])
            .await?;
        Ok(answer.get("found").is_some_and(|found| !found.is_null()))
    }

    /// Presses it, once it can be used.
    pub(crate) async fn press(&self, role: &str, name: &str) -> Result<()> {
        self.press_what(json!({ "role": role, "name": name, "usable": true }))
            .await
    }

    /// Presses this button of the member's own message with this text; its row in the list reads alike.
    pub(crate) async fn press_at(&self, text: &str, button: &str) -> Result<()> {
        let entry = json!({ "role": "listitem", "name": ["You, ", text] });
        self.press_what(
            json!({ "role": "button", "name": button, "usable": true, "within": entry }),
        )
        .await
    }

    /// Types `text` into the field with this name, after what stands there.
    pub(crate) async fn write(&self, field: &str, text: &str) -> Result<()> {
        let wanted = json!({ "role": "textbox", "name": field, "usable": true });
        let element = self.wait_for_element(wanted).await?;
        if text.chars().any(|sign| sign > '\u{ffff}') {
            element.click().await?;
            return self.script(INSERT, vec![json!(text)]).await.map(drop);
        }
        element
            .send_keys(text)
            .await
            .with_context(|| format!("write into {field:?}"))
    }

    /// Empties the field with this name by its keys, as a person does.
    pub(crate) async fn clear(&self, field: &str) -> Result<()> {
        self.find("textbox", field).await?.click().await?;
        self.chord(&[CONTROL, 'a']).await?;
        self.chord(&[BACKSPACE]).await
    }

    /// What stands in the field with this name.
    pub(crate) async fn written_in(&self, field: &str) -> Result<String> {
        let written = self.find("textbox", field).await?.prop("value").await?;
        written.with_context(|| format!("{field:?} has no value"))
    }

    /// Waits until `text` can be read somewhere.
    pub(crate) async fn sees(&self, text: &str) -> Result<()> {
        self.wait_for(json!({ "text": text })).await.map(drop)
    }

    /// Waits until `text` can be read nowhere.
    pub(crate) async fn sees_no(&self, text: &str) -> Result<()> {
        self.wait_for(json!({ "text": text, "gone": true }))
            .await
            .map(drop)
    }

    /// Runs a script in the page and gives what it returns.
    pub(crate) async fn script(&self, body: &str, arguments: Vec<Value>) -> Result<Value> {
        self.client
            .execute(body, arguments)
            .await
            .context("run a script in the page")
    }

    async fn press_what(&self, wanted: Value) -> Result<()> {
        self.settle().await?;
        let element = self.wait_for_element(wanted.clone()).await?;
        element
            .click()
            .await
            .with_context(|| format!("press {wanted}"))
    }

    async fn wait_for_element(&self, wanted: Value) -> Result<Element> {
        let found = self.wait_for(wanted).await?;
        let element = found
            .get(ELEMENT)
            .and_then(Value::as_str)
            .context("no element was given")?;
        Ok(Element::from_element_id(
            self.client.clone(),
            element.to_owned().into(),
        ))
    }

    pub(super) async fn wait_for(&self, wanted: Value) -> Result<Value> {
        let limit = u64::try_from(LONGEST_WAIT.as_millis())?;
        let mut answer = self
            .client
            .execute_async(WAITER, vec![wanted.clone(), json!(limit)])
            .await?;
        if let Some(page) = answer.get("page") {
            bail!("waited in vain for {wanted}; the page shows {page}");
        }
        Ok(answer.get_mut("found").map(Value::take).unwrap_or_default())
    }
}
