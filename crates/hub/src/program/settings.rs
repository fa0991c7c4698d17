//! The settings file: where the hub keeps its record, which accounts it uses, and who belongs to it.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use engine::{LineId, MemberId, OrganizationId};
use hub::{Directory, HubConfig, NewLine, NewMember, NewOrganization, TwilioAccount};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    pub(crate) database: PathBuf,
    listen: SocketAddr,
    /// What the provider knows the hub by; the address listened on when unset.
    public_url: Option<String>,
    #[serde(default)]
    account: Vec<Account>,
    #[serde(default)]
    organization: Vec<Organization>,
    #[serde(default)]
    member: Vec<Member>,
    #[serde(default)]
    line: Vec<Line>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Account {
    sid: String,
    /// The environment variable that holds the account's secret.
    token_variable: String,
    /// Another address than Twilio's own.
    base_url: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Organization {
    id: OrganizationId,
    parent: Option<OrganizationId>,
    name: String,
    connector_on: Option<bool>,
    /// What differs from the policy inherited.
    policy: Option<serde_json::Value>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Member {
    id: MemberId,
    organization: OrganizationId,
    name: String,
    connector_on: bool,
    #[serde(default)]
    admin: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    id: LineId,
    organization: OrganizationId,
    name: String,
    number: String,
    account: String,
    default_member: MemberId,
}

impl Settings {
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let text =
            std::fs::read_to_string(path).with_context(|| format!("read {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("understand {}", path.display()))
    }

    pub(crate) fn config(&self) -> Result<HubConfig> {
        let mut config = HubConfig::new(&self.database);
        config.listen = self.listen;
        config.public_url.clone_from(&self.public_url);
        for account in &self.account {
            let variable = &account.token_variable;
            let token =
                std::env::var(variable).with_context(|| format!("the variable {variable}"))?;
            let twilio = TwilioAccount::new(&account.sid, token);
            config.accounts.push(match &account.base_url {
                Some(url) => twilio.at(url),
                None => twilio,
            });
        }
        Ok(config)
    }

    /// Saves everyone and everything named here; what is there already stays as it was switched.
    pub(crate) async fn furnish(&self, directory: &Directory) -> Result<()> {
        for node in &self.organization {
            let Organization {
                id,
                parent,
                name,
                connector_on,
                policy,
            } = node;
            let (root, name, policy) = (self.root(*id), name.clone(), policy.clone());
            let new = NewOrganization {
                root,
                id: *id,
                parent: *parent,
                name,
                connector_on: *connector_on,
                policy,
            };
            directory.save_organization(new).await?;
        }
        for member in &self.member {
            let Member {
                id,
                organization,
                name,
                connector_on,
                admin,
            } = member;
            let (root, name) = (self.root(*organization), name.clone());
            let (id, organization, connector_on, admin) =
                (*id, *organization, *connector_on, *admin);
            directory
                .save_member(NewMember {
                    root,
                    id,
                    organization,
                    name,
                    connector_on,
                    admin,
                })
                .await?;
        }
        for line in &self.line {
            let new = NewLine {
                root: self.root(line.organization),
                id: line.id,
                organization: line.organization,
                name: line.name.clone(),
                number: line.number.clone(),
                account: line.account.clone(),
                default_member: line.default_member,
            };
            directory.save_line(new).await?;
        }
        Ok(())
    }

    pub(crate) fn root_of(&self, member: MemberId) -> Option<OrganizationId> {
        let member = self.member.iter().find(|known| known.id == member)?;
        Some(self.root(member.organization))
    }

    /// The top of the tree above a node.
    fn root(&self, node: OrganizationId) -> OrganizationId {
        let parents: BTreeMap<_, _> = self
            .organization
            .iter()
            .map(|node| (node.id, node.parent))
            .collect();
        let mut top = node;
        for _ in 0..parents.len() {
            match parents.get(&top).copied().flatten() {
                Some(parent) => top = parent,
                None => break,
            }
        }
        top
    }
}
