//! Wake-ups: to streams that a feed has grown, to workers that there is something to do. A lost one costs time, never data.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use engine::{ConversationId, MemberId, OrganizationId, Timestamp};
use tokio::sync::{Notify, broadcast, watch};
use wire::api::Presence;

/// Wake-ups a stream may lag behind before it is told to pull.
const BACKLOG: usize = 64;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wake {
    /// The feed reaches this number.
    Feed(u64),
    Directory,
    Presence(Present),
}

/// What another member of a conversation does in it until then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Present {
    pub(crate) conversation: ConversationId,
    pub(crate) member: MemberId,
    pub(crate) state: Presence,
    pub(crate) until: Timestamp,
}

type Reader = (OrganizationId, MemberId);

#[derive(Debug, Default)]
pub(crate) struct Wakes {
    readers: Mutex<BTreeMap<Reader, broadcast::Sender<Wake>>>,
    pub(crate) effects: Notify,
    pub(crate) journal: Notify,
    /// Counts pieces of work that came to an end.
    pub(crate) finished: watch::Sender<u64>,
}

impl Wakes {
    pub(crate) fn subscribe(
        &self,
        root: OrganizationId,
        member: MemberId,
    ) -> broadcast::Receiver<Wake> {
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        readers.retain(|_, sender| sender.receiver_count() > 0);
        readers
            .entry((root, member))
            .or_insert_with(|| broadcast::Sender::new(BACKLOG))
            .subscribe()
    }

    pub(crate) fn wake(&self, root: OrganizationId, member: MemberId, wake: Wake) {
        let readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sender) = readers.get(&(root, member)) {
            // Nobody listening is no loss: a stream begins with the feed's last number.
            let _ = sender.send(wake);
        }
    }

    /// Tells every reader of an organization that its directory changed.
    pub(crate) fn wake_organization(&self, root: OrganizationId) {
        let readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        for ((of, _), sender) in readers.iter() {
            if *of == root {
                let _ = sender.send(Wake::Directory);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use engine::{MemberId, OrganizationId};
    use tokio::sync::broadcast::error::RecvError;
    use uuid::Uuid;

    use super::{BACKLOG, Wake, Wakes};

    #[tokio::test]
    async fn a_reader_too_slow_for_the_wakes_is_told_so() {
        let (wakes, root, member) = (
            Wakes::default(),
            OrganizationId(Uuid::nil()),
            MemberId(Uuid::nil()),
        );
        let mut reader = wakes.subscribe(root, member);
        for seq in 0..=BACKLOG as u64 {
            wakes.wake(root, member, Wake::Feed(seq));
        }
        assert_eq!(
            reader.recv().await,
            Err(RecvError::Lagged(1)),
            "one was lost"
        );
        assert_eq!(
            reader.recv().await,
            Ok(Wake::Feed(1)),
            "and the rest is there"
        );
    }
}
