//! C1 and what the green icon does.

use engine::{Entitlement, Span};
use wire::api::StreamEvent;
use wire::commands::{OneContact, OneConversation, ResendRequest, StartConversation};
use wire::view::{AnswerBasis, ComposerView, ConsentState, TimelineBody, WhatsAppAction};
use wire::{Problem, RefusalView};

use crate::support::{Bench, id};

fn mara() -> OneContact {
    OneContact {
        contact: id(100).to_string(),
    }
}

fn start() -> StartConversation {
    StartConversation {
        contact: id(100).to_string(),
        conversation: id(1_000).to_string(),
        request: id(1_001).to_string(),
    }
}

#[tokio::test]
async fn c1_the_conversation_exists_from_the_moment_the_request_is_confirmed() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    assert_eq!(
        desk.contact(mara()).await.unwrap().whatsapp,
        WhatsAppAction::Ask,
        "never asked before"
    );
    let preview = desk.opt_in_preview(mara()).await.unwrap();
    assert_eq!(
        (preview.line_name.as_str(), preview.refusal),
        ("Northwind", None),
        "from the business profile"
    );

    bench.away(true);
    let head = desk.start_conversation(start()).await.unwrap();
    assert_eq!(
        head.consent.state,
        ConsentState::Requested,
        "at once, without the hub"
    );
    assert!(
        matches!(head.composer, ComposerView::Off { .. }),
        "nothing else may be said yet"
    );
    let open = WhatsAppAction::Open {
        conversation: id(1_000).to_string(),
    };
    assert_eq!(
        desk.contact(mara()).await.unwrap().whatsapp,
        open,
        "the icon opens it now"
    );
    bench.away(false);
    desk.wake();
    bench.settled(&desk).await;
    let items = bench.items(&desk, engine::ConversationId(id(1_000))).await;
    assert_eq!(
        items.len(),
        2,
        "the request and the notice of it, each once: {items:?}"
    );
}

#[tokio::test]
async fn c10_the_answer_is_shown_with_what_it_answered() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    let head = desk
        .conversation(OneConversation {
            conversation: conversation.to_string(),
        })
        .await
        .unwrap();
    assert_eq!(
        head.consent.state,
        ConsentState::Granted,
        "the guest said yes"
    );
    let evidence = head.consent.evidence.first().expect("there is evidence");
    assert_eq!(evidence.basis, AnswerBasis::Keyword, "by a word");
    assert_eq!(evidence.asked_by.as_deref(), Some("Anna"), "asked by Anna");
    assert_eq!(evidence.answer, "Yes", "in these words");
}

#[tokio::test]
async fn c6_a_second_request_within_a_day_is_refused_with_the_time() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    desk.start_conversation(start()).await.unwrap();
    bench.settled(&desk).await;
    let again = ResendRequest {
        conversation: id(1_000).to_string(),
        request: id(1_002).to_string(),
    };
    let next_at = (bench.now() + Span::hours(24)).0;
    let refused = Err(Problem::Refused {
        refusal: RefusalView::RequestedRecently { next_at },
    });
    assert_eq!(desk.resend_request(again.clone()).await, refused, "not yet");
    bench.advance(Span::hours(24));
    assert_eq!(desk.resend_request(again).await, Ok(()), "a day later");
}

#[tokio::test]
async fn e1_without_entitlement_there_is_no_icon_and_the_interface_is_told() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    assert_eq!(desk.workspace().switched_off, None, "at first");
    bench.hub.record().entitlement = Entitlement::MemberOff;
    bench
        .hub
        .shared
        .stream
        .send(StreamEvent::Directory { now: bench.now() })
        .ok();
    desk.wake();
    bench
        .until(&desk, async || {
            desk.workspace().switched_off == Some(RefusalView::MemberOff)
        })
        .await;
    assert_eq!(
        desk.contact(mara()).await.unwrap().whatsapp,
        WhatsAppAction::Absent {
            refusal: RefusalView::MemberOff
        },
        "no icon, but the reason"
    );
    let refused = Problem::Refused {
        refusal: RefusalView::MemberOff,
    };
    assert_eq!(
        desk.start_conversation(start()).await.err(),
        Some(refused),
        "and no way around it"
    );
}

#[tokio::test]
async fn a_request_the_hub_refuses_leaves_no_conversation() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    bench.fault(crate::support::Fault::Refused(
        engine::Refusal::GuestDeclined,
    ));
    desk.start_conversation(start()).await.unwrap();
    let conversation = engine::ConversationId(id(1_000));
    bench
        .until(&desk, async || {
            bench.row(&desk, conversation).await.is_none()
        })
        .await;
    let asked = OneConversation {
        conversation: conversation.to_string(),
    };
    assert_eq!(
        desk.conversation(asked).await,
        Err(Problem::NotFound),
        "it never came to be"
    );
}

#[tokio::test]
async fn notices_name_the_guest_and_keep_their_place() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    let items = bench.items(&desk, conversation).await;
    let notices: Vec<_> = items
        .iter()
        .filter_map(|item| match &item.body {
            TimelineBody::Notice { key, args } => Some((key.as_str(), args.guest.as_str())),
            TimelineBody::Message { .. } => None,
        })
        .collect();
    assert_eq!(
        notices,
        [
            ("opt_in_sent_you", "Mara Silva"),
            ("accepted", "Mara Silva")
        ],
        "as Anna reads them"
    );
}
