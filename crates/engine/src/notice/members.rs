//! Notices of members who come and go, for the one who did it, the others, and the one it was done to.

use super::NoticeText;
use crate::{Author, LeftCause, MemberId, TransferEnd};

pub(super) fn added(viewer: MemberId, by: Author, members: &[MemberId]) -> NoticeText {
    match by {
        Author::Member(actor) if actor == viewer => NoticeText::plain("added_you").naming(members),
        Author::Member(actor) if members.contains(&viewer) => {
            NoticeText::plain("added_me").by(actor)
        }
        Author::Member(actor) => NoticeText::plain("added_colleague")
            .by(actor)
            .naming(members),
        Author::Guest | Author::System => NoticeText::plain("added_system").naming(members),
    }
}

pub(super) fn left(viewer: MemberId, member: MemberId, cause: LeftCause) -> NoticeText {
    if member != viewer {
        return NoticeText::plain("left_colleague").by(member);
    }
    NoticeText::plain(match cause {
        LeftCause::Own => "left_you",
        LeftCause::LostEntitlement => "left_you_entitlement",
        LeftCause::Suspended => "left_you_suspended",
        LeftCause::OtherOrganization => "left_you_organization",
    })
}

pub(super) fn removed(viewer: MemberId, by: Author, member: MemberId) -> NoticeText {
    match by {
        Author::Member(actor) if actor == viewer => {
            NoticeText::plain("removed_you").naming(&[member])
        }
        Author::Member(actor) if member == viewer => NoticeText::plain("removed_me").by(actor),
        Author::Member(actor) => NoticeText::plain("removed_colleague")
            .by(actor)
            .naming(&[member]),
        Author::Guest | Author::System => NoticeText::plain("left_colleague").by(member),
    }
}

pub(super) fn transferred(
    viewer: MemberId,
    people: (MemberId, MemberId),
    note: Option<&String>,
) -> NoticeText {
    let keys = [
        "transferred_you",
        "transferred_to_me",
        "transferred_colleague",
    ];
    handed_over(viewer, people, note, keys)
}

pub(super) fn offered(
    viewer: MemberId,
    people: (MemberId, MemberId),
    note: Option<&String>,
) -> NoticeText {
    let keys = [
        "transfer_offered_you",
        "transfer_offered_to_me",
        "transfer_offered_colleague",
    ];
    handed_over(viewer, people, note, keys)
}

/// For whoever hands over, for the receiver, who alone reads the note, and for the others.
fn handed_over(
    viewer: MemberId,
    (from, to): (MemberId, MemberId),
    note: Option<&String>,
    [giver, receiver, others]: [&'static str; 3],
) -> NoticeText {
    match viewer {
        viewer if viewer == from => NoticeText::plain(giver).naming(&[to]),
        viewer if viewer == to => NoticeText {
            note: note.cloned(),
            ..NoticeText::plain(receiver).by(from)
        },
        _ => NoticeText::plain(others).by(from).naming(&[to]),
    }
}

/// Whoever declined or withdrew acts; when it ran out, nobody did.
pub(super) fn ended(
    viewer: MemberId,
    from: MemberId,
    to: MemberId,
    reason: TransferEnd,
) -> NoticeText {
    match reason {
        TransferEnd::Declined if viewer == to => {
            NoticeText::plain("transfer_declined_you").naming(&[from])
        }
        TransferEnd::Declined => NoticeText::plain("transfer_declined_colleague").by(to),
        TransferEnd::Expired if viewer == to => {
            NoticeText::plain("transfer_expired_you").naming(&[from])
        }
        TransferEnd::Expired => NoticeText::plain("transfer_expired_colleague").by(to),
        TransferEnd::Withdrawn if viewer == from => {
            NoticeText::plain("transfer_withdrawn_you").naming(&[to])
        }
        TransferEnd::Withdrawn => NoticeText::plain("transfer_withdrawn_colleague").by(from),
    }
}
