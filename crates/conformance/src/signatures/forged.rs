//! Ways in which a webhook can be other than what was signed.

use super::request::{Request, text, token};
use super::{Webhook, encoded};
use crate::dice::Dice;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Forgery {
    OtherSign,
    Shortened,
    NotBase64,
    Nothing,
    OtherToken,
    OtherPath,
    OtherScheme,
    OtherPort,
    LongerValue,
    OneMore,
    OneLess,
}

const ALL: [Forgery; 11] = [
    Forgery::OtherSign,
    Forgery::Shortened,
    Forgery::NotBase64,
    Forgery::Nothing,
    Forgery::OtherToken,
    Forgery::OtherPath,
    Forgery::OtherScheme,
    Forgery::OtherPort,
    Forgery::LongerValue,
    Forgery::OneMore,
    Forgery::OneLess,
];

/// Changes the webhook after it was signed; one that has nothing to change in that way stays genuine.
pub(super) fn forge(dice: &mut Dice, webhook: &mut Webhook, request: Request) {
    let forgery = dice.one(&ALL);
    let before = (webhook.signature.clone(), webhook.token.clone());
    match forgery {
        Forgery::OtherSign => webhook.signature = other_sign(dice, &webhook.signature),
        Forgery::Shortened => {
            webhook.signature.pop();
        }
        Forgery::NotBase64 => "not base64 at all".clone_into(&mut webhook.signature),
        Forgery::Nothing => webhook.signature.clear(),
        Forgery::OtherToken => webhook.token = token(dice),
        Forgery::OtherPath => webhook.url.push_str("/x"),
        Forgery::OtherScheme => webhook.url = other_scheme(&webhook.url),
        Forgery::OtherPort => return other_port(webhook, &request),
        Forgery::LongerValue | Forgery::OneMore | Forgery::OneLess => {
            return other_parameters(dice, webhook, request.parameters, forgery);
        }
    }
    let changed =
        before != (webhook.signature.clone(), webhook.token.clone()) || webhook.url != request.url;
    webhook.forgery = changed.then_some(forgery);
}

fn other_parameters(
    dice: &mut Dice,
    webhook: &mut Webhook,
    mut parameters: Vec<(String, String)>,
    forgery: Forgery,
) {
    let signed = simulator::signature("", "", &parameters);
    let place = dice.below(parameters.len().max(1));
    match (forgery, parameters.get_mut(place)) {
        (Forgery::LongerValue, Some((_, value))) => value.push('x'),
        (Forgery::OneLess, Some(_)) => {
            parameters.remove(place);
        }
        _ => parameters.push((text(dice), text(dice))),
    }
    // A pair that is there twice counts once, and neither a name nor a value need have any signs.
    if simulator::signature("", "", &parameters) != signed {
        webhook.body = encoded(&parameters);
        webhook.forgery = Some(forgery);
    }
}

fn other_sign(dice: &mut Dice, signature: &str) -> String {
    let place = dice.below(signature.len().saturating_sub(2));
    let signs = signature.chars().enumerate();
    let changed = signs.map(|(at, sign)| match (at == place, sign) {
        (true, 'A') => 'B',
        (true, _) => 'A',
        (false, sign) => sign,
    });
    changed.collect()
}

fn other_scheme(url: &str) -> String {
    match url.strip_prefix("https") {
        Some(rest) => format!("http{rest}"),
        None => url.replacen("http", "https", 1),
    }
}

/// Another port than the one signed, neither of them left out.
fn other_port(webhook: &mut Webhook, request: &Request) {
    webhook.url = request.at(":8080");
    webhook.signed_url = request.at(":8443");
    webhook.signature =
        simulator::signature(&webhook.token, &webhook.signed_url, &request.parameters);
    webhook.forgery = Some(Forgery::OtherPort);
}
