//! Troubles of the practice workspace: each as it would meet a real one, where it would.

use simulator::{Fault, Trouble};
use wire::view::Troubles;

use super::Practice;

const AWAY: Trouble = Trouble::CreateFails { status: 503 };

impl Practice {
    pub fn troubles(&self) -> Troubles {
        let faults = self.simulator.faults();
        let armed = |trouble| faults.iter().any(|fault| fault.trouble == trouble);
        Troubles {
            provider_away: armed(AWAY),
            credentials_refused: armed(Trouble::CredentialsRefused),
            hub_away: !self.road.is_open(),
        }
    }

    /// These, and no others, until the next call.
    pub fn cause(&self, troubles: Troubles) {
        self.simulator.clear_faults();
        if troubles.provider_away {
            self.simulator.arm(Fault::next(AWAY).always());
        }
        if troubles.credentials_refused {
            self.simulator
                .arm(Fault::next(Trouble::CredentialsRefused).always());
        }
        self.road.set_open(!troubles.hub_away);
    }
}
