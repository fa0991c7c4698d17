//! A hub with one line, and guests who write to it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::Result;
use engine::{LineId, MemberId, OrganizationId};
use hub::{Hub, HubConfig, NewLine, NewMember, NewOrganization, TwilioAccount};
use tempfile::TempDir;
use uuid::Uuid;

use super::load::Webhook;
use super::provider;

const ACCOUNT: &str = "AC00000000000000000000000000000001";
const TOKEN: &str = "a token of the benchmark";
const LINE: &str = "+14155550100";
/// Guests that write in turn.
const GUESTS: usize = 200;

#[derive(Debug)]
pub(crate) struct Stage {
    pub(crate) hub: Hub,
    pub(crate) folder: TempDir,
    posted: AtomicUsize,
}

impl Stage {
    pub(crate) async fn set() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let mut config = HubConfig::new(folder.path().join("hub.sqlite"));
        let account = TwilioAccount::new(ACCOUNT, TOKEN).at(&provider::start().await?);
        config.accounts.push(account);
        let hub = Hub::start(config).await?;
        furnish(&hub).await?;
        let posted = AtomicUsize::new(0);
        Ok(Self {
            hub,
            folder,
            posted,
        })
    }

    /// The next messages of the guests, signed.
    pub(crate) fn webhooks(&self, count: usize) -> Vec<Webhook> {
        let url: Arc<str> = self.hub.inbound_url().into();
        let first = self.posted.fetch_add(count, Ordering::Relaxed);
        let webhook = |number| webhook(&url, number);
        (first..first + count).map(webhook).collect()
    }
}

fn webhook(url: &Arc<str>, number: usize) -> Webhook {
    let sid = format!("SM{number:032x}");
    let guest = number % GUESTS;
    let fields = [
        ("AccountSid", ACCOUNT.to_owned()),
        ("MessageSid", sid.clone()),
        ("From", format!("whatsapp:+14155551{guest:03}")),
        ("To", format!("whatsapp:{LINE}")),
        (
            "Body",
            format!("Message {number}: the draft is ready, shall we speak on Thursday?"),
        ),
        ("ProfileName", format!("Guest {guest}")),
        ("NumMedia", "0".to_owned()),
    ];
    let fields: Vec<_> = fields
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    Webhook {
        url: Arc::clone(url),
        sid,
        signature: simulator::signature(TOKEN, url, &fields),
        fields,
    }
}

async fn furnish(hub: &Hub) -> Result<()> {
    let (root, member) = (
        OrganizationId(Uuid::from_u128(1)),
        MemberId(Uuid::from_u128(2)),
    );
    let directory = hub.directory();
    let name = "Northwind".to_owned();
    let organization = NewOrganization {
        root,
        id: root,
        parent: None,
        name: name.clone(),
        connector_on: Some(true),
        policy: None,
    };
    directory.save_organization(organization).await?;
    let anna = NewMember {
        root,
        id: member,
        organization: root,
        name: "Anna".to_owned(),
        connector_on: true,
        admin: false,
    };
    directory.save_member(anna).await?;
    let line = NewLine {
        root,
        id: LineId(Uuid::from_u128(3)),
        organization: root,
        name,
        number: LINE.to_owned(),
        account: ACCOUNT.to_owned(),
        default_member: member,
    };
    directory.save_line(line).await
}
