//! Work that breaks off.

use std::sync::{Mutex, PoisonError};

use tempfile::TempDir;

use super::*;
use crate::{Hub, HubConfig};

/// Two pieces, each with a lane of its own; the first panics until it was put off.
#[derive(Debug, Default)]
struct Breaking {
    news: Notify,
    told: Mutex<Vec<String>>,
}

impl Breaking {
    fn tell(&self, what: String) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        told.push(what);
    }

    fn told(&self) -> Vec<String> {
        let told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        told.clone()
    }

    fn has(&self, what: &str) -> bool {
        self.told().iter().any(|told| told == what)
    }
}

impl Work for Arc<Breaking> {
    type Piece = u8;
    type Lane = u8;

    fn lane(&self, piece: &u8) -> u8 {
        *piece
    }

    fn news<'a>(&self, app: &'a Shared) -> &'a Notify {
        &app.wakes.effects
    }

    async fn due(&self, _: &Shared, _: Timestamp, _: usize) -> Result<Vec<u8>> {
        let open = [1, 2].into_iter();
        Ok(open
            .filter(|piece| !self.has(&format!("done {piece}")))
            .collect())
    }

    async fn next_due(&self, _: &Shared, _: Timestamp) -> Result<Option<Timestamp>> {
        Ok(None)
    }

    async fn perform(&self, _: &Shared, piece: u8) -> Result<()> {
        self.tell(format!("tried {piece}"));
        let tries = self.told().iter().filter(|told| *told == "tried 1").count();
        // Tried again without having been put off, it goes well in the end and the test fails.
        let well =
            piece != 1 || tries > 3 || self.told().iter().any(|told| told.starts_with("failed"));
        assert!(well, "content that nobody may read");
        self.tell(format!("done {piece}"));
        self.news.notify_one();
        Ok(())
    }

    async fn failed(&self, _: &Shared, piece: u8, error: &Error) -> Result<()> {
        self.tell(format!("failed {piece}: {error:#}"));
        Ok(())
    }
}

#[tokio::test]
async fn a_piece_that_panics_is_put_off_and_taken_up_again() -> Result<()> {
    let folder = TempDir::new()?;
    let opened = Hub::open(HubConfig::new(folder.path().join("hub.sqlite"))).await?;
    let app = opened.app();
    let work = Arc::new(Breaking::default());
    let bench = tokio::spawn(run(app.clone(), Arc::clone(&work)));
    while !(work.has("done 1") && work.has("done 2")) {
        work.news.notified().await;
    }
    app.stopping.send_replace(true);
    bench.await?;
    let failed: Vec<String> = work
        .told()
        .into_iter()
        .filter(|told| told.starts_with("failed"))
        .collect();
    assert_eq!(
        failed,
        ["failed 1: it panicked"],
        "once, without its content"
    );
    Ok(())
}
