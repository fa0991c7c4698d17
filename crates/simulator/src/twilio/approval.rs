//! Putting a template up for WhatsApp's approval, and reading the verdict.

use std::sync::Arc;

use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    config::Verdict,
    provider::Provider,
    record::Record,
    schedule::Deed,
    template::{Approval, Template},
};

use super::{
    ApiError,
    content::{base, find},
};

const CATEGORIES: [&str; 3] = ["UTILITY", "MARKETING", "AUTHENTICATION"];

#[derive(Debug, Deserialize)]
struct Asked {
    name: String,
    category: String,
}

/// Answers `received`; the verdict falls as the configuration has it.
pub(super) async fn request(
    State(provider): State<Arc<Provider>>,
    Path(sid): Path<String>,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), ApiError> {
    let mut template = find(&provider, &sid)?;
    let asked: Asked = serde_json::from_slice(&body)
        .map_err(|error| ApiError::new(20_001).saying(error.to_string()))?;
    if !CATEGORIES.contains(&asked.category.as_str()) {
        return Err(ApiError::new(20_001).saying("category is not one WhatsApp knows"));
    }
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if asked.name.is_empty() || !asked.name.bytes().all(plain) {
        return Err(ApiError::new(20_001).saying("name takes lower-case letters, digits and _"));
    }
    template.approval = Some(Approval {
        name: asked.name,
        category: asked.category,
        status: "received".to_owned(),
        rejection_reason: String::new(),
    });
    let answer = shown(&template);
    decide_later(&provider, template)?;
    Ok((StatusCode::CREATED, Json(answer)))
}

pub(super) async fn read(
    State(provider): State<Arc<Provider>>,
    Path(sid): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Value>, ApiError> {
    let template = find(&provider, &sid)?;
    let mut whatsapp = shown(&template);
    if let Some(fields) = whatsapp.as_object_mut() {
        fields.insert("type".to_owned(), json!("whatsapp"));
    }
    Ok(Json(json!({
        "url": format!("{}/v1/Content/{sid}/ApprovalRequests", base(&headers)),
        "whatsapp": whatsapp,
        "account_sid": provider.config.account_sid,
        "sid": sid,
    })))
}

fn decide_later(provider: &Provider, mut template: Template) -> Result<(), ApiError> {
    let (status, reason, after_ms) = match &provider.config.verdict {
        Verdict::Approved { after_ms } => ("approved", "", *after_ms),
        Verdict::Rejected { after_ms, reason } => ("rejected", reason.as_str(), *after_ms),
    };
    let (status, reason) = (status.to_owned(), reason.to_owned());
    let now_ms = provider.now_ms();
    provider.change(|world| {
        if after_ms == 0 {
            if let Some(approval) = &mut template.approval {
                approval.status = status;
                approval.rejection_reason = reason;
            }
            return Ok((vec![Record::Template(template)], ()));
        }
        let due_ms = now_ms.saturating_add(i64::try_from(after_ms).unwrap_or(i64::MAX));
        let content_sid = template.sid.clone();
        let deed = Deed::Judge {
            content_sid,
            status,
            reason,
        };
        let task = world.schedule.task(due_ms, deed);
        Ok((vec![Record::Template(template), Record::Task(task)], ()))
    })?;
    Ok(())
}

fn shown(template: &Template) -> Value {
    let content_type = template.shown().map_or("", |(name, _)| name);
    match &template.approval {
        Some(approval) => json!({
            "name": approval.name,
            "category": approval.category,
            "content_type": content_type,
            "status": approval.status,
            "rejection_reason": approval.rejection_reason,
            "allow_category_change": true,
        }),
        None => json!({
            "name": "",
            "category": "",
            "content_type": content_type,
            "status": "unsubmitted",
            "rejection_reason": "",
            "allow_category_change": false,
        }),
    }
}
