//! The simulator driven by the provider's own client, past the judges where the description covers the answer.

use anyhow::Result;
use serde::Deserialize;
use serde_json::json;

use crate::stage::{GUEST, LINE};
use crate::walk::{Judged, summary};
use crate::{Judgement, Material, python};

/// One thing the script looked at.
#[derive(Debug, Deserialize)]
struct Check {
    name: String,
    /// What was wrong.
    wrong: Option<String>,
}

pub(crate) async fn judged(material: &Material) -> Result<Judgement> {
    let judged = Judged::new(material).await?;
    let simulator = &judged.simulator;
    let input = json!({
        "account_sid": simulator.account_sid(),
        "auth_token": simulator.auth_token(),
        "control_token": simulator.control_token(),
        "simulator": simulator.base_url(),
        "messages": judged.messages.url,
        "content": judged.content.url,
        "line": LINE,
        "guest": GUEST,
        "guest_id": "maria",
    });
    let input = input.to_string().into_bytes();
    let checks: Vec<Check> = python::told(&material.python, "client.py", input).await?;
    let mut judgement = summary(&judged.seen());
    let passed = checks.iter().filter(|check| check.wrong.is_none());
    judgement
        .seen
        .push(format!("{} checks: {}", checks.len(), names(passed)));
    if checks.is_empty() {
        judgement
            .complaints
            .push("the script checked nothing".to_owned());
    }
    let failed = checks
        .into_iter()
        .filter_map(|check| Some((check.name, check.wrong?)));
    judgement
        .complaints
        .extend(failed.map(|(name, wrong)| format!("{name}: {wrong}")));
    Ok(judgement)
}

fn names<'a>(checks: impl Iterator<Item = &'a Check>) -> String {
    let names: Vec<&str> = checks.map(|check| check.name.as_str()).collect();
    names.join("; ")
}
