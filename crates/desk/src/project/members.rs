//! Who is in a conversation, and who could come in.

use engine::{Conversation, MemberId, Membership, Policy};
use wire::IneligibleWhy;
use wire::view::{ColleagueView, ColleaguesView, MemberView, MembershipView};

use crate::books::Book;
use crate::directory::Directory;

/// Everyone who is active, as far as the viewer knows.
pub(super) fn active(conversation: &Conversation, directory: &Directory) -> Vec<MemberView> {
    conversation
        .active_members()
        .map(|id| MemberView {
            id: id.to_string(),
            name: directory.name(id),
            you: id == directory.me.member,
        })
        .collect()
}

/// Where the viewer stands in it.
pub(super) fn membership(conversation: &Conversation, viewer: MemberId) -> MembershipView {
    match conversation.members.get(&viewer) {
        Some(Membership::Active) => MembershipView::Active,
        Some(Membership::Removed) => MembershipView::Removed,
        // Whoever handed it over left, and who was never in it sees nothing of it.
        Some(Membership::Left) | None => MembershipView::Left,
    }
}

/// The viewer's colleagues, each with what speaks against adding them (M1).
pub(crate) fn colleagues(
    book: &Book,
    conversation: &Conversation,
    directory: &Directory,
) -> ColleaguesView {
    let viewer = directory.me.member;
    let others = book.colleagues.0.iter().filter(|(id, _)| **id != viewer);
    let mut colleagues: Vec<_> = others
        .map(|(id, colleague)| ColleagueView {
            id: id.to_string(),
            name: colleague.name.clone(),
            already_in: conversation.is_active(*id),
            ineligible: ineligible(book, conversation, *id),
        })
        .collect();
    colleagues.sort_by(|one, other| one.name.cmp(&other.name));
    let room = room(conversation, book.policy(directory));
    ColleaguesView { colleagues, room }
}

fn room(conversation: &Conversation, policy: &Policy) -> u32 {
    let active = u32::try_from(conversation.active_members().count()).unwrap_or(u32::MAX);
    policy.member_cap.saturating_sub(active)
}

fn ineligible(book: &Book, conversation: &Conversation, id: MemberId) -> Option<IneligibleWhy> {
    if conversation.is_active(id) {
        return None;
    }
    let others = conversation.active_members();
    IneligibleWhy::of(book.colleagues.eligibility(id, others))
}
