//! The names of what a request carries, for forms and JSON alike.

use serde_json::Value;

pub(crate) fn query_names(query: &str) -> Vec<String> {
    form_names(query.as_bytes())
}

pub(crate) fn body_names(content_type: &str, body: &[u8]) -> Vec<String> {
    if body.is_empty() {
        return Vec::new();
    }
    if content_type.starts_with("application/json") {
        let fields = serde_json::from_slice::<Value>(body).unwrap_or_default();
        let names = fields
            .as_object()
            .map(|fields| fields.keys().cloned().collect());
        return names.unwrap_or_default();
    }
    form_names(body)
}

fn form_names(form: &[u8]) -> Vec<String> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(form).unwrap_or_default();
    pairs.into_iter().map(|(name, _)| name).collect()
}
