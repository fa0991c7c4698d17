//! What a person does on a page: find things by what they are called, press, write, look.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use fantoccini::elements::Element;
use serde_json::{Value, json};

use super::{App, LONGEST_WAIT};

/// The key under which WebDriver writes a reference to an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

const WAITER: &str = include_str!("page.js");

impl App {
    /// The thing with this role and name (or a name that contains it), once it can be seen.
    pub(crate) async fn find(&self, role: &str, name: &str) -> Result<Element> {
        self.wait_for_element(json!({ "role": role, "name": name }))
            .await
    }

    /// Presses it, once it can be used.
    pub(crate) async fn press(&self, role: &str, name: &str) -> Result<()> {
        let wanted = json!({ "role": role, "name": name, "usable": true });
        let element = self.wait_for_element(wanted).await?;
        element
            .click()
            .await
            .with_context(|| format!("press the {role} {name:?}"))
    }

    /// Types `text` into the field with this name.
    pub(crate) async fn write(&self, field: &str, text: &str) -> Result<()> {
        let wanted = json!({ "role": "textbox", "name": field, "usable": true });
        let element = self.wait_for_element(wanted).await?;
        element
            .send_keys(text)
            .await
            .with_context(|| format!("write into {field:?}"))
    }

    /// Waits until `text` can be read somewhere.
    pub(crate) async fn sees(&self, text: &str) -> Result<()> {
        self.wait_for_element(json!({ "text": text }))
            .await
            .map(drop)
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

    /// Keeps a picture of the page in `target/tour`.
    pub(crate) async fn picture(&self, name: &str) -> Result<()> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../tour");
        fs::create_dir_all(&folder)?;
        let picture = self.client.screenshot().await.context("take a picture")?;
        fs::write(folder.join(format!("{name}.png")), picture).context("keep a picture")
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

    async fn wait_for(&self, wanted: Value) -> Result<Value> {
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
