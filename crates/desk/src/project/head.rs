//! The open conversation apart from its timeline, and what its composer says.

use engine::{
    Consequence, Content, Conversation, Correspondence, Policy, Terms, Timestamp, preview,
};
use uuid::Uuid;
use wire::RefusalView;
use wire::view::{ComposerView, ConsequenceView, ConversationView, WindowView};

use super::{Renderer, consent, members, message};
use crate::directory::Directory;
use crate::store::conversation::FoundRow;

/// What a head needs that the replica doesn't know.
#[derive(Debug)]
pub(crate) struct Situation<'a> {
    pub(crate) row: &'a FoundRow,
    pub(crate) contact: Option<engine::ContactId>,
    pub(crate) first_unread: Option<Uuid>,
    pub(crate) directory: &'a Directory,
    pub(crate) now: Timestamp,
}

pub(crate) fn head(
    pair: &Correspondence,
    conversation: &Conversation,
    situation: &Situation<'_>,
) -> ConversationView {
    let Situation {
        row,
        contact,
        first_unread,
        directory,
        now,
    } = situation;
    let renderer = Renderer {
        directory,
        now: *now,
    };
    let policy = directory.policy_of(row.line);
    ConversationView {
        row: renderer.row(row),
        contact_id: contact.map(|contact| contact.to_string()),
        members: members::active(conversation, directory),
        membership: members::membership(conversation, directory.me.member),
        consent: consent::view(conversation, (pair, policy), directory),
        window: window(pair, policy),
        composer: composer(pair, conversation, situation),
        first_unread: first_unread.map(|key| key.to_string()),
    }
}

fn window(pair: &Correspondence, policy: &Policy) -> WindowView {
    WindowView {
        lapses_at: pair.window.lapses_at(policy).map(|at| at.0),
        guest_lapses_at: pair.window.guest_lapses_at(policy).map(|at| at.0),
        guest_wrote_at: pair.window.guest_at.map(|at| at.0),
        length_ms: policy.window_length.0,
    }
}

/// On with the consequence of plain words, or off with the reason; either is the decision itself (P6).
fn composer(
    pair: &Correspondence,
    conversation: &Conversation,
    situation: &Situation<'_>,
) -> ComposerView {
    let plain_words = "…";
    match consequence(pair, conversation.id, plain_words, situation) {
        ConsequenceView::Refused { refusal } => ComposerView::Off { refusal },
        consequence @ (ConsequenceView::SendsNow { .. }
        | ConsequenceView::Held { .. }
        | ConsequenceView::BlockedBy { .. }) => ComposerView::On { consequence },
    }
}

/// What would become of `text` if it were sent now.
pub(crate) fn consequence(
    pair: &Correspondence,
    conversation: engine::ConversationId,
    text: &str,
    situation: &Situation<'_>,
) -> ConsequenceView {
    let content = Content::Text {
        text: text.to_owned(),
    };
    let directory = situation.directory;
    let terms = Terms {
        policy: directory.policy_of(situation.row.line),
        colleagues: &directory.colleagues(situation.row.guest),
    };
    let actor = directory.actor(situation.contact.is_some());
    let context = terms.context(actor, situation.now);
    match preview(pair, conversation, &content, &context) {
        Consequence::SendsNow {
            lapses_at,
            may_be_held,
        } => ConsequenceView::SendsNow {
            lapses_at: lapses_at.0,
            may_be_held,
        },
        Consequence::Held { reason } => ConsequenceView::Held {
            why: message::why(reason),
        },
        Consequence::Template => ConsequenceView::SendsNow {
            lapses_at: situation.now.0,
            may_be_held: false,
        },
        Consequence::BlockedBy { rule } => ConsequenceView::BlockedBy { rule },
        Consequence::Refused { refusal } => ConsequenceView::Refused {
            refusal: RefusalView::from(refusal),
        },
    }
}
