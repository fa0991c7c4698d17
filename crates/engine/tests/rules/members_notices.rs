//! Who reads what of members who come and go: the rows of 2.6, one reader at a time.

use engine::{Author, LeftCause, MemberId, NoticeKind, NoticeText, TransferEnd};

use crate::scene::{ANA, BEN, CLEO, HANDED_OVER};

/// The key, who acts and who is named, as the reader is told.
fn reads(kind: &NoticeKind, viewer: MemberId) -> (&'static str, Option<MemberId>, Vec<MemberId>) {
    let text: NoticeText = kind.text_for(viewer).expect("it concerns every reader");
    (text.key, text.actor, text.names)
}

#[test]
fn m1_added() {
    let kind = NoticeKind::MembersAdded {
        by: Author::Member(ANA),
        members: vec![BEN],
    };
    assert_eq!(reads(&kind, ANA), ("added_you", None, vec![BEN]), "did it");
    let other = ("added_colleague", Some(ANA), vec![BEN]);
    assert_eq!(reads(&kind, CLEO), other, "others");
    assert_eq!(reads(&kind, BEN), ("added_me", Some(ANA), vec![]), "whom");
}

#[test]
fn m2_left() {
    let left = |cause| NoticeKind::MemberLeft { member: ANA, cause };
    let own = left(LeftCause::Own);
    assert_eq!(reads(&own, ANA), ("left_you", None, vec![]), "did it");
    let other = ("left_colleague", Some(ANA), vec![]);
    assert_eq!(reads(&own, BEN), other, "others");
    for (cause, key) in [
        (LeftCause::LostEntitlement, "left_you_entitlement"),
        (LeftCause::Suspended, "left_you_suspended"),
        (LeftCause::OtherOrganization, "left_you_organization"),
    ] {
        assert_eq!(reads(&left(cause), ANA), (key, None, vec![]), "M8");
        assert_eq!(reads(&left(cause), BEN), other, "nobody else's business");
    }
}

#[test]
fn m3_removed() {
    let kind = NoticeKind::MemberRemoved {
        by: Author::Member(ANA),
        member: BEN,
    };
    assert_eq!(
        reads(&kind, ANA),
        ("removed_you", None, vec![BEN]),
        "did it"
    );
    let other = ("removed_colleague", Some(ANA), vec![BEN]);
    assert_eq!(reads(&kind, CLEO), other, "others");
    assert_eq!(reads(&kind, BEN), ("removed_me", Some(ANA), vec![]), "whom");
}

#[test]
fn m4_transferred_with_the_note_for_the_receiver_alone() {
    let kind = NoticeKind::Transferred {
        from: ANA,
        to: BEN,
        note: Some("be kind".to_owned()),
    };
    assert_eq!(
        reads(&kind, ANA),
        ("transferred_you", None, vec![BEN]),
        "did it"
    );
    let other = ("transferred_colleague", Some(ANA), vec![BEN]);
    assert_eq!(reads(&kind, CLEO), other, "others");
    assert_eq!(
        reads(&kind, BEN),
        ("transferred_to_me", Some(ANA), vec![]),
        "whom"
    );
    let notes = [ANA, BEN, CLEO].map(|viewer| kind.text_for(viewer).and_then(|it| it.note));
    assert_eq!(notes, [None, Some("be kind".to_owned()), None], "the note");
}

#[test]
fn m4_offered_and_what_became_of_it() {
    let offered = NoticeKind::TransferOffered {
        transfer: HANDED_OVER,
        from: ANA,
        to: BEN,
        note: None,
    };
    let keys = |kind: &NoticeKind| [ANA, BEN, CLEO].map(|viewer| reads(kind, viewer).0);
    let expected = [
        "transfer_offered_you",
        "transfer_offered_to_me",
        "transfer_offered_colleague",
    ];
    assert_eq!(keys(&offered), expected, "offered");
    for (reason, expected) in [
        (
            TransferEnd::Declined,
            [
                "transfer_declined_colleague",
                "transfer_declined_you",
                "transfer_declined_colleague",
            ],
        ),
        (
            TransferEnd::Expired,
            [
                "transfer_expired_colleague",
                "transfer_expired_you",
                "transfer_expired_colleague",
            ],
        ),
        (
            TransferEnd::Withdrawn,
            [
                "transfer_withdrawn_you",
                "transfer_withdrawn_colleague",
                "transfer_withdrawn_colleague",
            ],
        ),
    ] {
        let (from, to) = (ANA, BEN);
        let ended = NoticeKind::TransferEnded { from, to, reason };
        assert_eq!(keys(&ended), expected, "{reason:?}");
    }
}
