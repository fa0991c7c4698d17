//! The provider's description of its API, cut down to what is used and made stricter where it leaves things open.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value, json};

/// One of the provider's hosts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Api {
    Messages,
    Content,
}

impl Api {
    fn file(self) -> &'static str {
        match self {
            Self::Messages => "twilio_api_v2010.json",
            Self::Content => "twilio_content_v1.json",
        }
    }

    fn uses(self, path: &str) -> bool {
        match self {
            Self::Messages => path.starts_with("/2010-04-01/Accounts/{AccountSid}/Messages"),
            Self::Content => path.starts_with("/v1/Content"),
        }
    }

    /// Answers whose every field the provider sends, though the description calls each of them optional.
    fn whole(self) -> &'static [&'static str] {
        match self {
            Self::Messages => &["api.v2010.account.message"],
            Self::Content => &[
                "content.v1.content",
                "content.v1.content.approval_fetch",
                "content.v1.content.approval_create",
            ],
        }
    }
}

/// An operation and the names it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Operation {
    /// Method and path with its placeholders.
    pub(crate) name: String,
    query: BTreeSet<String>,
    body: BTreeSet<String>,
}

impl Operation {
    /// Names that the operation doesn't have.
    pub(crate) fn unknown<'a>(&self, query: &'a [String], body: &'a [String]) -> Vec<&'a str> {
        let query = query.iter().filter(|name| !self.query.contains(*name));
        let body = body.iter().filter(|name| !self.body.contains(*name));
        query.chain(body).map(String::as_str).collect()
    }
}

/// What is judged by.
#[derive(Debug, Clone)]
pub(crate) struct Description(Value);

impl Description {
    pub(crate) fn read(folder: &Path, api: Api) -> Result<Self> {
        let path = folder.join(api.file());
        let text = fs::read_to_string(&path).with_context(|| format!("read {}", path.display()))?;
        let mut whole: Value = serde_json::from_str(&text).context("the description is JSON")?;
        let paths = whole.get_mut("paths").and_then(Value::as_object_mut);
        let paths = paths.context("the description has paths")?;
        paths.retain(|path, _| api.uses(path));
        ensure!(
            !paths.is_empty(),
            "the description has none of the paths used"
        );
        for name in api.whole() {
            let schema = whole.pointer_mut(&format!("/components/schemas/{name}"));
            close(schema.with_context(|| format!("the description has {name}"))?);
        }
        drop_relative_uris(&mut whole);
        Ok(Self(whole))
    }

    pub(crate) fn write(&self, path: &Path) -> Result<()> {
        fs::write(path, self.0.to_string()).context("write the description")
    }

    /// The operation that a request is for.
    pub(crate) fn operation(&self, method: &str, path: &str) -> Option<Operation> {
        let paths = self.0.get("paths")?.as_object()?;
        let mut fitting: Vec<&String> = paths.keys().filter(|known| fits(known, path)).collect();
        // A literal goes before a placeholder.
        fitting.sort_by_key(|known| known.matches('{').count());
        let template = *fitting.first()?;
        let described = paths.get(template)?.get(method.to_lowercase())?;
        Some(Operation {
            name: format!("{method} {template}"),
            query: query_names(described),
            body: self.body_names(described),
        })
    }

    fn body_names(&self, described: &Value) -> BTreeSet<String> {
        let contents = described.pointer("/requestBody/content");
        let contents = contents.and_then(Value::as_object).into_iter().flatten();
        let schemas = contents.filter_map(|(_, content)| content.get("schema"));
        let resolved = schemas.filter_map(|schema| self.resolved(schema).get("properties"));
        let properties = resolved.filter_map(Value::as_object);
        properties.flat_map(Map::keys).cloned().collect()
    }

    fn resolved<'a>(&'a self, schema: &'a Value) -> &'a Value {
        let name = schema.get("$ref").and_then(Value::as_str);
        let found = name.and_then(|name| self.0.pointer(name.strip_prefix('#')?));
        found.unwrap_or(schema)
    }
}

fn query_names(described: &Value) -> BTreeSet<String> {
    let parameters = described.get("parameters").and_then(Value::as_array);
    let query = parameters.into_iter().flatten();
    let query = query.filter(|parameter| parameter.get("in") == Some(&json!("query")));
    let names = query.filter_map(|parameter| parameter.get("name")?.as_str());
    names.map(ToOwned::to_owned).collect()
}

fn fits(template: &str, path: &str) -> bool {
    let (mut known, mut given) = (template.split('/'), path.split('/'));
    loop {
        match (known.next(), given.next()) {
            (None, None) => return true,
            (Some(known), Some(given)) if part_fits(known, given) => {}
            _ => return false,
        }
    }
}

/// `{Sid}.json` fits any id with that ending.
fn part_fits(known: &str, given: &str) -> bool {
    match known
        .strip_prefix('{')
        .and_then(|rest| rest.split_once('}'))
    {
        Some((_, ending)) => given.len() > ending.len() && given.ends_with(ending),
        None => known == given,
    }
}

/// No other fields, and all of these.
fn close(schema: &mut Value) {
    let properties = schema.get("properties").and_then(Value::as_object);
    let names: Vec<String> = properties
        .map(|known| known.keys().cloned().collect())
        .unwrap_or_default();
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("additionalProperties".to_owned(), json!(false));
        schema.insert("required".to_owned(), json!(names));
    }
}

/// Addresses of pages are said to be whole; the provider's own examples leave out the host.
fn drop_relative_uris(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                if name == "uri" || name.ends_with("_uri") {
                    field.as_object_mut().map(|field| field.remove("format"));
                }
                drop_relative_uris(field);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(drop_relative_uris),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_fits_one_part_of_a_path_with_its_ending() {
        for (template, path, expected) in [
            ("/A/{Sid}.json", "/A/SM1.json", true),
            ("/A/{Sid}.json", "/A/SM1", false),
            ("/A/{Sid}", "/A/SM1/B", false),
            ("/A/{Sid}/B", "/A/SM1/B", true),
            ("/A", "/B", false),
        ] {
            assert_eq!(fits(template, path), expected, "{template} and {path}");
        }
    }
}
