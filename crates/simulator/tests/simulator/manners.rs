//! The guests of the practice workspace, each with the manner the list promises.

use simulator::{Config, GuestView, practice_guests};

use crate::support::{Business, HOUR_MS, START_MS};

const VALUES: &str = r#"{"1":"Northwind"}"#;

async fn practice() -> (Business, String) {
    let mut config = Config::manual(START_MS);
    config.guests = practice_guests().unwrap();
    let business = Business::with(config).await;
    let template = business.template().await;
    (business, template)
}

fn address(business: &Business, id: &str) -> String {
    let guests = business.simulator.guests();
    let guest: &GuestView = guests.iter().find(|guest| guest.id == id).unwrap();
    guest.phone.clone().unwrap_or_else(|| guest.user_id.clone())
}

/// Asks a guest, lets time pass and tells what the guest has answered by then.
async fn answers(id: &str, after_ms: u64) -> Vec<String> {
    let (business, template) = practice().await;
    business
        .ask(&address(&business, id), &template, VALUES)
        .await;
    business.simulator.advance(after_ms).await;
    business.received()
}

#[tokio::test]
async fn maria_accepts_within_three_seconds() {
    assert_eq!(
        answers("maria-santos", 3_000).await,
        ["Yes, I agree"],
        "at once"
    );
}

#[tokio::test]
async fn jonas_accepts_late() {
    assert!(
        answers("jonas-keller", HOUR_MS).await.is_empty(),
        "not within an hour"
    );
    let late = answers("jonas-keller", 2 * HOUR_MS).await;
    assert_eq!(late[0], "Yes, I agree", "within two");
}

#[tokio::test]
async fn jonas_does_not_answer_again_what_somebody_answered_for_him() {
    let (business, template) = practice().await;
    let jonas = address(&business, "jonas-keller");
    business.ask(&jonas, &template, VALUES).await;
    business.simulator.advance(2_000).await;
    let phone = business.simulator.guest("jonas-keller");
    let asked = phone.latest().unwrap();
    phone.press(&asked.sid, &asked.buttons[0].id).unwrap();
    business.simulator.advance(3 * HOUR_MS).await;
    let mut answers = business.received();
    answers.retain(|answer| answer == "Yes, I agree");
    assert_eq!(answers.len(), 1, "once");
}

#[tokio::test]
async fn elif_declines() {
    assert_eq!(
        answers("elif-demir", 10_000).await,
        ["No, thanks"],
        "the last button"
    );
}

#[tokio::test]
async fn sam_and_walter_are_silent() {
    for id in ["sam-whitfield", "walter-lindqvist"] {
        assert!(
            answers(id, 72 * HOUR_MS).await.is_empty(),
            "{id} says nothing in three days"
        );
    }
}

#[tokio::test]
async fn priya_answers_something_else_and_accepts_when_asked_again() {
    let (business, template) = practice().await;
    let priya = address(&business, "priya-nair");
    business.ask(&priya, &template, VALUES).await;
    business.simulator.advance(60_000).await;
    business.ask(&priya, &template, VALUES).await;
    business.simulator.advance(60_000).await;
    assert_eq!(
        business.received(),
        ["Who is this, please?", "Yes, I agree"],
        "in this order"
    );
}

#[tokio::test]
async fn hannah_writes_stop_after_her_window_has_lapsed() {
    assert_eq!(
        answers("hannah-brandt", 24 * HOUR_MS).await,
        ["Yes, I agree"],
        "a day"
    );
    let later = answers("hannah-brandt", 26 * HOUR_MS).await;
    assert_eq!(later, ["Yes, I agree", "STOP"], "and then");
}

#[tokio::test]
async fn paul_is_not_on_whatsapp() {
    let (business, template) = practice().await;
    let paul = address(&business, "paul-ostrow");
    let sid = business.ask(&paul, &template, VALUES).await.sid();
    business.simulator.advance(10_000).await;
    let code = business.simulator.message(&sid).unwrap().error_code;
    assert_eq!(code, Some(63_024), "undelivered");
}

#[tokio::test]
async fn camila_accepts_and_has_no_number() {
    assert_eq!(
        answers("camila-reyes", 10_000).await,
        ["Yes, I agree"],
        "by user id"
    );
}

#[tokio::test]
async fn grace_answers_every_message_with_several() {
    let (business, template) = practice().await;
    let grace = address(&business, "grace-adeyemi");
    business.ask(&grace, &template, VALUES).await;
    business.simulator.advance(20_000).await;
    let sid = business.text(&grace, "The papers came.").await.sid();
    business.simulator.advance(20_000).await;
    let first = business.received().split_off(2);
    assert_eq!(first.len(), 3, "three to one");
    let mut newest_first = business.hooks().into_iter().rev();
    let quoted =
        newest_first.find_map(|hook| hook.get("OriginalRepliedMessageSid").map(ToOwned::to_owned));
    assert_eq!(quoted, Some(sid), "one of them quotes it");

    business.text(&grace, "By Friday.").await;
    business.simulator.advance(20_000).await;
    let second = business.received().split_off(5);
    assert_ne!(first[0], second[0], "she has more to say");
}

#[tokio::test]
async fn the_cast_covers_every_manner_with_numbers_nobody_has() {
    let guests = practice_guests().unwrap();
    assert!(guests.len() >= 12, "about a dozen");
    let without_number = guests.iter().filter(|guest| guest.phone.is_none()).count();
    assert_eq!(without_number, 1, "one is known by user id alone");
    assert!(
        guests.iter().any(|guest| guest.also.len() == 1),
        "one number has two spellings"
    );
    for name in ["Maria Santos", "李伟", "ليلى حداد", "Tomás Oliveira"] {
        assert!(
            guests.iter().any(|guest| guest.name == name),
            "{name} is there"
        );
    }
    let numbers: Vec<_> = guests
        .iter()
        .filter_map(|guest| guest.phone.as_deref())
        .collect();
    for number in &numbers {
        let same = numbers.iter().filter(|other| *other == number).count();
        assert_eq!(same, 1, "{number} is one guest's");
    }
}
