//! Who is given an event: those whom the engine names, and newcomers all that came before it.

use std::collections::BTreeSet;

use engine::{MemberId, Recorded};

use super::Hub;

impl Hub {
    pub(super) fn feed(&mut self, recorded: &Recorded) {
        for member in recorded.event.newcomers() {
            self.welcome(*member, recorded);
        }
        for member in self.state.audience(&recorded.event) {
            let feed = self.feeds.entry(member).or_default();
            feed.push(recorded.clone());
        }
    }

    /// Gives a member who comes in what they lack: the pair's facts so far, and all that others saw of the conversation.
    fn welcome(&mut self, member: MemberId, entry: &Recorded) {
        let conversation = self.state.conversation_of(&entry.event);
        let known: BTreeSet<u64> = self
            .feeds
            .entry(member)
            .or_default()
            .iter()
            .map(|recorded| recorded.version)
            .collect();
        let missing: Vec<Recorded> = self
            .log
            .iter()
            .filter(|recorded| !known.contains(&recorded.version))
            .filter(|recorded| recorded.event.only_for().is_none())
            .filter(|recorded| {
                let of = self.state.conversation_of(&recorded.event);
                of.is_none() || of == conversation
            })
            .cloned()
            .collect();
        self.feeds.entry(member).or_default().extend(missing);
    }
}
