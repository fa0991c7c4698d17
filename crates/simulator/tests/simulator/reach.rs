//! Whom a message reaches, and under which address.

use simulator::{Config, Guest};

use crate::support::{Business, MARIA, START_MS};

async fn with(guest: Guest) -> Business {
    let mut config = Config::manual(START_MS);
    config.guests = vec![guest];
    Business::with(config).await
}

async fn outcome(business: &Business, to: &str) -> (String, Option<u32>) {
    let template = business.template().await;
    let sid = business
        .ask(to, &template, r#"{"1":"Northwind"}"#)
        .await
        .sid();
    business.simulator.advance(10_000).await;
    let message = business.simulator.message(&sid).unwrap();
    (message.status.as_str().to_owned(), message.error_code)
}

#[tokio::test]
async fn a_number_without_whatsapp_is_accepted_and_not_delivered() {
    let business = Business::open().await;
    let unknown = outcome(&business, "+14155550199").await;
    assert_eq!(
        unknown,
        ("undelivered".to_owned(), Some(63_024)),
        "nobody's number"
    );

    business
        .simulator
        .guest("maria")
        .set_on_whatsapp(false)
        .unwrap();
    let left = outcome(&business, MARIA).await;
    assert_eq!(left, ("undelivered".to_owned(), Some(63_024)), "no account");
}

#[tokio::test]
async fn an_account_may_see_63003_instead() {
    let mut config = Config::manual(START_MS);
    config.unreachable_code = 63_003;
    let business = Business::with(config).await;
    let outcome = outcome(&business, "+14155550199").await;
    assert_eq!(outcome.1, Some(63_003), "as configured");
}

#[tokio::test]
async fn a_guest_who_blocked_the_business_gets_nothing_until_unblocking() {
    let business = Business::open().await;
    let maria = business.simulator.guest("maria");
    maria.set_blocked(true).unwrap();
    assert_eq!(outcome(&business, MARIA).await.1, Some(63_014), "blocked");
    assert!(maria.write("Hello").is_err(), "nor can the guest write");

    maria.set_blocked(false).unwrap();
    assert_eq!(outcome(&business, MARIA).await.0, "delivered", "unblocked");
}

#[tokio::test]
async fn a_guest_without_a_number_is_written_to_by_user_id_and_writes_from_it() {
    let user_id = "US.13491208655302741918";
    let business = with(Guest::without_number("camila", "Camila Reyes", user_id)).await;
    assert_eq!(
        outcome(&business, user_id).await.0,
        "delivered",
        "the user id reaches her"
    );

    business.simulator.guest("camila").write("Hola").unwrap();
    business.simulator.settled().await;
    let hook = business.hooks().pop().unwrap();
    let address = "whatsapp:US.13491208655302741918";
    assert_eq!(
        hook.get("From"),
        Some(address),
        "the user id stands for a number"
    );
    assert_eq!(hook.get("ExternalUserId"), Some(address), "in both places");
    assert_eq!(hook.get("WaId"), None, "and there are no digits");
}

#[tokio::test]
async fn both_spellings_of_a_brazilian_number_are_one_phone() {
    let mut tomas = Guest::new("tomas", "Tomás Oliveira", "+551155500142");
    tomas.also = vec!["+5511955500142".to_owned()];
    let business = with(tomas).await;

    assert_eq!(
        outcome(&business, "+5511955500142").await.0,
        "delivered",
        "with the nine"
    );
    business.simulator.guest("tomas").write("Oi").unwrap();
    business.simulator.settled().await;
    let hook = business.hooks().pop().unwrap();
    assert_eq!(
        hook.get("From"),
        Some("whatsapp:+551155500142"),
        "written without it"
    );
    assert_eq!(
        hook.get("WaId"),
        Some("551155500142"),
        "as WhatsApp knows him"
    );

    let answer = business.text("+5511955500142", "Bom dia").await;
    business.simulator.advance(10_000).await;
    let message = business.simulator.message(&answer.sid()).unwrap();
    assert_eq!(
        message.error_code, None,
        "the window is open for either spelling"
    );
    assert_eq!(
        message.address, "+5511955500142",
        "the resource keeps what was asked for"
    );
}
