//! Logs carry neither secrets nor words, names and numbers of people.

use std::io::Write;
use std::sync::{Arc, Mutex};

use simulator::{Fault, Trouble};
use tracing::Level;
use tracing::subscriber::DefaultGuard;
use tracing_subscriber::fmt::MakeWriter;

use crate::support::webhook::{form, post};
use crate::support::{GUEST, World};

#[derive(Clone, Default)]
struct Captured(Arc<Mutex<Vec<u8>>>);

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Captured {
    fn listen(&self, level: Level) -> DefaultGuard {
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(level)
            .with_writer(self.clone())
            .finish();
        tracing::subscriber::set_default(subscriber)
    }

    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl<'a> MakeWriter<'a> for Captured {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn logs_carry_no_secrets_words_names_or_numbers() {
    let captured = Captured::default();
    let _guard = captured.listen(Level::INFO);
    let world = World::with(|config| config.retries.sends = 2).await;
    let anna = world.anna();
    let conversation = anna.agreed(&world, 100).await;
    for (number, trouble) in [
        (200, Trouble::CutAfterAcceptance),
        (300, Trouble::CredentialsRefused),
        (400, Trouble::MessageFails { code: 63_016 }),
    ] {
        world.simulator.arm(Fault::next(trouble));
        anna.write(conversation, number, "Top secret words").await;
        world.pass(8).await;
    }
    let shown = format!("{:?}", hub::TwilioAccount::new("AC1", "hush-hush"));
    assert!(
        !shown.contains("hush-hush"),
        "settings don't show it: {shown}"
    );

    let log = captured.text();
    assert!(log.contains("cut off"), "something was logged: {log}");
    let digits = GUEST.trim_start_matches('+');
    for secret in [world.simulator.auth_token(), "Top secret", "Maria", digits] {
        assert!(!log.contains(secret), "{secret} in {log}");
    }
}

#[tokio::test]
async fn a_webhook_with_a_wrong_signature_leaves_nothing_of_its_content_in_the_log() {
    let captured = Captured::default();
    let world = World::new().await;
    world.settle().await;
    let _guard = captured.listen(Level::TRACE);
    let more = [("MessageSid", "SMforged"), ("Body", "Forged words")];
    let status = post(&world, &form(&world, &more), "another token").await;
    assert_eq!(status, 403, "refused");
    world.settle().await;
    let log = captured.text();
    assert!(log.contains("wasn't signed"), "it is noted: {log}");
    // Other programs' lines at this level are the test's own request.
    let ours = log.lines().filter(|line| line.contains(" hub::"));
    let ours: Vec<&str> = ours.collect();
    let digits = GUEST.trim_start_matches('+');
    for content in ["Forged", "SMforged", digits, "another token"] {
        assert!(
            !ours.iter().any(|line| line.contains(content)),
            "{content} in {ours:?}"
        );
    }
}
