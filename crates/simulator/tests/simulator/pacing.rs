//! How fast WhatsApp takes messages.

use simulator::{Config, Guest, Limits};

use crate::support::{Business, MARIA, START_MS};

#[tokio::test]
async fn ten_messages_to_one_guest_pass_at_once_then_one_every_six_seconds() {
    let business = Business::open().await;
    business.simulator.guest("maria").write("Hello").unwrap();
    for _ in 0..10 {
        assert_eq!(
            business.text(MARIA, "Hi").await.status,
            201,
            "within the burst"
        );
    }

    let refused = business.text(MARIA, "Hi").await;
    assert_eq!(
        (refused.status, refused.code()),
        (429, 63_018),
        "too fast for one guest"
    );
    assert_eq!(
        refused.retry_after.as_deref(),
        Some("6"),
        "with the time to wait"
    );
    assert_eq!(
        business.simulator.messages().len(),
        11,
        "nothing refused is kept"
    );

    business.simulator.advance(5_999).await;
    assert_eq!(business.text(MARIA, "Hi").await.status, 429, "not yet");
    business.simulator.advance(1).await;
    assert_eq!(
        business.text(MARIA, "Hi").await.status,
        201,
        "after six seconds"
    );
    assert_eq!(business.text(MARIA, "Hi").await.status, 429, "a single one");
}

#[tokio::test]
async fn the_pace_towards_one_guest_leaves_another_alone() {
    let mut config = Config::manual(START_MS);
    config.guests = vec![
        Guest::new("maria", "Maria Santos", MARIA),
        Guest::new("sam", "Sam Whitfield", "+14155550163"),
    ];
    let business = Business::with(config).await;
    for _ in 0..11 {
        business.text(MARIA, "Hi").await;
    }
    assert_eq!(
        business.text("+14155550163", "Hi").await.status,
        201,
        "another guest"
    );
}

#[tokio::test]
async fn the_account_has_a_pace_of_its_own() {
    let mut config = Config::manual(START_MS);
    config.limits = Limits {
        account_per_second: 3,
        ..Limits::default()
    };
    let business = Business::with(config).await;
    for place in 0..3 {
        let to = format!("+1415555016{place}");
        assert_eq!(
            business.text(&to, "Hi").await.status,
            201,
            "within a second"
        );
    }

    let refused = business.text("+14155550169", "Hi").await;
    assert_eq!(
        (refused.status, refused.code()),
        (429, 63_017),
        "too fast for the account"
    );
    business.simulator.advance(334).await;
    assert_eq!(
        business.text("+14155550169", "Hi").await.status,
        201,
        "a third later"
    );
}
