//! Conversations by guest and by state, over the whole store.

use engine::Span;
use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use wire::commands::{ConversationFilter, ListConversations, MarkRead, Nothing, StartConversation};
use wire::view::Totals;

use crate::support::{Bench, id};

const EVERYBODY: &str = "";

async fn found(desk: &desk::Desk, query: &str, filter: ConversationFilter) -> Vec<String> {
    let (mut names, mut after) = (Vec::new(), None);
    loop {
        let request = ListConversations {
            query: query.into(),
            filter,
            after,
            limit: 2,
        };
        let page = desk.conversations(request).await.unwrap();
        assert!(page.rows.len() <= 2, "a page and no more");
        names.extend(page.rows.into_iter().map(|row| row.guest_name));
        after = page.next;
        if after.is_none() {
            return names;
        }
    }
}

/// Guests who were asked one after the other.
async fn asked(bench: &Bench, guests: &[(&str, &str)]) -> desk::Desk {
    for (number, (name, phone)) in (0..).zip(guests) {
        let contact = Bench::contact(2_000 + 2 * number, name, phone);
        bench.hub.record().contacts.push(contact);
    }
    let desk = bench.open().await;
    for number in 0..guests.len() as u128 {
        bench.advance(Span::seconds(1));
        let request = StartConversation {
            contact: id(2_000 + 2 * number).to_string(),
            conversation: id(9_000 + number).to_string(),
            request: id(9_500 + number).to_string(),
        };
        desk.start_conversation(request).await.unwrap();
    }
    desk
}

const GUESTS: [(&str, &str); 6] = [
    ("Yusuf Aydın", "+905321234567"),
    ("José Ibáñez", "+34612345678"),
    ("王小明", "+8613912345678"),
    ("Josephine Blum", "+4915112345678"),
    ("ليلى حداد", "+971501234567"),
    ("Jo Park", "+14155550177"),
];

#[tokio::test]
async fn a_part_of_a_name_or_number_finds_conversations_of_any_script_newest_first() {
    let bench = Bench::new().await;
    let desk = asked(&bench, &GUESTS).await;
    for (query, names) in [
        ("jose", &["Josephine Blum", "José Ibáñez"][..]),
        ("JO", &["Jo Park", "Josephine Blum", "José Ibáñez"]),
        ("aydin", &["Yusuf Aydın"]),
        ("小", &["王小明"]),
        ("حداد", &["ليلى حداد"]),
        ("+34 612", &["José Ibáñez"]),
        ("(415) 555-01", &["Jo Park"]),
        ("5678", &["Josephine Blum", "王小明", "José Ibáñez"]),
        ("Xaver", &[]),
    ] {
        let found = found(&desk, query, ConversationFilter::All).await;
        assert_eq!(found, names, "{query}");
    }
    let all = found(&desk, EVERYBODY, ConversationFilter::All).await;
    assert_eq!(all.len(), 6, "nothing asked finds everybody: {all:?}");
}

#[tokio::test]
async fn a_conversation_is_found_by_what_its_guest_is_called_now() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    bench.agreed(&desk).await;
    desk.close().await;
    "Marina Prado".clone_into(&mut bench.hub.record().contacts[0].name);
    let desk = bench.open().await;
    let called = async || found(&desk, "prado", ConversationFilter::All).await;
    bench
        .until(&desk, async || !called().await.is_empty())
        .await;
    let new = found(&desk, "prado", ConversationFilter::All).await;
    assert_eq!(new, ["Marina Prado"], "by the new name");
    let old = found(&desk, "silva", ConversationFilter::All).await;
    assert!(old.is_empty(), "no longer by the old: {old:?}");
}

#[tokio::test]
async fn each_filter_has_what_is_unread_held_or_needs_the_member() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    let needs = || ConversationFilter::NeedsYou {
        closing_by: (bench.now() + Span::hours(2)).0,
    };
    let in_filters = async || {
        let mut in_filters = Vec::new();
        for (name, filter) in [
            ("unread", ConversationFilter::Unread),
            ("held", ConversationFilter::Held),
            ("needs", needs()),
        ] {
            if !found(&desk, "mara", filter).await.is_empty() {
                in_filters.push(name);
            }
            assert!(found(&desk, "x", filter).await.is_empty(), "of nobody else");
        }
        in_filters
    };
    assert_eq!(in_filters().await, ["unread"], "the guest's yes");
    let seen = MarkRead {
        conversation: conversation.to_string(),
        up_to: bench.now().0,
    };
    desk.mark_read(seen).await.unwrap();
    assert_eq!(in_filters().await, [""; 0], "read");
    bench.advance(Span::hours(23));
    assert_eq!(in_filters().await, ["needs"], "the window closes soon");
    bench.advance(Span::hours(2));
    assert_eq!(in_filters().await, [""; 0], "too late");
    bench
        .send(&desk, conversation, 2_000, "Later")
        .await
        .unwrap();
    assert_eq!(in_filters().await, ["held"], "waits for the guest");
}

#[tokio::test]
async fn the_totals_follow_every_change() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let mut changes = desk.changes();
    let conversation = bench.agreed(&desk).await;
    bench.advance(Span::hours(25));
    bench
        .send(&desk, conversation, 2_000, "Later")
        .await
        .unwrap();
    let counted = Totals { unread: 1, held: 1 };
    assert_eq!(desk.totals(Nothing {}).await, Ok(counted), "asked for");
    let mut told = None;
    while let Ok(batch) = changes.try_recv() {
        told = batch.totals.or(told);
    }
    assert_eq!(told, Some(counted), "told with the changes");
}

#[tokio::test]
async fn a_store_of_an_earlier_version_is_folded_anew() {
    let bench = Bench::new().await;
    let desk = asked(&bench, &GUESTS[..2]).await;
    desk.close().await;
    let mut db = SqliteConnectOptions::new()
        .filename(bench.file())
        .connect()
        .await
        .unwrap();
    for earlier in [
        "UPDATE contact SET search_key = lower(name)",
        "DELETE FROM setting WHERE name = 'folded'",
    ] {
        sqlx::query(earlier).execute(&mut db).await.unwrap();
    }
    drop(db);
    bench.away(true);
    let desk = bench.open().await;
    let names = found(&desk, "aydin", ConversationFilter::All).await;
    assert_eq!(names, ["Yusuf Aydın"], "found without its own spelling");
}
