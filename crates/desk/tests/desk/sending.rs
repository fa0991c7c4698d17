//! An optimistic message and what becomes of it.

use engine::ProviderStatus;
use wire::commands::StartConversation;
use wire::view::Status;

use crate::support::{Bench, Fault, id, message, texts};

#[tokio::test]
async fn p2_a_message_keeps_its_key_from_the_first_moment_until_it_is_read() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;

    bench.away(true);
    bench.send(&desk, conversation, 7, "Hello").await.unwrap();
    let seen = async || {
        message(&bench.items(&desk, conversation).await, 7).map(|seen| seen.status.clone())
    };
    assert_eq!(
        seen().await,
        Some(Status::Pending),
        "it shows before the hub has it"
    );

    bench.away(false);
    desk.wake();
    bench
        .until(&desk, async || seen().await == Some(Status::Queued))
        .await;
    bench.carry("out-1");
    bench
        .until(&desk, async || seen().await == Some(Status::Sent))
        .await;
    bench.reaches("out-1", ProviderStatus::Read);
    bench
        .until(&desk, async || seen().await == Some(Status::Read))
        .await;

    let items = bench.items(&desk, conversation).await;
    let with_key = items
        .iter()
        .filter(|item| item.key == id(7).to_string())
        .count();
    assert_eq!(with_key, 1, "one item all along");
    assert_eq!(texts(&items), ["Yes", "Hello"], "nothing else was shown");
}

#[tokio::test]
async fn p2_a_push_whose_answer_was_lost_is_repeated_and_sends_once() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    let before = bench.pushed().len();

    bench.fault(Fault::AnswerLost);
    bench.send(&desk, conversation, 7, "Hello").await.unwrap();
    bench
        .until(&desk, async || {
            bench.pushed().len() > before + 1 || desk.backlog().await.unwrap().outbox == 0
        })
        .await;
    bench.settled(&desk).await;

    let pushed = bench.pushed().split_off(before);
    assert!(
        pushed.iter().all(|repeat| repeat.id == pushed[0].id),
        "the same intent every time"
    );
    let record = bench.hub.record();
    let hellos = record.pairs[&Bench::pair()]
        .messages
        .values()
        .filter(|known| known.content.text() == "Hello")
        .count();
    assert_eq!(hellos, 1, "the hub has it once");
}

#[tokio::test]
async fn p2_the_same_message_sent_twice_by_the_interface_is_one_message() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;

    bench.send(&desk, conversation, 7, "Hello").await.unwrap();
    bench.send(&desk, conversation, 7, "Hello").await.unwrap();
    bench.settled(&desk).await;

    assert_eq!(
        texts(&bench.items(&desk, conversation).await),
        ["Yes", "Hello"],
        "shown once"
    );
}

#[tokio::test]
async fn messages_of_one_pair_arrive_in_the_order_in_which_they_were_written() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    let before = bench.pushed().len();

    bench.away(true);
    for number in 0..20_u128 {
        bench
            .send(&desk, conversation, 50 + number, &format!("{number}"))
            .await
            .unwrap();
    }
    bench.away(false);
    desk.wake();
    bench.settled(&desk).await;

    let expected: Vec<_> = (0..20).map(|number| number.to_string()).collect();
    let record = bench.hub.record();
    let state = &record.pairs[&Bench::pair()];
    let mut written: Vec<_> = state
        .messages
        .values()
        .filter(|known| known.id.0 >= id(50))
        .collect();
    written.retain(|known| known.id.0 < id(70));
    written.sort_by_key(|known| known.order.1);
    let order: Vec<_> = written
        .iter()
        .map(|known| known.content.text().to_owned())
        .collect();
    assert_eq!(order, expected, "as written");
    assert_eq!(bench.pushed().len() - before, 20, "each pushed once");
}

#[tokio::test]
async fn what_was_predicted_is_what_the_hub_confirms() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;

    bench.away(true);
    bench.advance(engine::Span::hours(1));
    bench.send(&desk, conversation, 7, "One").await.unwrap();
    bench.send(&desk, conversation, 8, "Two").await.unwrap();
    let predicted = bench.items(&desk, conversation).await;
    bench.away(false);
    desk.wake();
    bench.settled(&desk).await;

    let confirmed = bench.items(&desk, conversation).await;
    let places = |items: &[wire::view::TimelineItem]| -> Vec<_> {
        items
            .iter()
            .map(|item| (item.key.clone(), item.at, item.arrival))
            .collect()
    };
    assert_eq!(
        places(&predicted),
        places(&confirmed),
        "the same items in the same places"
    );
    assert_eq!(texts(&predicted), texts(&confirmed), "with the same words");
}

#[tokio::test]
async fn an_intent_that_breaks_the_hub_holds_up_no_other_guest() {
    let bench = Bench::new().await;
    let other = Bench::contact(2_000, "Lena", "+14155560001");
    bench.hub.record().contacts.push(other);
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    *bench.hub.shared.breaks_on.lock().unwrap() = Some(Bench::pair().guest);
    for number in [7, 8, 9] {
        bench
            .send(&desk, conversation, number, "Hello")
            .await
            .unwrap();
    }
    let request = StartConversation {
        contact: id(2_000).to_string(),
        conversation: id(9_000).to_string(),
        request: id(9_001).to_string(),
    };
    desk.start_conversation(request).await.unwrap();
    let left = async || desk.backlog().await.unwrap().outbox;
    bench.until(&desk, async || left().await == 3).await;

    *bench.hub.shared.breaks_on.lock().unwrap() = None;
    desk.wake();
    bench.settled(&desk).await;
    assert_eq!(left().await, 0, "and it goes once the hub can take it");
}
