//! Troubles of the practice workspace: each as it would meet a real one, where it would.

use std::sync::PoisonError;

use simulator::{Fault, Trouble};
use wire::view::{PracticeTrouble, Troubles};

use super::Practice;
use super::road::Way;

/// Time to write something newer, with the clock moved on by an hour before and after.
const LATE_MS: u64 = 90 * 60 * 1000;
const AWAY: u16 = 503;
/// Twilio's "Channel invalid content error", told by status after it took the message.
const INVALID_CONTENT: u32 = 63_021;
const REPORTED: [&str; 5] = ["queued", "sending", "sent", "delivered", "read"];

impl Practice {
    pub fn troubles(&self) -> Troubles {
        let running = self.troubles.lock().unwrap_or_else(PoisonError::into_inner);
        running.clone()
    }

    /// These, and no others, until the next call. A full disk is the desk's to suffer.
    pub fn cause(&self, mut troubles: Troubles) {
        keep_one_way(&mut troubles.running);
        self.simulator.clear_faults();
        let mut way = Way::Open;
        for trouble in &troubles.running {
            match trouble {
                PracticeTrouble::ProviderAway => self.arm(Trouble::CreateFails { status: AWAY }),
                PracticeTrouble::CredentialsRefused => self.arm(Trouble::CredentialsRefused),
                PracticeTrouble::AnswersLost => {
                    self.arm(Trouble::CutAfterAcceptance);
                    self.arm(Trouble::ListFails { status: AWAY });
                    // Else its reports would tell what its answers don't.
                    for status in REPORTED {
                        let lost = Fault::next(Trouble::WebhookLost).always();
                        self.simulator.arm(lost.for_status(status));
                    }
                }
                PracticeTrouble::WordsRefused => self.arm(Trouble::MessageFails {
                    code: INVALID_CONTENT,
                }),
                PracticeTrouble::PhonesOff => self.arm(Trouble::ArrivesLate { by_ms: LATE_MS }),
                PracticeTrouble::WordsLate => {
                    let late = Fault::next(Trouble::WebhookLate { by_ms: LATE_MS }).always();
                    self.simulator.arm(late.for_status("received"));
                    // Else the hub would find them in the provider's list within minutes.
                    self.arm(Trouble::ListFails { status: AWAY });
                }
                PracticeTrouble::SessionRefused => way = Way::Refused,
                PracticeTrouble::HubAway => way = Way::Closed,
                PracticeTrouble::HubSilent => way = Way::Silent,
                PracticeTrouble::DiskFull => {}
            }
        }
        self.road.set(way);
        *self.troubles.lock().unwrap_or_else(PoisonError::into_inner) = troubles;
    }

    fn arm(&self, trouble: Trouble) {
        self.simulator.arm(Fault::next(trouble).always());
    }
}

/// There is one road to the hub: the trouble on it that was caused last takes the place of the others.
fn keep_one_way(running: &mut Vec<PracticeTrouble>) {
    let on_the_road = |trouble: &PracticeTrouble| {
        matches!(
            trouble,
            PracticeTrouble::SessionRefused | PracticeTrouble::HubAway | PracticeTrouble::HubSilent
        )
    };
    let last = running.iter().copied().rfind(on_the_road);
    running.retain(|trouble| !on_the_road(trouble) || Some(*trouble) == last);
}

#[cfg(test)]
mod tests {
    use wire::view::PracticeTrouble::{DiskFull, HubAway, HubSilent, PhonesOff, SessionRefused};

    use super::keep_one_way;

    #[test]
    fn of_the_troubles_on_the_road_to_the_hub_the_last_remains() {
        let mut running = vec![HubAway, PhonesOff, SessionRefused, HubSilent, DiskFull];
        keep_one_way(&mut running);
        assert_eq!(running, [PhonesOff, HubSilent, DiskFull], "one");
    }
}
