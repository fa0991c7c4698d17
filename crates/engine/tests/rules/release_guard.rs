//! The release guard: the guest's first words are read before anything that is held goes out (W5).

use engine::{CancelReason, Policy, Standing, WindowAnchor};

use crate::scene::Scene;

/// What becomes of everything held in both conversations of the pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Then {
    AllGo,
    NothingGoes,
}

use Then::{AllGo, NothingGoes};

/// What a guest may write into a lapsed window, in many languages, and what then goes out.
const OPENINGS: [(&str, Then); 36] = [
    ("Hello", AllGo),
    ("Yes", AllGo),
    ("No", AllGo),
    ("No, thanks", AllGo),
    ("Please stop by tomorrow", AllGo),
    ("Don't stop now!", AllGo),
    ("", AllGo),
    ("👍", AllGo),
    ("Hola, ¿sigue en pie?", AllGo),
    ("El alto, por favor", AllGo),
    ("Wo ist der nächste Stopp?", AllGo),
    ("Bonjour, un arrêt de plus ?", AllGo),
    ("Merhaba, bir dakika dur", AllGo),
    ("نعم", AllGo),
    ("توقف عند المتجر", AllGo),
    ("请不要停止", AllGo),
    ("もう停止しましたか", AllGo),
    ("Нет, не стоп", AllGo),
    ("STOP", NothingGoes),
    ("stop.", NothingGoes),
    (" Stop! ", NothingGoes),
    ("ＳＴＯＰ", NothingGoes),
    ("🛑 STOP 🛑", NothingGoes),
    ("Unsubscribe", NothingGoes),
    ("¡Alto!", NothingGoes),
    ("PARE", NothingGoes),
    ("Sair", NothingGoes),
    ("Stopp.", NothingGoes),
    ("ABMELDEN", NothingGoes),
    ("Arrêt", NothingGoes),
    ("ARRETER", NothingGoes),
    ("Dur!", NothingGoes),
    ("توقف", NothingGoes),
    ("停止。", NothingGoes),
    ("ｽﾄｯﾌﾟ", NothingGoes),
    ("Стоп", NothingGoes),
];

fn policies() -> [Policy; 4] {
    let german = |words: &str| vec![words.to_owned()];
    [
        Policy::default(),
        Policy {
            implied_consent: false,
            ..Policy::default()
        },
        Policy {
            window_anchor: WindowAnchor::Guest,
            ..Policy::default()
        },
        Policy {
            accept_words: german("ja"),
            stop_words: german("stopp"),
            decline_words: german("nein"),
            ..Policy::default()
        },
    ]
}

/// Two conversations with the guest, both agreed, and words held in each.
fn three_held(policy: &Policy) -> Scene {
    let mut scene = Scene::under(policy.clone());
    let yes = policy.opt_in.accept.payload.as_str();
    scene.ana_asks().carrier_works();
    scene.guest_presses(yes, "Yes, I agree").carrier_works();
    scene.hours_pass(24).ben_asks().carrier_works();
    scene.guest_presses(yes, "Yes, I agree").carrier_works();
    scene.hours_pass(30).ana_writes("one").ben_writes("two");
    scene.ana_writes("three").phone.clear();
    scene
}

#[track_caller]
fn then(opening: &str, policy: &Policy, expected: Then) {
    let mut scene = three_held(policy);
    scene.guest_says(opening).carrier_works();
    let theirs = |words: &&String| ["one", "two", "three"].contains(&words.as_str());
    let went: Vec<&String> = scene.phone.iter().filter(theirs).collect();
    match expected {
        AllGo => assert_eq!(went, ["one", "two", "three"], "after {opening:?}"),
        NothingGoes => {
            assert!(went.is_empty(), "{went:?} after {opening:?}");
            let reason = CancelReason::GuestDeclined;
            for words in ["one", "two", "three"] {
                scene.then_stands(words, &Standing::Cancelled { reason });
            }
        }
    }
}

#[test]
fn w5_the_guests_first_words_decide_what_is_released() {
    let [default, asking, anchored, german] = policies();
    for (opening, expected) in OPENINGS {
        for policy in [&default, &asking, &anchored] {
            then(opening, policy, expected);
        }
        let known = ["Stopp."].contains(&opening);
        then(opening, &german, if known { NothingGoes } else { AllGo });
    }
}

#[test]
fn w5_a_button_of_the_request_decides_like_the_words() {
    for policy in policies() {
        for (payload, expected) in [
            (&policy.opt_in.accept.payload, 3),
            (&policy.opt_in.decline.payload, 0),
        ] {
            let mut scene = three_held(&policy);
            scene.guest_presses(payload, "STOP").carrier_works();
            let theirs = |words: &&String| ["one", "two", "three"].contains(&words.as_str());
            let went = scene.phone.iter().filter(theirs).count();
            assert_eq!(went, expected, "after {payload}");
        }
    }
}

#[test]
fn w5_words_too_old_to_open_the_window_release_nothing_but_still_stop() {
    for policy in policies().into_iter().take(3) {
        let mut scene = three_held(&policy);
        scene
            .guest_said("Hello", policy.window_length)
            .carrier_works();
        scene.then_held(&["one", "two", "three"]);
        scene
            .guest_said("STOP", policy.window_length)
            .carrier_works();
        let reason = CancelReason::GuestDeclined;
        for words in ["one", "two", "three"] {
            scene.then_stands(words, &Standing::Cancelled { reason });
        }
    }
}
