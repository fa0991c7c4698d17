//! How a guest's words are read: C3, C4.

use engine::{Answer, Basis, Policy, Row, read_answer};

fn read(text: &str, button: Option<&str>, asked: bool) -> Answer {
    read_answer(text, button, asked, &Row::default(), &Policy::default())
}

#[test]
fn c3_words_are_matched_whole_trimmed_in_any_case_and_language() {
    for words in [
        "yes", "YES", "  Yes\n", "Yes!", "sí", "SÍ", "Sim", "はい", "نعم", "y",
    ] {
        let answer = read(words, None, true);
        assert_eq!(answer, Answer::Accept(Basis::Keyword), "{words:?}");
    }
    for words in ["yes please", "yesterday", "not yes", "", "  ", "yes yes"] {
        assert_eq!(read(words, None, true), Answer::Other, "{words:?}");
    }
}

#[test]
fn c4_stop_words_are_matched_whole_trimmed_in_any_case_and_language() {
    for words in [
        "stop",
        "STOP",
        " Stop \t",
        "STOP.",
        "Unsubscribe",
        "ARRÊT",
        "停止",
        "توقف",
    ] {
        for asked in [true, false] {
            let answer = read(words, None, asked);
            assert_eq!(answer, Answer::Refuse(Basis::Keyword), "{words:?}");
        }
    }
    for words in ["stop by", "non-stop", "bus stop", "stopped", "the end"] {
        assert_eq!(read(words, None, true), Answer::Other, "{words:?}");
    }
}

#[test]
fn c4_stop_is_stop_however_a_phone_writes_it() {
    for words in [
        "Stop!",
        "STOP!!!",
        "stop…",
        "“Stop”",
        "(stop)",
        "*STOP*",
        "Stop?",
        "🛑 STOP 🛑",
        "Stop 🙏🏽",
        "opt-out",
        "ＳＴＯＰ",
        "ｓｔｏｐ！",
        "\u{200e}STOP\u{200f}",
        "ST\u{ad}OP\u{feff}",
        "¡ALTO!",
        "arre\u{302}t",
        "Arret.",
        "DUR!",
        "تَوَقَّف",
        "توقـف.",
        "ايقاف",
        "停止。",
        "「停止」",
        "ｽﾄｯﾌﾟ",
        "СТОП",
        "\u{110c}\u{116e}\u{11bc}\u{110c}\u{1175}",
    ] {
        let answer = read(words, None, false);
        assert_eq!(answer, Answer::Refuse(Basis::Keyword), "{words:?}");
    }
    for words in [
        "S T O P",
        "stop 2",
        "1 stop!",
        "Don't stop!",
        "🛑",
        "停止しないで",
        "توقف عند المتجر",
    ] {
        assert_eq!(read(words, None, false), Answer::Other, "{words:?}");
    }
}

#[test]
fn c3_a_yes_may_be_decorated_but_not_a_question() {
    for words in [
        "YES 👍🏾",
        "¡Sí!",
        "si\u{301}",
        "SI",
        "ＹＥＳ",
        "Yes,  I agree.",
        "はい。",
        "نعم،",
        "Да!",
    ] {
        let answer = read(words, None, true);
        assert_eq!(answer, Answer::Accept(Basis::Keyword), "{words:?}");
    }
    for words in [
        "Yes?",
        "¿Sí?",
        "はい？",
        "نعم؟",
        "No?",
        "ναι\u{37e}",
        "yes/no",
        "yes, later",
        "👍",
    ] {
        assert_eq!(read(words, None, true), Answer::Other, "{words:?}");
    }
}

#[test]
fn c3_the_words_of_an_organization_are_read_in_its_own_alphabet() {
    let list = |words: &str| vec![words.to_owned()];
    let policy = Policy {
        accept_words: list("Evet, istiyorum"),
        stop_words: list("Schluß"),
        decline_words: list("όχι σας"),
        ..Policy::default()
    };
    let read = |text| read_answer(text, None, true, &Row::default(), &policy);
    for words in [
        "EVET, İSTİYORUM",
        "evet ıstıyorum",
        "evet, i\u{307}stiyorum!",
    ] {
        assert_eq!(read(words), Answer::Accept(Basis::Keyword), "{words:?}");
    }
    for words in ["SCHLUSS", "schluß.", "Όχι σας", "ΌΧΙ ΣΑΣ"] {
        assert_eq!(read(words), Answer::Refuse(Basis::Keyword), "{words:?}");
    }
    assert_eq!(read("STOP"), Answer::Other, "not one of its words");
}

#[test]
fn c3_a_sign_stands_for_itself() {
    let policy = Policy {
        accept_words: vec!["👍".to_owned(), "?".to_owned(), " ".to_owned()],
        ..Policy::default()
    };
    let read = |text| read_answer(text, None, true, &Row::default(), &policy);
    for words in ["👍", " 👍🏾 ", "👍\u{fe0f}"] {
        assert_eq!(read(words), Answer::Accept(Basis::Keyword), "{words:?}");
    }
    for words in ["👎", "👍👍", "👍 ok", "", "  ", "?"] {
        assert_eq!(read(words), Answer::Other, "{words:?}");
    }
}

#[test]
fn c4_no_is_an_answer_only_while_asked() {
    for words in ["no", "No thanks", "Nein", "不", "HAYIR", "hayir", "nÃO"] {
        let asked = read(words, None, true);
        assert_eq!(asked, Answer::Refuse(Basis::Keyword), "{words:?} asked");
        let unasked = read(words, None, false);
        assert_eq!(unasked, Answer::Other, "{words:?} otherwise");
    }
}

#[test]
fn c3_buttons_are_matched_by_payload_never_by_label() {
    let cases = [
        ("opt_in_accept", "No, thanks", Answer::Accept(Basis::Button)),
        (
            "opt_in_decline",
            "Yes, I agree",
            Answer::Refuse(Basis::Button),
        ),
        ("opt_in_decline", "yes", Answer::Refuse(Basis::Button)),
        ("something_else", "yes", Answer::Other),
        ("something_else", "STOP", Answer::Other),
        ("OPT_IN_ACCEPT", "Yes, I agree", Answer::Other),
    ];
    for (payload, label, expected) in cases {
        let answer = read(label, Some(payload), true);
        assert_eq!(answer, expected, "{payload} labelled {label}");
    }
}

#[test]
fn c3_a_payload_typed_as_text_is_just_text() {
    assert_eq!(read("opt_in_accept", None, true), Answer::Other, "typed");
}

#[test]
fn c3_a_button_answers_the_request_it_came_with_whatever_the_policy_says_now() {
    let asked = Policy::default().opt_in;
    let mut now = Policy::default();
    now.opt_in.accept.payload = "agree_v2".to_owned();
    now.opt_in.decline.payload = "decline_v2".to_owned();
    let pressed = Some(asked.decline.payload.clone());
    let mut sent = Row::default();
    sent.push(asked);
    assert_eq!(
        read_answer("No, thanks", pressed.as_deref(), true, &sent, &now),
        Answer::Refuse(Basis::Button),
        "the old payload"
    );
}
