//! A closed store with words that only it has.

use std::path::Path;
use std::time::Duration;

use engine::ConversationId;
use wire::commands::SaveDraft;

use super::bench::{Bench, PATIENCE};

/// The draft that [`with_words_unsent`] leaves.
pub(crate) const DRAFT: &str = "Half a thought";

/// Writes a message and a draft without the hub, and closes the store.
pub(crate) async fn with_words_unsent(bench: &Bench) -> ConversationId {
    let desk = bench.open().await;
    let conversation = bench.agreed(&desk).await;
    bench.away(true);
    let sent = bench.send(&desk, conversation, 7, "Unsent").await;
    sent.expect("kept for later");
    save_draft(&desk, conversation, DRAFT).await;
    desk.close().await;
    is_let_go(&bench.file()).await;
    bench.away(false);
    conversation
}

/// A connection that was being made when its store was closed lets go of the file a moment later, and writes to it then.
async fn is_let_go(file: &Path) {
    let journal = file.with_extension("sqlite-wal");
    let mut looking = tokio::time::interval(Duration::from_millis(5));
    let gone = async {
        while journal.exists() {
            looking.tick().await;
        }
    };
    let gone = tokio::time::timeout(PATIENCE, gone).await;
    gone.expect("nobody keeps the store open");
}

pub(crate) async fn save_draft(desk: &desk::Desk, conversation: ConversationId, text: &str) {
    let draft = SaveDraft {
        conversation: conversation.to_string(),
        text: text.to_owned(),
    };
    desk.save_draft(draft).await.expect("there is room");
}
