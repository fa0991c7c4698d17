//! Messages as such: P1, P2, P3, P4, P5, and what an organization doesn't let out.

use engine::{
    Content, ContentRule, FailureKind, HeldReason, Inbound, Intent, Policy, Refusal, Standing,
};

use crate::scene::{ANA, BEN, FIRST, SECOND, Scene};

#[test]
fn p1_a_retry_in_a_lapsed_window_is_held() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one").starts("one");
    scene.fails("one", FailureKind::ProviderAway).hours_pass(24);
    scene.ana_retries("one");
    let reason = HeldReason::WindowLapsed;
    scene.then_stands("one", &Standing::Held { reason });
    scene.phone.clear();
    scene.guest_says("Hello").carrier_works();
    scene.then_phone_got(&["one"]);
}

#[test]
fn p1_only_failed_and_unknown_messages_are_retried_and_only_by_their_author() {
    let mut scene = Scene::agreed();
    scene.ana_writes("one");
    let retry = Intent::Retry {
        message: scene.id("one"),
    };
    assert_eq!(scene.tries(ANA, &retry), Err(Refusal::NotFailed), "queued");
    scene.starts("one").uncertain("one");
    assert_eq!(scene.tries(BEN, &retry), Err(Refusal::NotMember), "Ben");
    assert_eq!(scene.tries(ANA, &retry), Ok(()), "unknown");
    let accepted = scene.hub.policy.guest_texts.accepted.clone();
    scene.carrier_works();
    scene.fails(&accepted, FailureKind::Rejected);
    let retry = Intent::Retry {
        message: scene.id(&accepted),
    };
    assert_eq!(scene.tries(ANA, &retry), Err(Refusal::NotYours), "a notice");
}

#[test]
fn p2_the_same_id_twice_is_the_same_message() {
    let mut scene = Scene::agreed();
    let send = scene.words(FIRST, "one");
    scene.does(ANA, &send);
    let again = scene.events_of(|scene| {
        scene.does(ANA, &send);
    });
    scene.then("nothing new", again.is_empty());
    scene.carrier_works().does(ANA, &send).carrier_works();
    scene.then_phone_got(&["one"]);
}

#[test]
fn p2_a_repeat_is_accepted_even_when_it_would_be_refused_by_now() {
    let mut scene = Scene::agreed();
    let send = scene.words(FIRST, "one");
    scene.does(ANA, &send).guest_says("STOP");
    assert_eq!(scene.tries(ANA, &send), Ok(()), "it was done");
}

#[test]
fn p2_an_id_of_another_conversation_isnt_taken_over() {
    let mut scene = Scene::agreed();
    scene.hours_pass(24).ben_asks().carrier_works();
    scene.guest_says("yes").ana_writes("one");
    let message = scene.id("one");
    let intents = [
        Intent::Send {
            conversation: SECOND,
            drafted_in: SECOND,
            message,
            content: Content::Text {
                text: "two".to_owned(),
            },
        },
        Intent::StartConversation {
            conversation: engine::ConversationId(uuid::Uuid::from_u128(9)),
            request: message,
        },
        Intent::ResendRequest {
            conversation: SECOND,
            request: message,
        },
    ];
    for intent in intents {
        let refused = scene.tries(BEN, &intent);
        assert!(refused.is_err(), "{intent:?}");
    }
    assert_eq!(scene.message("one").conversation, FIRST, "still Ana's");
}

#[test]
fn p3_the_providers_time_gives_a_sent_message_its_place() {
    let mut scene = Scene::agreed();
    scene.hours_pass(1).ana_writes("answer").starts("answer");
    scene.seconds_pass(5).guest_says("question");
    scene.seconds_pass(5).accepted("answer");
    let order = |words| scene.message(words).order;
    scene.then("after it", order("question") < order("answer"));
    assert_eq!(
        scene.message("answer").provider_at,
        Some(scene.now()),
        "its"
    );
}

#[test]
fn p4_a_kind_nobody_knows_is_received_like_any_other() {
    let mut scene = Scene::agreed();
    scene.hours_pass(30).ana_writes("held");
    let inbound = Inbound {
        content: Content::Placeholder {
            kind: "location".to_owned(),
        },
        ..scene.guest_words("")
    };
    scene.arrives(inbound).carrier_works();
    scene.then_phone_got(&["held"]);
}

#[test]
fn p5_words_written_in_another_conversation_are_refused() {
    let mut scene = Scene::agreed();
    scene.hours_pass(24).ben_asks().guest_says("yes");
    let send = Intent::Send {
        conversation: SECOND,
        drafted_in: FIRST,
        message: scene.fresh_message(),
        content: Content::Text {
            text: "for the other".to_owned(),
        },
    };
    let drafted_in = FIRST;
    let expected = Err(Refusal::WrongRecipient { drafted_in });
    assert_eq!(scene.tries(BEN, &send), expected, "wrong recipient");
    scene.then("nothing written", scene.find("for the other").is_none());
}

#[test]
fn p5_only_members_of_a_conversation_write_in_it() {
    let mut scene = Scene::agreed();
    let send = scene.words(FIRST, "I am not in it");
    assert_eq!(scene.tries(BEN, &send), Err(Refusal::NotMember), "Ben");
    let send = scene.words(SECOND, "nobody is");
    let refused = scene.tries(BEN, &send);
    assert_eq!(refused, Err(Refusal::UnknownConversation), "no such");
}

#[test]
fn a_message_with_nothing_in_it_is_refused() {
    let mut scene = Scene::agreed();
    for words in ["", "  \n"] {
        let refused = scene.ana_tries_to_write(words);
        assert_eq!(refused, Err(Refusal::EmptyMessage), "{words:?}");
    }
}

#[test]
fn text_longer_than_the_provider_takes_is_refused_with_both_lengths() {
    let mut scene = Scene::agreed();
    assert_eq!(scene.hub.policy.text_limit, 1_600, "Twilio's");
    scene.ana_writes(&"é".repeat(1_600));
    for (words, length) in [("é".repeat(1_601), 1_601), ("👩‍💻".repeat(534), 1_602)] {
        let refused = scene.ana_tries_to_write(&words);
        let limit = 1_600;
        assert_eq!(
            refused,
            Err(Refusal::TextTooLong { limit, length }),
            "longer"
        );
    }
    scene.hub.policy.text_limit = 4_096;
    scene.ana_writes(&"é".repeat(4_096));
}

#[test]
fn p1_words_the_organization_doesnt_let_out_are_blocked_and_say_by_which_rule() {
    let rule = "promises".to_owned();
    let mut scene = Scene::agreed_under(Policy {
        content_rules: vec![ContentRule {
            name: rule.clone(),
            words: vec!["guaranteed".to_owned(), "no risk".to_owned()],
        }],
        ..Policy::default()
    });
    for words in ["It is GUARANTEED!", "there is no  risk, really"] {
        let rule = rule.clone();
        scene.ana_writes(words);
        scene.then_stands(words, &Standing::Blocked { rule });
    }
    for words in ["unguaranteed", "no, risk-free", "no big risk"] {
        let blocked = matches!(
            scene.ana_writes(words).standing(words),
            Standing::Blocked { .. }
        );
        assert_eq!(blocked, words == "no, risk-free", "{words}");
    }
    scene.hours_pass(30).guest_says("Hello").carrier_works();
    let out = scene.phone.iter().any(|words| words.contains("GUARANTEED"));
    scene.then("it never goes", !out);
}

#[test]
fn a_template_written_before_languages_were_recorded_is_english() {
    let old = r#"{ "type": "template", "name": "reminder", "text": "Remember" }"#;
    let content: Content = serde_json::from_str(old).expect("still readable");
    let expected = Content::Template {
        name: "reminder".to_owned(),
        text: "Remember".to_owned(),
        language: "en".to_owned(),
    };
    assert_eq!(content, expected, "as it was then");
}
