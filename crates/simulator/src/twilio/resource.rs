//! A message as Twilio's API shows it.

use jiff::{Timestamp, fmt::rfc2822};
use serde_json::{Value, json};

use crate::{
    address::whatsapp,
    config::Config,
    message::{Direction, Message},
};

use super::code_text;

/// The message resource.
pub(super) fn resource(config: &Config, message: &Message) -> Value {
    let business = whatsapp(&message.sender);
    let guest = whatsapp(&message.address);
    let (direction, from, to) = match message.direction {
        Direction::Inbound => ("inbound", guest, business),
        Direction::Outbound => ("outbound-api", business, guest),
    };
    let account = &config.account_sid;
    let path = format!("/2010-04-01/Accounts/{account}/Messages/{}", message.sid);
    json!({
        "account_sid": account,
        "api_version": "2010-04-01",
        "body": message.body,
        "date_created": rfc2822(message.created_ms),
        "date_sent": message.sent_ms.map(rfc2822),
        "date_updated": rfc2822(message.updated_ms),
        "direction": direction,
        "error_code": message.error_code,
        "error_message": message.error_code.map(code_text),
        "from": from,
        "messaging_service_sid": null,
        "num_media": "0",
        "num_segments": "1",
        "price": null,
        "price_unit": null,
        "sid": message.sid,
        "status": message.status.as_str(),
        "subresource_uris": { "media": format!("{path}/Media.json") },
        "to": to,
        "uri": format!("{path}.json"),
    })
}

/// A time as RFC 2822, to the second.
pub(super) fn rfc2822(ms: i64) -> String {
    let Ok(time) = Timestamp::from_millisecond(ms) else {
        return String::new();
    };
    let zoned = time.to_zoned(jiff::tz::TimeZone::UTC);
    rfc2822::to_string(&zoned).unwrap_or_default()
}
