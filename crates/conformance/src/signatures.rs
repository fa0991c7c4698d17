//! Random webhooks, signed and forged, judged by the provider's validator and by ours.

mod forged;
mod request;

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};

use crate::dice::Dice;
use crate::{Judgement, Material, python};
use forged::Forgery;
use request::Request;

const REQUESTS: usize = 10_000;

/// The one used when `SEED` says no other.
const SEED: u64 = 20_261_125;

/// A webhook as it arrives, and what it was signed over.
#[derive(Debug, Serialize)]
struct Webhook {
    token: String,
    /// As the hub is configured.
    url: String,
    /// As the provider signed it: perhaps with another spelling of the port.
    signed_url: String,
    body: String,
    signature: String,
    #[serde(skip)]
    forgery: Option<Forgery>,
}

/// What the provider's validator says.
#[derive(Debug, Deserialize)]
struct Verdict {
    signature: String,
    holds: bool,
}

pub(crate) async fn judged(material: &Material) -> Result<Judgement> {
    let seed = match std::env::var("SEED") {
        Ok(seed) => seed.parse().context("SEED is a number")?,
        Err(_) => SEED,
    };
    let mut dice = Dice::new(seed);
    let webhooks: Vec<Webhook> = (0..REQUESTS).map(|_| webhook(&mut dice)).collect();
    let mut input = Vec::new();
    for webhook in &webhooks {
        serde_json::to_writer(&mut input, webhook)?;
        input.push(b'\n');
    }
    let verdicts: Vec<Verdict> = python::told(&material.python, "signatures.py", input).await?;
    ensure!(
        verdicts.len() == webhooks.len(),
        "not every request was judged"
    );
    let complaints = webhooks
        .iter()
        .zip(&verdicts)
        .filter_map(|(webhook, verdict)| complaint(webhook, verdict))
        .collect();
    let forged = webhooks.iter().filter(|it| it.forgery.is_some()).count();
    let seen = format!(
        "{} genuine and {forged} forged webhooks, both sides asked (SEED={seed})",
        webhooks.len() - forged
    );
    Ok(Judgement {
        seen: vec![seen],
        complaints,
    })
}

fn webhook(dice: &mut Dice) -> Webhook {
    let request = Request::random(dice);
    let token = request::token(dice);
    let mut webhook = Webhook {
        signature: simulator::signature(&token, &request.signed_url, &request.parameters),
        body: encoded(&request.parameters),
        token,
        url: request.url.clone(),
        signed_url: request.signed_url.clone(),
        forgery: None,
    };
    if dice.once_in(2) {
        forged::forge(dice, &mut webhook, request);
    }
    webhook
}

fn encoded(parameters: &[(String, String)]) -> String {
    serde_urlencoded::to_string(parameters).unwrap_or_default()
}

/// What they and we don't agree on.
fn complaint(webhook: &Webhook, theirs: &Verdict) -> Option<String> {
    let holds = |signature: &str| {
        let body = webhook.body.as_bytes();
        hub::untrusted::is_signed(&webhook.token, &webhook.url, body, signature)
    };
    let ours = holds(&webhook.signature);
    let genuine = webhook.forgery.is_none();
    let wrong = match () {
        () if ours != theirs.holds => format!("we say {ours}, they say {}", theirs.holds),
        () if ours != genuine => format!("both say {ours}"),
        () if genuine && webhook.signature != theirs.signature => {
            format!("they sign {}", theirs.signature)
        }
        () if genuine && !holds(&theirs.signature) => "we refuse their signature".to_owned(),
        () => return None,
    };
    Some(format!("{wrong}: {webhook:?}"))
}
