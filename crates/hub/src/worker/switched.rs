//! Telling a correspondence that a member got or lost the connector (E3), or may be in it no more (M8).

use anyhow::Result;
use engine::{Membership, Report};

use super::journal::set_aside;
use crate::app::Shared;
use crate::record::Entry;
use crate::store::journal::{self, Waiting};
use crate::store::log::Key;
use crate::store::member;
use crate::switches::{Switched, Turn};

pub(super) async fn absorb(app: &Shared, report: &Waiting) -> Result<()> {
    let Ok(Switched {
        root,
        correspondence,
        member,
        turn,
    }) = serde_json::from_str(&report.body)
    else {
        return set_aside(app, report, "no switch").await;
    };
    let mut entry = Entry::begin_known(
        app,
        Key {
            root,
            id: correspondence,
        },
    )
    .await?;
    let concerned = entry
        .state
        .conversations
        .values()
        .any(|conversation| conversation.members.get(&member) == Some(&Membership::Active));
    if concerned {
        let members = vec![member];
        let switched = match turn {
            Turn::On => Report::ConnectorSwitchedOn { members },
            Turn::Off => Report::ConnectorSwitchedOff { members },
            Turn::Gone(cause) => {
                let known = member::find(&mut entry.write, root, member).await?;
                let name = known.map(|member| member.name).unwrap_or_default();
                let members = vec![(member, name)];
                Report::MembersGone { members, cause }
            }
        };
        entry.absorb(&switched).await?;
    }
    journal::done(&mut entry.write, report.id).await?;
    entry.commit().await
}
