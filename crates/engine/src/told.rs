//! What the guest is told of members who come and go (2.6): never that somebody was removed.

use crate::course::Course;
use crate::{
    Author, Consent, Content, ConversationId, Event, GuestNotice, HeldReason, MessageId, Outcome,
    Policy,
};

pub(crate) fn joined(names: &[&str], policy: &Policy) -> String {
    let names = match names {
        [others @ .., last] if !others.is_empty() => {
            format!("{}{}{last}", others.join(", "), policy.guest_texts.and)
        }
        names => names.concat(),
    };
    filled(&policy.guest_texts.joined, &[("{names}", &names)])
}

pub(crate) fn left(name: &str, policy: &Policy) -> String {
    filled(&policy.guest_texts.left, &[("{name}", name)])
}

pub(crate) fn transferred(from: &str, to: &str, policy: &Policy) -> String {
    let gaps = [("{name}", to), ("{actor}", from)];
    filled(&policy.guest_texts.transferred, &gaps)
}

/// An ordinary message, held in a lapsed window behind what is held already. A guest who hasn't agreed hears nothing.
/// Its id follows from the change it tells of, so that foretold and recorded it is one message.
pub(crate) fn tell(
    course: &mut Course,
    id: ConversationId,
    notice: GuestNotice,
    text: String,
    policy: &Policy,
) {
    let Some(conversation) = course.state.conversations.get(&id) else {
        return;
    };
    let agreed = matches!(conversation.consent, Consent::Granted { .. });
    if !agreed || course.state.is_refused() {
        return;
    }
    let cause = format!("{id}/{}", conversation.changes);
    let outcome = match course.state.words_go_now(course.now, policy) {
        true => Outcome::Queued,
        false => Outcome::Held {
            reason: HeldReason::WindowLapsed,
        },
    };
    course.push(Event::MessageWritten {
        conversation: id,
        message: MessageId::derived(&cause, "notice of members to the guest"),
        author: Author::System,
        content: Content::Notice { notice, text },
        at: course.now,
        outcome,
        speaker: None,
    });
}

/// Fills all gaps at once, so that a name is never taken for one.
fn filled(text: &str, gaps: &[(&str, &str)]) -> String {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((at, (gap, name))) = gaps
        .iter()
        .filter_map(|gap| Some((rest.find(gap.0)?, gap)))
        .min_by_key(|(at, _)| *at)
    {
        let (before, after) = rest.split_at(at);
        parts.extend([before, name]);
        rest = after.strip_prefix(gap).unwrap_or_default();
    }
    parts.push(rest);
    parts.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_names_are_told_as_one_says_them() {
        let policy = Policy::default();
        let told = |names: &[&str]| joined(names, &policy);
        assert_eq!(told(&["Ben"]), "Ben joined the conversation.", "one");
        assert_eq!(
            told(&["Ben", "Cleo"]),
            "Ben and Cleo joined the conversation.",
            "two"
        );
        assert_eq!(
            told(&["Ben", "Cleo", "Dan"]),
            "Ben, Cleo and Dan joined the conversation.",
            "three"
        );
    }

    #[test]
    fn a_name_that_looks_like_a_gap_stays_a_name() {
        let told = transferred("{name}", "{actor}", &Policy::default());
        assert_eq!(
            told, "{actor} will continue this conversation in place of {name}.",
            "as they are called"
        );
    }
}
