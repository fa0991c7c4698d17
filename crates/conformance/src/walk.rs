//! The hub as it ships writes to a guest of the simulator, with the provider's description between the two: every request
//! and every answer is held against it.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use serde_json::json;
use simulator::{Clock, Config, Fault, Guest, Sender, Simulator, Template, Trouble};

use crate::description::{Api, Description};
use crate::prism::Prism;
use crate::stage::{GUEST, LINE, NOW, Provider, Stage};
use crate::witness::{Exchange, Witness};
use crate::{Judgement, Material};

const MESSAGES: &str = "/2010-04-01/Accounts/{AccountSid}/Messages.json";

/// Every request the carrier can make, with the names that tell its kinds apart.
const REQUESTS: [(&str, &str, &[&str]); 11] = [
    ("POST", MESSAGES, &["To", "From", "Body", "StatusCallback"]),
    ("POST", MESSAGES, &["ContentSid", "ContentVariables"]),
    ("GET", MESSAGES, &["To", "DateSent>", "PageSize"]),
    ("GET", MESSAGES, &["From", "To", "DateSent>"]),
    ("GET", MESSAGES, &["Page", "PageToken"]),
    (
        "GET",
        "/2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json",
        &[],
    ),
    ("GET", "/v1/Content", &["PageSize"]),
    ("GET", "/v1/Content", &["Page"]),
    (
        "POST",
        "/v1/Content",
        &["friendly_name", "language", "variables", "types"],
    ),
    ("GET", "/v1/Content/{Sid}/ApprovalRequests", &[]),
    (
        "POST",
        "/v1/Content/{ContentSid}/ApprovalRequests/whatsapp",
        &["name", "category"],
    ),
];

const LOST: &str = "Did this arrive?";

/// More than a page of what the account has.
const MANY: usize = 1_001;

/// The simulator behind the judges.
#[derive(Debug)]
pub(crate) struct Judged {
    pub(crate) simulator: Simulator,
    pub(crate) messages: Witness,
    pub(crate) content: Witness,
    _judges: [Prism; 2],
}

impl Judged {
    pub(crate) async fn new(material: &Material) -> Result<Self> {
        let mut config = Config::new(Clock::manual(NOW));
        config
            .guests
            .push(Guest::new("maria", "Maria Santos", GUEST));
        config
            .guests
            .push(Guest::new("joe", "Joe Park", "+14155550143"));
        config.senders.push(Sender::new(LINE, "Northwind Advisory"));
        let simulator = Simulator::start(config).await?;
        let (messages, first) = judge(material, Api::Messages, &simulator).await?;
        let (content, second) = judge(material, Api::Content, &simulator).await?;
        Ok(Self {
            simulator,
            messages,
            content,
            _judges: [first, second],
        })
    }

    pub(crate) fn seen(&self) -> Vec<Exchange> {
        let mut seen = self.messages.seen();
        seen.extend(self.content.seen());
        seen
    }
}

async fn judge(material: &Material, api: Api, simulator: &Simulator) -> Result<(Witness, Prism)> {
    let description = Description::read(&material.description, api)?;
    let prism = Prism::proxy(&material.prism, &description, &simulator.base_url()).await?;
    let witness = Witness::before(&prism.url, &description).await?;
    Ok((witness, prism))
}

pub(crate) async fn judged(material: &Material) -> Result<Judgement> {
    let judged = Judged::new(material).await?;
    let simulator = &judged.simulator;
    for number in 0..101 {
        simulator.put_template(older(number))?;
    }
    for number in 0..MANY {
        simulator
            .guest("joe")
            .to(LINE)
            .write(format!("Before you came, {number}"))?;
    }
    simulator.advance(1_000).await;
    let provider = Provider {
        account_sid: simulator.account_sid().to_owned(),
        auth_token: simulator.auth_token().to_owned(),
        messages_url: judged.messages.url.clone(),
        content_url: judged.content.url.clone(),
    };
    let stage = Stage::new(&provider, &simulator.clock()).await?;
    simulator.register_sender(
        Sender::new(LINE, "Northwind Advisory").inbound(stage.hub.inbound_url()),
    )?;
    let walked = walk(&stage, simulator).await;
    let mut seen = judged.seen();
    if let Some(lost) = seen.iter_mut().find(|exchange| exchange.was_cut()) {
        lost.complaints.clear();
    }
    let mut judgement = summary(&seen);
    judgement.missing(&seen);
    if let Err(error) = walked {
        judgement
            .complaints
            .push(format!("the walk ended early: {error:#}"));
    }
    Ok(judgement)
}

/// Asking, agreeing, words both ways, and one whose answer is lost.
async fn walk(stage: &Stage, simulator: &Simulator) -> Result<()> {
    pass(stage, simulator, 30).await?;
    stage.ask().await?;
    pass(stage, simulator, 10).await?;
    let maria = simulator.guest("maria");
    let asked = maria.latest().context("Maria was asked")?;
    let yes = asked.buttons.first().context("with buttons")?;
    maria.press(&asked.sid, &yes.id)?;
    pass(stage, simulator, 10).await?;
    let text = stage
        .write(200, "Grüße, Maria! 👍🏽 漢字 & more = 100 %")
        .await?;
    pass(stage, simulator, 10).await?;
    // Neither an answer nor a status: it has to be looked for.
    simulator.arm(Fault::next(Trouble::CutAfterAcceptance));
    let unheard = Fault::next(Trouble::WebhookLost).for_guest("maria");
    simulator.arm(Fault {
        times: None,
        ..unheard
    });
    let lost = stage.write(300, LOST).await?;
    pass(stage, simulator, 60).await?;
    simulator.clear_faults();
    maria.write("Both are here")?;
    pass(stage, simulator, 60).await?;
    for message in [text, lost] {
        let told = stage.message(message).await?;
        ensure!(told.provider_id.is_some(), "the provider has it: {told:?}");
    }
    Ok(())
}

async fn pass(stage: &Stage, simulator: &Simulator, seconds: u32) -> Result<()> {
    for _ in 0..seconds {
        simulator.advance(1_000).await;
        stage.hub.settled().await?;
        simulator.settled().await;
        stage.hub.settled().await?;
    }
    Ok(())
}

/// A template that has nothing to do with us.
fn older(number: u32) -> Template {
    Template {
        sid: format!("HX{number:032x}"),
        friendly_name: format!("older {number}"),
        language: "en".to_owned(),
        variables: BTreeMap::new(),
        types: json!({ "twilio/text": { "body": "Older" } }),
        approval: None,
        created_ms: NOW - 1_000,
        updated_ms: NOW - 1_000,
    }
}

/// Operations by how often they were seen, and every complaint once.
pub(crate) fn summary(seen: &[Exchange]) -> Judgement {
    let mut judgement = Judgement::default();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for exchange in seen {
        *counts.entry(&exchange.operation).or_default() += 1;
        for said in &exchange.complaints {
            let complaint = format!("{} ({}): {said}", exchange.operation, exchange.status);
            if !judgement.complaints.contains(&complaint) {
                judgement.complaints.push(complaint);
            }
        }
    }
    judgement.seen = counts
        .into_iter()
        .map(|(name, count)| format!("{count:5}  {name}"))
        .collect();
    judgement
}

impl Judgement {
    /// A request that was never made was never judged.
    fn missing(&mut self, seen: &[Exchange]) {
        for (method, path, names) in REQUESTS {
            let operation = format!("{method} {path}");
            let has_all = |exchange: &Exchange| {
                names
                    .iter()
                    .all(|name| exchange.names.iter().any(|it| it == name))
            };
            if !seen
                .iter()
                .any(|exchange| exchange.operation == operation && has_all(exchange))
            {
                self.complaints
                    .push(format!("never asked: {operation} with {names:?}"));
            }
        }
    }
}
