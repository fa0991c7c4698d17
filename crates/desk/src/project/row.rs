//! What is kept of a conversation's row.

use engine::{Conversation, Correspondence, Policy, Timestamp};

use super::consent;
use crate::directory::Directory;
use crate::store::conversation::NewRow;
use crate::store::timeline::Standing;

/// The row of `conversation`, whose timeline stands as `standing` says.
pub(crate) fn row(
    conversation: &Conversation,
    (pair, number, policy): (&Correspondence, i64, &Policy),
    standing: Standing,
    directory: &Directory,
    now: Timestamp,
) -> NewRow {
    let Standing {
        last,
        unread,
        failed,
    } = standing;
    let at = last.as_ref().map_or(conversation.opened_at, |(at, _)| *at);
    NewRow {
        id: conversation.id,
        pair: number,
        at,
        last: last.map(|(_, body)| body),
        unread,
        held: i64::try_from(pair.held_in(conversation.id).count()).unwrap_or(i64::MAX),
        failed,
        consent: consent::row(conversation, directory),
        lapses_at: pair.window.lapses_at(policy),
        next_change: next_change(conversation, pair, (policy, now)),
    }
}

/// The next moment at which the passing of time alone changes what the conversation shows.
fn next_change(
    conversation: &Conversation,
    pair: &Correspondence,
    (policy, now): (&Policy, Timestamp),
) -> Option<Timestamp> {
    [
        pair.window.lapses_at(policy),
        pair.window.guest_lapses_at(policy),
        consent::resend_at(conversation, pair, policy),
    ]
    .into_iter()
    .flatten()
    .filter(|at| *at > now)
    .min()
}
