//! The Content API: templates are made, read, listed and deleted.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    body::Bytes,
    extract::{Path, RawQuery, State},
    http::{HeaderMap, StatusCode, header},
};
use jiff::{Timestamp, Unit};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{ids, provider::Provider, record::Record, template::Template};

use super::{ApiError, request::Fields, shape};

#[derive(Debug, Deserialize)]
struct Posted {
    friendly_name: Option<String>,
    language: String,
    #[serde(default)]
    variables: BTreeMap<String, String>,
    types: Value,
}

pub(super) async fn create(
    State(provider): State<Arc<Provider>>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), ApiError> {
    let posted: Posted = serde_json::from_slice(&body)
        .map_err(|error| ApiError::new(20_001).saying(error.to_string()))?;
    shape::check(&posted.types).map_err(|reason| ApiError::new(20_001).saying(reason))?;
    let now_ms = provider.now_ms();
    let template = Template {
        sid: ids::sid("HX"),
        friendly_name: posted.friendly_name.unwrap_or_default(),
        language: posted.language,
        variables: posted.variables,
        types: posted.types,
        approval: None,
        created_ms: now_ms,
        updated_ms: now_ms,
    };
    let answer = resource(&provider, &base(&headers), &template);
    provider.change(|_| Ok((vec![Record::Template(template)], ())))?;
    Ok((StatusCode::CREATED, Json(answer)))
}

pub(super) async fn read(
    State(provider): State<Arc<Provider>>,
    Path(sid): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Value>, ApiError> {
    let template = find(&provider, &sid)?;
    Ok(Json(resource(&provider, &base(&headers), &template)))
}

pub(super) async fn delete(
    State(provider): State<Arc<Provider>>,
    Path(sid): Path<String>,
) -> Result<StatusCode, ApiError> {
    let template = find(&provider, &sid)?;
    provider.change(|_| Ok((vec![Record::TemplateGone(template.sid)], ())))?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn list(
    State(provider): State<Arc<Provider>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Json<Value>, ApiError> {
    let fields = Fields::read(query.unwrap_or_default().as_bytes())?;
    let base = base(&headers);
    let number = |name| fields.get(name).and_then(|text| text.parse::<usize>().ok());
    let size = number("PageSize").unwrap_or(50).clamp(1, 500);
    let page = number("Page").unwrap_or(0);
    let (contents, total) = provider.look(|world| {
        let mut templates: Vec<&Template> = world.templates.values().collect();
        templates.sort_by_key(|template| (template.created_ms, &template.sid));
        let shown = templates.iter().skip(page * size).take(size);
        let shown: Vec<Value> = shown
            .map(|template| resource(&provider, &base, template))
            .collect();
        (shown, templates.len())
    });
    let url = |page: usize| format!("{base}/v1/Content?PageSize={size}&Page={page}");
    let meta = json!({
        "page": page,
        "page_size": size,
        "first_page_url": url(0),
        "previous_page_url": page.checked_sub(1).map(url),
        "url": url(page),
        "next_page_url": ((page + 1) * size < total).then(|| url(page + 1)),
        "key": "contents",
    });
    Ok(Json(json!({ "meta": meta, "contents": contents })))
}

pub(super) fn find(provider: &Provider, sid: &str) -> Result<Template, ApiError> {
    provider
        .look(|world| world.templates.get(sid).cloned())
        .ok_or_else(|| ApiError::not_found(&format!("/v1/Content/{sid}")))
}

/// The origin the caller knows this API by.
pub(super) fn base(headers: &HeaderMap) -> String {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    format!("http://{}", host.unwrap_or("localhost"))
}

fn resource(provider: &Provider, base: &str, template: &Template) -> Value {
    let url = format!("{base}/v1/Content/{}", template.sid);
    json!({
        "sid": template.sid,
        "account_sid": provider.config.account_sid,
        "friendly_name": template.friendly_name,
        "language": template.language,
        "variables": template.variables,
        "types": template.types,
        "url": url,
        "date_created": iso(template.created_ms),
        "date_updated": iso(template.updated_ms),
        "links": {
            "approval_create": format!("{url}/ApprovalRequests/whatsapp"),
            "approval_fetch": format!("{url}/ApprovalRequests"),
        },
    })
}

fn iso(ms: i64) -> String {
    let time = Timestamp::from_millisecond(ms).and_then(|time| time.round(Unit::Second));
    time.map_or_else(|_| String::new(), |time| time.to_string())
}
