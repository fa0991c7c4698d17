//! What is kept of a conversation's row.

use engine::{Conversation, Correspondence, Policy, Timestamp};

use super::{Body, Place, consent};
use crate::directory::Directory;
use crate::store::conversation::NewRow;
use crate::store::timeline::Counts;

/// The row of `conversation`, whose latest item is `last`.
pub(crate) fn row(
    conversation: &Conversation,
    (pair, number, policy): (&Correspondence, i64, &Policy),
    (last, counts): (Option<(Place, Body)>, Counts),
    directory: &Directory,
    now: Timestamp,
) -> NewRow {
    let at = last
        .as_ref()
        .map_or(conversation.opened_at, |(place, _)| place.at);
    NewRow {
        id: conversation.id,
        pair: number,
        at,
        last: last.map(|(_, body)| body),
        unread: counts.unread,
        held: i64::try_from(pair.held_in(conversation.id).count()).unwrap_or(i64::MAX),
        failed: counts.failed,
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
