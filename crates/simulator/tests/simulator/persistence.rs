//! What the provider remembers when it is stopped as by a kill and started again.

use std::{fs, io::Write, path::Path};

use simulator::{Act, Config, Guest, Manner, Sender, Simulator, When};

use crate::support::{Business, HOUR_MS, MARIA, START_MS};

fn config(journal: &Path) -> Config {
    let mut config = Config::manual(START_MS);
    config.journal = Some(journal.to_owned());
    let manner = Manner::silent().on(When::Told, 60_000, Act::Write("Later".to_owned()));
    config.guests = vec![Guest::new("maria", "Maria Santos", MARIA).with_manner(manner)];
    config
}

fn texts(simulator: &Simulator) -> Vec<String> {
    let thread = simulator.guest("maria").thread().unwrap();
    let messages = thread.messages.into_iter();
    messages.map(|message| message.body).collect()
}

#[tokio::test]
async fn threads_templates_and_states_survive() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("simulator.jsonl");
    let business = Business::with(config(&journal)).await;
    let template = business.template().await;
    let maria = business.simulator.guest("maria");
    maria.write("Hello").unwrap();
    let sid = business.text(MARIA, "Good morning").await.sid();
    business.simulator.advance(10_000).await;
    maria.set_blocked(true).unwrap();
    let before = maria.thread().unwrap().messages;
    drop(business);

    let again = Simulator::start(config(&journal)).await.unwrap();
    let thread = again.guest("maria").thread().unwrap();
    assert_eq!(thread.messages, before, "the phone looks the same");
    assert!(thread.guest.blocked, "and is in the same state");
    assert_eq!(again.templates()[0].sid, template, "the template is there");
    assert!(again.templates()[0].approval.is_some(), "with its approval");
    assert_eq!(
        again.message(&sid).unwrap().status.as_str(),
        "delivered",
        "statuses too"
    );
}

#[tokio::test]
async fn what_was_to_come_still_comes() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("simulator.jsonl");
    let business = Business::with(config(&journal)).await;
    business.simulator.guest("maria").write("Hello").unwrap();
    business.text(MARIA, "Good morning").await;
    business.simulator.advance(100).await;
    drop(business);

    let business = Business::with(config(&journal)).await;
    assert_eq!(
        texts(&business.simulator),
        ["Hello"],
        "it has not arrived yet"
    );
    business.simulator.advance(HOUR_MS).await;
    let all = ["Hello", "Good morning", "Later"];
    assert_eq!(
        texts(&business.simulator),
        all,
        "it arrives and is answered"
    );
    assert_eq!(business.received(), ["Later"], "the business hears of it");
}

#[tokio::test]
async fn a_thing_that_happened_does_not_happen_again() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("simulator.jsonl");
    let business = Business::with(config(&journal)).await;
    business.simulator.guest("maria").write("Hello").unwrap();
    business.text(MARIA, "Good morning").await;
    business.simulator.advance(HOUR_MS).await;
    drop(business);

    let business = Business::with(config(&journal)).await;
    business.simulator.advance(HOUR_MS).await;
    assert!(business.hooks().is_empty(), "all webhooks had been taken");
    assert_eq!(
        texts(&business.simulator).len(),
        3,
        "and nobody speaks twice"
    );
}

#[tokio::test]
async fn a_torn_last_line_is_as_if_it_had_not_been_written() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("simulator.jsonl");
    let simulator = Simulator::start(config(&journal)).await.unwrap();
    simulator
        .register_sender(Sender::new("+14155550100", "Northwind"))
        .unwrap();
    simulator.guest("maria").write("Whole").unwrap();
    drop(simulator);
    let mut file = fs::OpenOptions::new().append(true).open(&journal).unwrap();
    file.write_all(br#"[{"message":{"sid":"SM0","num"#).unwrap();

    let again = Simulator::start(config(&journal)).await.unwrap();
    assert_eq!(texts(&again), ["Whole"], "what was whole is there");
    again.guest("maria").write("Next").unwrap();
    drop(again);
    let last = Simulator::start(config(&journal)).await.unwrap();
    assert_eq!(texts(&last), ["Whole", "Next"], "and the journal goes on");
}

#[tokio::test]
async fn a_journal_damaged_in_the_middle_is_refused_rather_than_guessed() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("simulator.jsonl");
    fs::write(&journal, "nonsense\n[]\n").unwrap();
    assert!(
        Simulator::start(config(&journal)).await.is_err(),
        "it does not start"
    );
    assert_eq!(
        fs::read_to_string(&journal).unwrap(),
        "nonsense\n[]\n",
        "nor touch the file"
    );
}

#[tokio::test]
async fn the_clock_never_goes_back() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("simulator.jsonl");
    let simulator = Simulator::start(config(&journal)).await.unwrap();
    simulator.advance(24 * HOUR_MS).await;
    let before = simulator.clock().now_ms();
    let seq = simulator.guest("maria").thread().unwrap().seq;
    drop(simulator);

    let again = Simulator::start(config(&journal)).await.unwrap();
    assert_eq!(again.clock().now_ms(), before, "a day ahead");
    assert!(
        again.guest("maria").thread().unwrap().seq >= seq,
        "nor does the count"
    );
}

#[tokio::test]
async fn webhooks_wait_for_a_business_that_starts_after_the_provider_on_another_port() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("simulator.jsonl");
    let business = Business::with(config(&journal)).await;
    business.simulator.guest("maria").write("Hello").unwrap();
    let sid = business.text(MARIA, "Good morning").await.sid();
    business.simulator.advance(100).await;
    drop(business);

    let mut paused = config(&journal);
    paused.paused = true;
    let business = Business::with(paused).await;
    business.simulator.advance(10_000).await;
    assert!(
        business.hooks().is_empty(),
        "nothing is posted while it is paused"
    );
    business.simulator.move_webhooks(&business.origin).unwrap();
    business.simulator.resume();
    business.simulator.settled().await;
    assert_eq!(
        business.statuses(&sid),
        ["sent", "delivered"],
        "at the new address"
    );
}
