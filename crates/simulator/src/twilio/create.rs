//! `POST …/Messages.json`: the message is taken on, refused, or lost on the way as a fault has it.

use std::sync::Arc;

use axum::{
    Json,
    body::Bytes,
    extract::{ConnectInfo, State},
    http::StatusCode,
};
use serde_json::Value;

use crate::{
    fault::{Subject, Trouble},
    listener::Cut,
    message::{Message, pair},
    pacing::TooFast,
    provider::Provider,
};

use super::{
    ApiError,
    accept::accept,
    request::{Content, Fields, Outgoing},
    resource::resource,
};

pub(super) async fn create(
    State(provider): State<Arc<Provider>>,
    ConnectInfo(cut): ConnectInfo<Cut>,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), ApiError> {
    let fields = Fields::read(&body)?;
    let outgoing = provider.look(|world| Outgoing::read(&fields, world));
    let fault = provider.look(|world| {
        let subject = match &outgoing {
            Ok(outgoing) => Subject {
                guest: world.guest_at(&outgoing.to).map(|guest| guest.id.as_str()),
                address: outgoing.to.bare(),
                text: match &outgoing.content {
                    Content::Text(text) => text,
                    Content::Template { .. } => "",
                },
                status: "",
            },
            Err(_) => Subject::default(),
        };
        provider.take_fault(subject, on_create)
    });
    match fault {
        Some(Trouble::CreateFails { status }) => return Err(ApiError::trouble(status)),
        Some(Trouble::CreateTooMany { retry_after_s }) => {
            return Err(ApiError::new(20_429).retry_after_ms(u64::from(retry_after_s) * 1_000));
        }
        Some(Trouble::CutBeforeAcceptance) => {
            cut.now();
            return Err(ApiError::new(20_500));
        }
        _ => {}
    }
    let message = take_on(&provider, outgoing?)?;
    if fault == Some(Trouble::CutAfterAcceptance) {
        cut.now();
    }
    let answer = resource(&provider.config, &message);
    Ok((StatusCode::CREATED, Json(answer)))
}

fn on_create(trouble: Trouble) -> Option<Trouble> {
    match trouble {
        Trouble::CreateFails { .. }
        | Trouble::CreateTooMany { .. }
        | Trouble::CutBeforeAcceptance
        | Trouble::CutAfterAcceptance => Some(trouble),
        Trouble::WebhookLost
        | Trouble::WebhookRepeated { .. }
        | Trouble::WebhookLate { .. }
        | Trouble::WebhookReordered
        | Trouble::ReadFails { .. }
        | Trouble::ListFails { .. }
        | Trouble::CredentialsRefused
        | Trouble::WindowRefusedAtOnce
        | Trouble::ArrivesLate { .. }
        | Trouble::MessageFails { .. } => None,
    }
}

fn take_on(provider: &Provider, outgoing: Outgoing) -> Result<Message, ApiError> {
    let guest = provider.look(|world| world.guest_at(&outgoing.to).map(|guest| guest.id.clone()));
    let guest = guest.unwrap_or_else(|| outgoing.to.bare().to_owned());
    provider
        .pace(&pair(&outgoing.sender, &guest))
        .map_err(|too_fast| match too_fast {
            TooFast::Account { retry_after_ms } => {
                ApiError::new(63_017).retry_after_ms(retry_after_ms)
            }
            TooFast::Pair { retry_after_ms } => {
                ApiError::new(63_018).retry_after_ms(retry_after_ms)
            }
        })?;
    let now_ms = provider.now_ms();
    let mut refused = None;
    let accepted = provider.change(|world| match accept(provider, world, outgoing, now_ms) {
        Ok((records, message)) => Ok((records, Some(message))),
        Err(error) => {
            refused = Some(error);
            Ok((Vec::new(), None))
        }
    })?;
    accepted.ok_or_else(|| refused.unwrap_or_else(|| ApiError::new(20_500)))
}
