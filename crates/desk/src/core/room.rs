//! Whether there is room for what is written: noted where a write failed, looked for until one succeeds.

use std::sync::PoisonError;

use super::Core;

#[derive(Debug, Default)]
pub(super) struct Room {
    lacking: bool,
    /// Writes that found no room.
    failures: u64,
}

impl Room {
    pub(super) fn is_lacking(&self) -> bool {
        self.lacking
    }

    /// A write found no room; whether that is news.
    fn failed(&mut self) -> bool {
        self.failures += 1;
        !std::mem::replace(&mut self.lacking, true)
    }

    /// There was room for a trial that began after so many failures; whether it is true now: a write that failed
    /// since knows better.
    fn found_after(&mut self, failures: u64) -> bool {
        self.lacking &= self.failures != failures;
        !self.lacking
    }
}

impl Core {
    pub(super) fn lacks_room(&self) {
        let news = self.with_room(Room::failed);
        if news {
            self.tell_workspace();
        }
        self.wakes.room.notify_one();
    }

    /// Whether there is room: looked for on the disk if there was none. Tells it if that is new.
    pub(crate) async fn found_room(&self) -> bool {
        let (lacking, failures) = self.with_room(|room| (room.lacking, room.failures));
        if !lacking {
            return true;
        }
        let books = self.books.lock().await;
        let tried = self.store.has_room().await;
        drop(books);
        match tried {
            Ok(room) => {
                let found = room && self.with_room(|room| room.found_after(failures));
                if found {
                    self.tell_workspace();
                }
                found
            }
            Err(error) => {
                self.note(&error);
                false
            }
        }
    }

    fn with_room<T>(&self, look: impl FnOnce(&mut Room) -> T) -> T {
        let standing = self.standing.write();
        look(&mut standing.unwrap_or_else(PoisonError::into_inner).room)
    }
}

#[cfg(test)]
mod tests {
    use super::Room;

    #[test]
    fn a_write_that_failed_while_room_was_looked_for_is_not_forgotten() {
        let mut room = Room::default();
        assert!(room.failed(), "news");
        let begun = room.failures;
        assert!(!room.failed(), "no news, and yet later than the look");
        assert!(!room.found_after(begun), "what was found is old");
        assert!(room.is_lacking(), "so there is none");
        assert!(room.found_after(room.failures), "a look after it counts");
        assert!(!room.is_lacking(), "so there is some");
    }
}
