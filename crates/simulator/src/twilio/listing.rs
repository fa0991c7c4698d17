//! `GET …/Messages.json`: newest first, filtered, in pages.

use std::sync::Arc;

use axum::{
    Json,
    extract::{RawQuery, State},
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde_json::{Value, json};

use crate::{
    address::whatsapp,
    fault::{Subject, Trouble},
    message::{Direction, Message},
    provider::Provider,
};

use super::{ApiError, request::Fields, resource::resource};

const PAGE_DEFAULT: usize = 50;
const PAGE_MAX: usize = 1_000;
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// What a listing asks for; bounds are Unix milliseconds, the upper one exclusive.
#[derive(Clone, Debug, Default)]
struct Wanted {
    to: Option<String>,
    from: Option<String>,
    from_ms: Option<i64>,
    until_ms: Option<i64>,
}

pub(super) async fn list(
    State(provider): State<Arc<Provider>>,
    RawQuery(query): RawQuery,
) -> Result<Json<Value>, ApiError> {
    let fails = provider.take_fault(Subject::default(), |trouble| {
        let Trouble::ListFails { status } = trouble else {
            return None;
        };
        Some(status)
    });
    if let Some(status) = fails {
        return Err(ApiError::trouble(status));
    }
    let query = query.unwrap_or_default();
    let fields = Fields::read(query.as_bytes())?;
    let wanted = Wanted::read(&fields)?;
    let size = number(&fields, "PageSize").map_or(PAGE_DEFAULT, |size| size.clamp(1, PAGE_MAX));
    let page = number(&fields, "Page").unwrap_or(0);
    let after = fields
        .get("PageToken")
        .and_then(|token| token.strip_prefix("PA"))
        .map(ToOwned::to_owned);
    let mut found = provider.look(|world| {
        let after = after.and_then(|sid| world.messages.get(&sid).map(Message::key));
        let before = world.by_time.iter().rev();
        before
            .filter(|(key, _)| after.is_none_or(|after| **key < after))
            .filter_map(|(_, sid)| world.messages.get(sid))
            .filter(|message| wanted.fits(message))
            .take(size + 1)
            .cloned()
            .collect::<Vec<_>>()
    });
    let more = found.len() > size;
    found.truncate(size);
    let messages = found
        .iter()
        .map(|message| resource(&provider.config, message))
        .collect::<Vec<_>>();
    let uri = |page: usize, token: Option<&str>| page_uri(&provider, &fields, size, page, token);
    let next = found
        .last()
        .filter(|_| more)
        .map(|last| uri(page + 1, Some(&format!("PA{}", last.sid))));
    let start = page * size;
    Ok(Json(json!({
        "first_page_uri": uri(0, None),
        "end": start + messages.len().saturating_sub(1),
        "previous_page_uri": null,
        "uri": format!("{}?{query}", path(&provider)),
        "page_size": size,
        "start": start,
        "next_page_uri": next,
        "page": page,
        "messages": messages,
    })))
}

fn path(provider: &Provider) -> String {
    let account = &provider.config.account_sid;
    format!("/2010-04-01/Accounts/{account}/Messages.json")
}

fn page_uri(
    provider: &Provider,
    fields: &Fields,
    size: usize,
    page: usize,
    token: Option<&str>,
) -> String {
    let mut kept = fields.without(&["PageSize", "Page", "PageToken"]);
    kept.push(("PageSize".to_owned(), size.to_string()));
    kept.push(("Page".to_owned(), page.to_string()));
    kept.extend(token.map(|token| ("PageToken".to_owned(), token.to_owned())));
    let query = serde_urlencoded::to_string(kept).unwrap_or_default();
    format!("{}?{query}", path(provider))
}

fn number(fields: &Fields, name: &str) -> Option<usize> {
    fields.get(name)?.parse().ok()
}

impl Wanted {
    fn read(fields: &Fields) -> Result<Self, ApiError> {
        let mut wanted = Self {
            to: fields.get("To").map(ToOwned::to_owned),
            from: fields.get("From").map(ToOwned::to_owned),
            ..Self::default()
        };
        if let Some(day) = fields.get("DateSent") {
            let day_ms = moment(day)?;
            wanted.from_ms = Some(day_ms);
            wanted.until_ms = Some(day_ms + DAY_MS);
        }
        if let Some(after) = fields.get("DateSent>") {
            wanted.from_ms = Some(moment(after)?);
        }
        if let Some(before) = fields.get("DateSent<") {
            wanted.until_ms = Some(moment(before)?.saturating_add(1));
        }
        Ok(wanted)
    }

    fn fits(&self, message: &Message) -> bool {
        let business = whatsapp(&message.sender);
        let guest = whatsapp(&message.address);
        let (from, to) = match message.direction {
            Direction::Inbound => (guest, business),
            Direction::Outbound => (business, guest),
        };
        let at_ms = message.sent_ms.unwrap_or(message.created_ms);
        self.to.as_ref().is_none_or(|wanted| *wanted == to)
            && self.from.as_ref().is_none_or(|wanted| *wanted == from)
            && self.from_ms.is_none_or(|bound| at_ms >= bound)
            && self.until_ms.is_none_or(|bound| at_ms < bound)
    }
}

/// Reads `2026-11-22` (midnight UTC) or `2026-11-22T10:00:00Z`.
fn moment(text: &str) -> Result<i64, ApiError> {
    let time = text.parse::<Timestamp>().or_else(|_| {
        let day = text.parse::<Date>()?;
        Ok::<_, jiff::Error>(day.to_zoned(TimeZone::UTC)?.timestamp())
    });
    time.map(Timestamp::as_millisecond)
        .map_err(|_| ApiError::new(20_001).saying(format!("Invalid DateSent: {text}")))
}
