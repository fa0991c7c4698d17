//! What a template's content must look like.

use serde_json::{Map, Value};

const BODY_MAX: usize = 1_024;
const BUTTONS_MAX: usize = 10;
const TITLE_MAX: usize = 25;
const ID_MAX: usize = 200;

/// Says what is wrong with the content types of a template.
pub(super) fn check(types: &Value) -> Result<(), String> {
    let types = types.as_object().filter(|types| !types.is_empty());
    let types = types.ok_or_else(|| "types is required".to_owned())?;
    for (name, content) in types {
        if !name.starts_with("twilio/") && !name.starts_with("whatsapp/") {
            return Err(format!("{name} is not a content type"));
        }
        if name == "twilio/quick-reply" {
            check_body(content)?;
            check_actions(content)?;
        }
        if name == "twilio/text" {
            check_body(content)?;
        }
    }
    Ok(())
}

fn check_body(content: &Value) -> Result<(), String> {
    let body = content.get("body").and_then(Value::as_str).unwrap_or("");
    if body.is_empty() || body.chars().count() > BODY_MAX {
        return Err(format!("body takes 1 to {BODY_MAX} characters"));
    }
    Ok(())
}

fn check_actions(content: &Value) -> Result<(), String> {
    let actions = content.get("actions").and_then(Value::as_array);
    let actions = actions.filter(|actions| (1..=BUTTONS_MAX).contains(&actions.len()));
    let actions = actions.ok_or_else(|| format!("actions takes 1 to {BUTTONS_MAX} buttons"))?;
    for action in actions {
        let action = action.as_object().ok_or("an action is an object")?;
        if field(action, "type").is_some_and(|kind| kind != "QUICK_REPLY") {
            return Err("a quick reply has buttons of type QUICK_REPLY".to_owned());
        }
        let title = field(action, "title").unwrap_or_default();
        if title.is_empty() || title.chars().count() > TITLE_MAX {
            return Err(format!(
                "a button's title takes 1 to {TITLE_MAX} characters"
            ));
        }
        if field(action, "id").is_some_and(|id| id.chars().count() > ID_MAX) {
            return Err(format!("a button's id takes up to {ID_MAX} characters"));
        }
    }
    Ok(())
}

fn field<'a>(action: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    action.get(name).and_then(Value::as_str)
}
