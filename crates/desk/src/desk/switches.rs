//! The connector's switches, for administrators: asked and turned at the hub, never kept here (E1).

use wire::Problem;
use wire::api::{Switches, SwitchesNow};
use wire::commands::{Nothing, TurnSwitch};
use wire::view::{SwitchName, SwitchesView};

use super::Desk;

impl Desk {
    /// How they stand; to anyone but an administrator there is no such thing.
    pub async fn switches(&self, _request: Nothing) -> Result<SwitchesView, Problem> {
        let now = self.core.hub.switches().await;
        let SwitchesNow {
            organization,
            member,
        } = now.map_err(|fault| Problem::from(&fault))?;
        Ok(SwitchesView {
            organization,
            member,
        })
    }

    /// Turns one of them; what follows from it arrives as everything does.
    pub async fn turn_switch(&self, request: TurnSwitch) -> Result<SwitchesView, Problem> {
        let directory = self.core.directory();
        let me = &directory.me;
        let (organization, member) = match request.of {
            SwitchName::Organization => (Some((me.organization, request.on)), None),
            SwitchName::Member => (None, Some((me.member, request.on))),
        };
        let wanted = Switches {
            organization,
            member,
        };
        let turned = self.core.hub.turn(&wanted).await;
        turned.map_err(|fault| Problem::from(&fault))?;
        self.switches(Nothing {}).await
    }
}
