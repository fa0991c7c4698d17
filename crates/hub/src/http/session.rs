//! Whose request it is. Every route of `/v1` asks, and sees only what is that member's.

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use engine::{MemberId, OrganizationId};
use wire::Problem;

use super::Denied;
use crate::app::App;
use crate::directory::authenticate;
use crate::ids;
use crate::store::member::Member;
use crate::store::{member, session};

/// The member behind the bearer token.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    pub(crate) root: OrganizationId,
    pub(crate) member: Member,
    token_hash: Vec<u8>,
}

impl Session {
    pub(crate) fn who(&self) -> (OrganizationId, MemberId) {
        (self.root, self.member.id)
    }

    /// Whether the token is still accepted, and the member too.
    pub(crate) async fn is_valid(&self, app: &App) -> anyhow::Result<bool> {
        let mut read = app.store.read().await?;
        let known = session::find(&mut read, &self.token_hash).await?.is_some();
        let member = member::find(&mut read, self.root, self.member.id).await?;
        Ok(known && member.is_some_and(|member| !member.suspended))
    }
}

impl FromRequestParts<App> for Session {
    type Rejection = Denied;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Denied> {
        let header = parts
            .headers
            .get(AUTHORIZATION)
            .and_then(|header| header.to_str().ok());
        let token = header
            .and_then(|header| header.strip_prefix("Bearer "))
            .ok_or(Problem::SignedOut)?;
        let (root, id) = authenticate(app, token).await?.ok_or(Problem::SignedOut)?;
        let mut read = app.store.read().await?;
        let member = member::find(&mut read, root, id).await?;
        let member = member.filter(|member| !member.suspended);
        let member = member.ok_or(Problem::SignedOut)?;
        Ok(Self {
            root,
            member,
            token_hash: ids::token_hash(token),
        })
    }
}
