//! The directory as whoever runs the hub sees it: organizations, members, lines, contacts, sessions.

mod contacts;
mod identifiers;

use std::path::Path;

use anyhow::{Context, Result, ensure};
use engine::{ContactId, GuestId, LeftCause, LineId, MemberId, OrganizationId};
use serde_json::Value;
use wire::api::{SaveContactBody, SavedContactBody, Switches};

use crate::app::{App, Shared};
use crate::store::member::{KeptFrom, Member};
use crate::store::organization::Organization;
use crate::store::{Store, line, member, organization, session};
use crate::switches::Turn;
use crate::{CrashPoints, Time, ids, switches};

pub(crate) use contacts::{new_guest, save_contact};
pub(crate) use identifiers::{spellings, understood};

/// A node of the tree; `root` is the top organization, which is its own root.
#[derive(Debug, Clone)]
pub struct NewOrganization {
    pub root: OrganizationId,
    pub id: OrganizationId,
    pub parent: Option<OrganizationId>,
    pub name: String,
    /// The connector's switch to begin with; inherited when unset (E1).
    pub connector_on: Option<bool>,
    /// A JSON merge patch over the policy that is inherited.
    pub policy: Option<Value>,
}

#[derive(Debug, Clone)]
pub struct NewMember {
    pub root: OrganizationId,
    pub id: MemberId,
    /// The node the member belongs to.
    pub organization: OrganizationId,
    pub name: String,
    /// The member's own switch to begin with (E1).
    pub connector_on: bool,
    /// May turn the switches.
    pub admin: bool,
}

#[derive(Debug, Clone)]
pub struct NewLine {
    pub root: OrganizationId,
    pub id: LineId,
    /// The node the line belongs to; members of it and below may write from it.
    pub organization: OrganizationId,
    /// The name of the business profile.
    pub name: String,
    /// E.164.
    pub number: String,
    /// The account at the provider.
    pub account: String,
    /// Who gets a guest nobody has as a contact (T2).
    pub default_member: MemberId,
}

#[derive(Debug, Clone)]
pub struct NewContact {
    pub root: OrganizationId,
    pub member: MemberId,
    pub id: ContactId,
    pub body: SaveContactBody,
    /// "own" or "directory".
    pub source: String,
}

/// Operations on the directory. The same thing saved twice is there once.
#[derive(Debug, Clone)]
pub struct Directory {
    app: App,
}

impl Directory {
    pub(crate) fn new(app: App) -> Self {
        Self { app }
    }

    /// Saves a node; its switch is only set when it is new.
    pub async fn save_organization(&self, new: NewOrganization) -> Result<()> {
        let patched = new.policy.is_some();
        let node = Organization {
            id: new.id,
            name: new.name,
            connector_on: new.connector_on,
            policy: new.policy,
        };
        let mut write = self.app.store.write().await?;
        organization::save(&mut write, new.root, new.parent, &node).await?;
        if patched {
            let path = organization::path(&mut write, new.root, new.id).await?;
            organization::policy(&path).context("the policy doesn't fit")?;
        }
        self.app.store.commit(write).await?;
        self.app.approvals.call();
        self.app.wakes.wake_organization(new.root);
        Ok(())
    }

    /// Saves a member; their switch is only set when they are new.
    pub async fn save_member(&self, new: NewMember) -> Result<()> {
        let NewMember {
            root,
            id,
            organization,
            name,
            connector_on,
            admin,
        } = new;
        let mut write = self.app.store.write().await?;
        let before = member::find(&mut write, root, id).await?;
        let member = Member {
            id,
            organization,
            name,
            connector_on,
            admin,
            suspended: false,
            kept_from: KeptFrom::default(),
        };
        member::save(&mut write, root, &member).await?;
        if before.is_some_and(|before| before.organization != organization) {
            let cause = LeftCause::OtherOrganization;
            switches::tell(
                &mut write,
                (root, id),
                Turn::Gone(cause),
                self.app.time.now(),
            )
            .await?;
        }
        self.app.store.commit(write).await?;
        self.app.wakes.journal.notify_one();
        self.app.wakes.wake_organization(root);
        Ok(())
    }

    /// A suspended member is signed out everywhere and leaves every conversation (M8).
    pub async fn suspend(&self, root: OrganizationId, id: MemberId, suspended: bool) -> Result<()> {
        let mut write = self.app.store.write().await?;
        let before = member::find(&mut write, root, id).await?;
        let before = before.context("a member to suspend")?;
        member::suspend(&mut write, root, id, suspended).await?;
        if suspended && !before.suspended {
            let gone = Turn::Gone(LeftCause::Suspended);
            switches::tell(&mut write, (root, id), gone, self.app.time.now()).await?;
        }
        self.app.store.commit(write).await?;
        self.app.wakes.journal.notify_one();
        self.app.wakes.wake_organization(root);
        Ok(())
    }

    /// Says with which guests and members a member may not be in one conversation (M1).
    pub async fn keep_from(
        &self,
        (root, id): (OrganizationId, MemberId),
        guests: Vec<GuestId>,
        members: Vec<MemberId>,
    ) -> Result<()> {
        let kept_from = KeptFrom { guests, members };
        let mut write = self.app.store.write().await?;
        member::keep_from(&mut write, root, id, &kept_from).await?;
        self.app.store.commit(write).await?;
        self.app.wakes.wake_organization(root);
        Ok(())
    }

    pub async fn save_line(&self, new: NewLine) -> Result<()> {
        let NewLine {
            root,
            id,
            organization,
            name,
            number,
            account,
            default_member,
        } = new;
        ensure!(
            understood(&number).as_ref() == Some(&number),
            "a line needs a number in E.164"
        );
        let mut write = self.app.store.write().await?;
        let line = line::Line {
            id,
            organization,
            name,
            number,
            account,
            default_member,
        };
        line::save(&mut write, root, &line).await?;
        self.app.store.commit(write).await?;
        self.app.approvals.call();
        self.app.wakes.wake_organization(root);
        Ok(())
    }

    pub async fn save_contact(&self, new: NewContact) -> Result<SavedContactBody> {
        let who = (new.root, new.member);
        save_contact(&self.app, who, new.id, &new.body, &new.source)
            .await
            .map_err(Into::into)
    }

    /// A new bearer token for the member; only its hash is kept.
    pub async fn issue_token(&self, root: OrganizationId, member: MemberId) -> Result<String> {
        let token = ids::token();
        let mut write = self.app.store.write().await?;
        session::issue(
            &mut write,
            (root, member),
            &ids::token_hash(&token),
            self.app.time.now(),
        )
        .await?;
        self.app.store.commit(write).await?;
        Ok(token)
    }

    /// From now on the token is refused, and streams opened with it end.
    pub async fn revoke_token(&self, token: &str) -> Result<()> {
        let hash = ids::token_hash(token);
        let mut write = self.app.store.write().await?;
        let whose = session::find(&mut write, &hash).await?;
        session::revoke(&mut write, &hash, self.app.time.now()).await?;
        self.app.store.commit(write).await?;
        if let Some((root, member)) = whose {
            self.app
                .wakes
                .wake(root, member, crate::wake::Wake::Directory);
        }
        Ok(())
    }

    /// Turns the connector's switches (E1, E3); `false` when there is no such organization or member.
    pub async fn set_switches(&self, root: OrganizationId, wanted: &Switches) -> Result<bool> {
        switches::set(&self.app, (root, root), wanted).await
    }
}

/// A new bearer token for the member, written into the database of a hub that may be running.
pub async fn issue_token(
    database: &Path,
    root: OrganizationId,
    member: MemberId,
) -> Result<String> {
    let store = Store::open(database, CrashPoints::default()).await?;
    let token = ids::token();
    let mut write = store.write().await?;
    let now = Time::system().now();
    session::issue(&mut write, (root, member), &ids::token_hash(&token), now).await?;
    store.commit(write).await?;
    store.close().await;
    Ok(token)
}

/// Whose session a token is, unless it was revoked.
pub(crate) async fn authenticate(
    app: &Shared,
    token: &str,
) -> Result<Option<(OrganizationId, MemberId)>> {
    let mut read = app.store.read().await?;
    session::find(&mut read, &ids::token_hash(token)).await
}
