//! What holds of any words of a member, sent or edited.

use crate::speaking::spoken_by;
use crate::{Policy, Refusal};

/// There are some, and with the speaker's name no more than the provider takes.
pub(super) fn can_be_sent(
    text: &str,
    speaker: Option<&str>,
    policy: &Policy,
) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::EmptyMessage);
    }
    let (limit, length) = (policy.text_limit, characters(&spoken_by(speaker, text)));
    match length <= limit {
        true => Ok(()),
        false => Err(Refusal::TextTooLong { limit, length }),
    }
}

/// The name of the rule that doesn't let them out, if there is one.
pub(super) fn blocked_by(text: &str, policy: &Policy) -> Option<String> {
    let rule = policy.content_rules.iter().find(|rule| rule.matches(text));
    rule.map(|rule| rule.name.clone())
}

/// As the provider counts: not bytes, and each part of a composed emoji for itself.
fn characters(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}
