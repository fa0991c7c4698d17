//! What comes from outside, read as the hub reads it, for fuzzing and for the seeds that tests replay.
//!
//! Any bytes are allowed and nothing may panic; what is read is thrown away.

use engine::{
    Content, ConversationId, Correspondence, Event, Inbound, MemberId, ProviderId, Recorded,
    Report, Timestamp,
};
use uuid::Uuid;

use crate::carrier::{self, Form, Resource};
use crate::store::organization::{Organization, policy as resolve};
use crate::worker::{callback, inbound};

/// A webhook's body: a guest's message, or a status.
pub fn webhook(body: &[u8]) {
    let form = Form::parse(body);
    let _ = inbound::read(&form, Timestamp(0), MemberId(Uuid::nil()));
    let _ = callback::named(&form);
    if let Ok(resource) = serde_json::from_slice::<Resource>(body) {
        let _ = (resource.created_at(), resource.progress());
    }
}

/// Whether the provider signed this body for this address.
pub fn is_signed(auth_token: &str, url: &str, body: &[u8], signature: &str) -> bool {
    carrier::is_signed(auth_token, url, &Form::parse(body), signature)
}

/// A line of a guest's words, then an organization's policy as JSON: the words are absorbed under it.
pub fn policy(bytes: &[u8]) {
    let mut lines = bytes.splitn(2, |byte| *byte == b'\n');
    let words = String::from_utf8_lossy(lines.next().unwrap_or_default()).into_owned();
    let Ok(patch) = serde_json::from_slice(lines.next().unwrap_or_default()) else {
        return;
    };
    let node = Organization {
        id: engine::OrganizationId(Uuid::nil()),
        name: words.clone(),
        connector_on: None,
        policy: Some(patch),
    };
    let Ok(policy) = resolve(&[node]) else {
        return;
    };
    for rule in &policy.content_rules {
        let _ = rule.matches(&words);
    }
    let asked = Recorded {
        version: 1,
        at: Timestamp(0),
        by: engine::Author::System,
        intent: None,
        event: Event::ConversationOpened {
            conversation: ConversationId(Uuid::nil()),
            members: vec![MemberId(Uuid::nil())],
            by_guest: false,
        },
    };
    let wrote = Report::GuestWrote(Inbound {
        provider_id: ProviderId(words.clone()),
        at: Timestamp(1),
        content: Content::Text { text: words },
        button: None,
        quoted: None,
        window_until: None,
        receiver: MemberId(Uuid::nil()),
        restricted: Vec::new(),
    });
    let state = Correspondence::from_log([&asked]);
    let _ = engine::absorb(&state, &wrote, Timestamp(2), &policy);
}
