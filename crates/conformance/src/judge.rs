//! A judge who complains of nothing is none: requests that are wrong in one way each must be complained of.

use anyhow::Result;
use reqwest::Client;

use crate::description::{Api, Description};
use crate::prism::Prism;
use crate::witness::Witness;
use crate::{Judgement, Material};

const ACCOUNT: &str = "AC00000000000000000000000000000000";

/// What is wrong, and the form or query that is wrong in this way alone.
const WRONG_FORMS: [(&str, &str); 6] = [
    ("no recipient", "From=whatsapp%3A%2B14155550100&Body=Hi"),
    ("a misspelt name", "To=whatsapp%3A%2B14155550142&Bodi=Hi"),
    (
        "a service that is none",
        "To=%2B14155550142&MessagingServiceSid=MG1&Body=Hi",
    ),
    (
        "a template that is none",
        "To=%2B14155550142&ContentSid=HX1",
    ),
    (
        "a time that is none",
        "To=%2B14155550142&Body=Hi&SendAt=tomorrow",
    ),
    (
        "a number that is none",
        "To=%2B14155550142&Body=Hi&Attempt=one",
    ),
];

const WRONG_QUERIES: [(&str, &str); 2] = [
    ("a page too large", "PageSize=1001"),
    ("a misspelt filter", "DateSend%3E=2026-11-22"),
];

pub(crate) async fn can_refuse(material: &Material) -> Result<Judgement> {
    let description = Description::read(&material.description, Api::Messages)?;
    let prism = Prism::mock(&material.prism, &description).await?;
    let mut judgement = Judgement::default();
    let right = complaints(&prism, &description, Some("To=%2B14155550142&Body=Hi"), "").await?;
    judgement.complaints.extend(right);
    for (wrong, form) in WRONG_FORMS {
        let found = complaints(&prism, &description, Some(form), "").await?;
        judgement.must_refuse(wrong, &found);
    }
    for (wrong, query) in WRONG_QUERIES {
        let found = complaints(&prism, &description, None, query).await?;
        judgement.must_refuse(wrong, &found);
    }
    Ok(judgement)
}

impl Judgement {
    fn must_refuse(&mut self, wrong: &str, found: &[String]) {
        match found {
            [] => self.complaints.push(format!("nothing is said of {wrong}")),
            _ => self.seen.push(format!("refuses {wrong}")),
        }
    }
}

/// What is complained of in a request, seen by a witness of its own.
async fn complaints(
    prism: &Prism,
    description: &Description,
    form: Option<&'static str>,
    query: &str,
) -> Result<Vec<String>> {
    let witness = Witness::before(&prism.url, description).await?;
    let url = format!(
        "{}/2010-04-01/Accounts/{ACCOUNT}/Messages.json?{query}",
        witness.url
    );
    let http = Client::builder().no_proxy().build()?;
    let request = match form {
        Some(form) => http
            .post(url)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(form),
        None => http.get(url),
    };
    request.basic_auth(ACCOUNT, Some("secret")).send().await?;
    let seen = witness.seen().into_iter();
    Ok(seen.flat_map(|exchange| exchange.complaints).collect())
}
