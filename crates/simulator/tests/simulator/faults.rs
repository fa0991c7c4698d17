//! Troubles on request, as far as the business's own calls are concerned.

use simulator::{Fault, Trouble};

use crate::support::{Business, MARIA};

#[tokio::test]
async fn a_connection_cut_after_acceptance_leaves_a_message_on_its_way() {
    let business = Business::open().await;
    business.simulator.guest("maria").write("Hello").unwrap();
    business
        .simulator
        .arm(Fault::next(Trouble::CutAfterAcceptance));

    let cut = business.try_text(MARIA, "Good morning").await;
    assert!(cut.is_err(), "no answer arrives");
    business.simulator.advance(10_000).await;
    let latest = business.simulator.guest("maria").latest().unwrap();
    assert_eq!(latest.body, "Good morning", "but the guest has the message");
    assert_eq!(
        business.statuses(&latest.sid).last().unwrap(),
        "delivered",
        "and it is told"
    );

    assert_eq!(
        business.text(MARIA, "Again").await.status,
        201,
        "the next call is served"
    );
}

#[tokio::test]
async fn a_connection_cut_before_acceptance_leaves_nothing() {
    let business = Business::open().await;
    business
        .simulator
        .arm(Fault::next(Trouble::CutBeforeAcceptance));
    assert!(
        business.try_text(MARIA, "Good morning").await.is_err(),
        "no answer"
    );
    assert!(business.simulator.messages().is_empty(), "and no message");
}

#[tokio::test]
async fn creating_can_fail_a_number_of_times() {
    let business = Business::open().await;
    business
        .simulator
        .arm(Fault::next(Trouble::CreateFails { status: 503 }).times(2));
    for _ in 0..2 {
        let answer = business.text(MARIA, "Good morning").await;
        assert_eq!(
            (answer.status, answer.code()),
            (503, 20_503),
            "out of service"
        );
    }
    assert_eq!(
        business.text(MARIA, "Good morning").await.status,
        201,
        "back again"
    );
    assert_eq!(
        business.simulator.messages().len(),
        1,
        "only the last is kept"
    );
}

#[tokio::test]
async fn creating_can_be_too_much_with_a_time_to_wait() {
    let business = Business::open().await;
    business
        .simulator
        .arm(Fault::next(Trouble::CreateTooMany { retry_after_s: 7 }));
    let answer = business.text(MARIA, "Good morning").await;
    assert_eq!((answer.status, answer.code()), (429, 20_429), "too many");
    assert_eq!(
        answer.retry_after.as_deref(),
        Some("7"),
        "wait seven seconds"
    );
}

#[tokio::test]
async fn credentials_can_be_refused_until_faults_are_cleared() {
    let business = Business::open().await;
    business
        .simulator
        .arm(Fault::next(Trouble::CredentialsRefused).always());
    for _ in 0..3 {
        let answer = business.text(MARIA, "Good morning").await;
        assert_eq!((answer.status, answer.code()), (401, 20_003), "refused");
    }
    business.simulator.clear_faults();
    assert_eq!(
        business.text(MARIA, "Good morning").await.status,
        201,
        "served again"
    );
}

#[tokio::test]
async fn a_fault_waits_for_the_call_it_is_meant_for() {
    let business = Business::open().await;
    let fails = Trouble::CreateFails { status: 500 };
    business
        .simulator
        .arm(Fault::next(fails).for_text("invoice"));
    business
        .simulator
        .arm(Fault::next(fails).for_guest("+14155550199"));

    assert_eq!(
        business.text(MARIA, "Hello").await.status,
        201,
        "neither text nor guest"
    );
    assert_eq!(
        business.text(MARIA, "Your invoice").await.status,
        500,
        "the text"
    );
    assert_eq!(
        business.text("+14155550199", "Hello").await.status,
        500,
        "the guest"
    );
    assert!(business.simulator.faults().is_empty(), "both are used up");
}

#[tokio::test]
async fn a_message_can_fail_with_any_code() {
    let business = Business::open().await;
    business.simulator.guest("maria").write("Hello").unwrap();
    business
        .simulator
        .arm(Fault::next(Trouble::MessageFails { code: 63_016 }));
    let sid = business.text(MARIA, "Good morning").await.sid();
    business.simulator.advance(10_000).await;
    let message = business.simulator.message(&sid).unwrap();
    assert_eq!(message.error_code, Some(63_016), "even inside the window");
}

#[tokio::test]
async fn a_message_can_arrive_after_a_younger_one() {
    let business = Business::open().await;
    business.simulator.guest("maria").write("Hello").unwrap();
    let late = Trouble::ArrivesLate { by_ms: 30_000 };
    business.simulator.arm(Fault::next(late).for_text("first"));
    business.text(MARIA, "first").await;
    business.text(MARIA, "second").await;
    business.simulator.advance(60_000).await;

    let thread = business.simulator.guest("maria").thread().unwrap();
    let texts: Vec<_> = thread
        .messages
        .iter()
        .map(|message| message.body.as_str())
        .collect();
    assert_eq!(texts, ["Hello", "second", "first"], "as the phone got them");
}

#[tokio::test]
async fn reading_and_listing_can_fail_a_number_of_times() {
    let business = Business::open().await;
    let sid = business.text(MARIA, "Good morning").await.sid();
    let account = business.simulator.account_sid();
    let list = format!("/2010-04-01/Accounts/{account}/Messages.json");
    let one = format!("/2010-04-01/Accounts/{account}/Messages/{sid}.json");
    for (path, trouble) in [
        (list, Trouble::ListFails { status: 500 }),
        (one, Trouble::ReadFails { status: 503 }),
    ] {
        business.simulator.arm(Fault::next(trouble).times(2));
        let mut statuses = Vec::new();
        for _ in 0..3 {
            statuses.push(business.get(&path).await.status);
        }
        assert!(statuses[0] >= 500 && statuses[1] >= 500, "{statuses:?}");
        assert_eq!(statuses[2], 200, "then it answers: {trouble:?}");
    }
}
