//! Filling in names: from what the store keeps to what the interface shows.

use engine::{Author, NoticeKind, Timestamp};
use wire::view::{
    ContentView, ConversationRow, LastLine, MessageView, NoticeArgs, RowState, TimelineBody,
    TimelineItem,
};

use super::{Body, Place};
use crate::directory::Directory;
use crate::store::conversation::{FoundRow, RowConsent};

/// Renders for one viewer at one moment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Renderer<'a> {
    pub(crate) directory: &'a Directory,
    pub(crate) now: Timestamp,
}

impl Renderer<'_> {
    pub(crate) fn item(&self, place: Place, body: &Body, guest: &str) -> TimelineItem {
        TimelineItem {
            key: place.key.to_string(),
            at: place.at.0,
            arrival: i64::try_from(place.arrival).unwrap_or(i64::MAX),
            body: self.body(place, body, guest),
        }
    }

    fn body(&self, place: Place, body: &Body, guest: &str) -> TimelineBody {
        match body {
            Body::Notice { kind } => {
                let (key, args) = self.notice(kind, guest);
                TimelineBody::Notice { key, args }
            }
            Body::Message {
                author,
                content,
                status,
                written_at,
                provider_at,
                late,
            } => TimelineBody::Message {
                message: MessageView {
                    id: place.key.to_string(),
                    author: self.directory.author(*author),
                    content: content.clone(),
                    status: status.clone(),
                    written_at: written_at.0,
                    provider_at: provider_at.map(|at| at.0),
                    late: *late,
                    yours: *author == Author::Member(self.directory.me.member),
                },
            },
        }
    }

    fn notice(&self, kind: &NoticeKind, guest: &str) -> (String, NoticeArgs) {
        let text = kind.text_for(self.directory.me.member);
        let args = NoticeArgs {
            guest: guest.to_owned(),
            actor: text
                .as_ref()
                .and_then(|text| text.actor)
                .map(|actor| self.directory.name(actor)),
            names: text
                .iter()
                .flat_map(|text| &text.names)
                .map(|name| self.directory.name(*name))
                .collect(),
            note: text.as_ref().and_then(|text| text.note.clone()),
            count: text.as_ref().and_then(|text| text.count),
        };
        (
            text.map(|text| text.key.to_owned()).unwrap_or_default(),
            args,
        )
    }

    pub(crate) fn row(&self, row: &FoundRow) -> ConversationRow {
        ConversationRow {
            id: row.id.to_string(),
            guest_id: row.guest.to_string(),
            guest_name: row.guest_name.clone(),
            line_name: self.directory.line_name(row.line),
            at: row.at.0,
            last: row
                .last
                .as_ref()
                .map_or(LastLine::Empty, |body| self.last(body, &row.guest_name)),
            unread: row.unread,
            held: row.held,
            failed: row.failed,
            state: self.state(row),
            draft: row.draft.clone(),
        }
    }

    fn last(&self, body: &Body, guest: &str) -> LastLine {
        match body {
            Body::Notice { kind } => {
                let (key, args) = self.notice(kind, guest);
                LastLine::Notice { key, args }
            }
            Body::Message {
                author, content, ..
            } => {
                let (text, placeholder) = match content {
                    ContentView::Text { text }
                    | ContentView::OptInRequest { text, .. }
                    | ContentView::Template { text, .. }
                    | ContentView::GuestNotice { text } => (text.clone(), None),
                    ContentView::Placeholder { kind } => (String::new(), Some(kind.clone())),
                };
                LastLine::Message {
                    author: self.directory.author(*author),
                    text,
                    placeholder,
                }
            }
        }
    }

    fn state(&self, row: &FoundRow) -> RowState {
        match row.consent {
            RowConsent::Waiting => RowState::Waiting,
            RowConsent::Unanswered => RowState::Unanswered,
            RowConsent::Declined => RowState::Declined,
            RowConsent::Unreachable => RowState::Unreachable,
            RowConsent::Ended => RowState::Ended,
            RowConsent::Granted => match row.lapses_at {
                Some(lapses_at) if self.now < lapses_at => RowState::Open {
                    lapses_at: lapses_at.0,
                },
                Some(_) | None => RowState::Lapsed,
            },
        }
    }
}
