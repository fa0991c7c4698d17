//! A notice as a timeline item.

use engine::{ConversationId, MemberId, Notice};

use super::{Body, Item, Place};

/// The item of a notice; `None` when it doesn't concern the viewer.
pub(crate) fn item(
    conversation: ConversationId,
    notice: &Notice,
    viewer: MemberId,
    pending: bool,
) -> Option<Item> {
    notice.kind.text_for(viewer)?;
    let (at, arrival) = notice.order;
    Some(Item {
        conversation,
        place: Place {
            at,
            arrival,
            key: notice.id.0,
        },
        body: Body::Notice {
            kind: notice.kind.clone(),
        },
        held: 0,
        pending,
    })
}
