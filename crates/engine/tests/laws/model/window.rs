//! Whether the window is open, from what was said and sent.

use engine::{ProviderStatus, Timestamp, WindowAnchor};

use super::{DAY, Model};

impl Model {
    pub(crate) fn window_is_open(&self, now: Timestamp, anchor: WindowAnchor) -> bool {
        !self.is_closed() && self.window_end(anchor).is_some_and(|end| now < end)
    }

    pub(crate) fn window_end(&self, anchor: WindowAnchor) -> Option<Timestamp> {
        let by_guest = self.guest.iter().max().map(|(_, until)| *until);
        let by_member = match anchor {
            WindowAnchor::EitherParty => self.sent_by_members().max().map(|at| at + DAY),
            WindowAnchor::Guest => None,
        };
        by_guest.max(by_member)
    }

    /// The provider refused something, and the guest hasn't written since.
    fn is_closed(&self) -> bool {
        let latest = self.guest.iter().map(|(when, _)| *when).max();
        self.closed
            .iter()
            .any(|closed| latest.is_none_or(|latest| latest < *closed))
    }

    /// When the provider took each text of a member that is on its way or has arrived.
    fn sent_by_members(&self) -> impl Iterator<Item = Timestamp> + '_ {
        self.attempts.iter().filter_map(|((message, _), attempt)| {
            let kind = self.kinds.get(message)?;
            let sent = attempt.reached >= Some(ProviderStatus::Sent) && !attempt.failed;
            attempt
                .taken_at
                .filter(|_| sent && kind.words && kind.by_member())
        })
    }
}
