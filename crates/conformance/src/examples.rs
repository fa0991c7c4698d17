//! The hub as it ships against a mock server that answers with the description's own examples: the provider's words, not
//! the simulator's, are what it must understand.

use anyhow::Result;
use engine::Standing;
use simulator::Clock;

use crate::description::{Api, Description};
use crate::prism::Prism;
use crate::stage::{NOW, Provider, Stage};
use crate::walk::summary;
use crate::witness::Witness;
use crate::{Judgement, Material};

const ACCOUNT: &str = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

pub(crate) async fn judged(material: &Material) -> Result<Judgement> {
    let described = Description::read(&material.description, Api::Messages)?;
    let first = Prism::mock(&material.prism, &described).await?;
    let messages = Witness::preferring(&first.url, &described, page).await?;
    let described = Description::read(&material.description, Api::Content)?;
    let second = Prism::mock(&material.prism, &described).await?;
    let content = Witness::before(&second.url, &described).await?;
    let provider = Provider {
        account_sid: ACCOUNT.to_owned(),
        auth_token: "secret".to_owned(),
        messages_url: messages.url.clone(),
        content_url: content.url.clone(),
    };
    let clock = Clock::manual(NOW);
    let stage = Stage::new(&provider, &clock).await?;
    stage.hub.settled().await?;
    let request = stage.ask().await?;
    for _ in 0..60 {
        stage.hub.settled().await?;
        clock.advance(1_000);
    }
    stage.hub.settled().await?;
    let mut seen = messages.seen();
    seen.extend(content.seen());
    let mut judgement = summary(&seen);
    let told = stage.message(request).await?;
    let understood = told.provider_id.is_some() && told.standing != Standing::Unknown;
    judgement
        .seen
        .push(format!("the request stands as {:?}", told.standing));
    if !understood {
        judgement
            .complaints
            .push(format!("the examples aren't understood: {told:?}"));
    }
    Ok(judgement)
}

/// The list's example of a page with a next one, and an empty one after it.
fn page(query: &str) -> Option<&'static str> {
    match query {
        "" => None,
        query if query.contains("PageToken") => Some("example=readEmptySentdateGreater"),
        _ => Some("example=readFullPage1"),
    }
}
