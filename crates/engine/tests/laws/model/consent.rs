//! Whether the guest agrees, from their words alone: the last one by time, then by arrival.

use super::{Kind, Model, Word};

impl Model {
    /// The guest refused, and no yes came after.
    pub(crate) fn is_refused(&self) -> bool {
        let last = |word| {
            let words = self.words.iter().filter(|(_, said)| *said == word);
            words.map(|(when, _)| *when).max()
        };
        last(Word::No) > last(Word::Yes)
    }

    /// The guest said yes, or wrote at all where that counts as one.
    fn has_agreed(&self, implied: bool) -> bool {
        self.words.iter().any(|(_, word)| match word {
            Word::Yes => true,
            Word::Other => implied,
            Word::No => false,
        })
    }

    /// Whether a message of this kind may reach the guest now.
    pub(crate) fn allows(&self, kind: Kind, implied: bool) -> bool {
        match (kind.by_member(), kind.request) {
            (false, _) => true,
            (true, true) => !self.is_refused(),
            (true, false) => !self.is_refused() && self.has_agreed(implied),
        }
    }
}
