//! Posting as the provider does.

use reqwest::StatusCode;

use super::{GUEST, LINE, World};

/// A guest's message as the provider posts it; `more` adds to it or says otherwise.
pub(crate) fn form<'a>(world: &'a World, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, String)> {
    let mut form = vec![
        ("AccountSid", world.simulator.account_sid().to_owned()),
        ("From", format!("whatsapp:{GUEST}")),
        ("To", format!("whatsapp:{LINE}")),
        ("NumMedia", "0".to_owned()),
    ];
    form.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    form.extend(
        more.iter()
            .map(|(name, value)| (*name, (*value).to_owned())),
    );
    form
}

pub(crate) async fn post(world: &World, form: &[(&str, String)], token: &str) -> StatusCode {
    post_to(&world.hub.inbound_url(), form, token).await
}

pub(crate) async fn post_to(url: &str, form: &[(&str, String)], token: &str) -> StatusCode {
    let pairs: Vec<(String, String)> = form
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone()))
        .collect();
    let signature = simulator::signature(token, url, &pairs);
    let request = reqwest::Client::new()
        .post(url)
        .header("X-Twilio-Signature", signature)
        .form(&pairs);
    request.send().await.unwrap().status()
}
