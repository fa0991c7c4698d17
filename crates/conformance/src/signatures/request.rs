//! Addresses and parameters of every kind that a form can carry.

use crate::dice::Dice;

/// A request before it is signed.
#[derive(Debug)]
pub(super) struct Request {
    scheme: &'static str,
    host: &'static str,
    rest: String,
    pub(super) url: String,
    pub(super) signed_url: String,
    pub(super) parameters: Vec<(String, String)>,
}

const NAMES: [&str; 12] = [
    "MessageSid",
    "AccountSid",
    "From",
    "To",
    "Body",
    "NumMedia",
    "MediaUrl0",
    "body",
    "Étage",
    "姓名",
    "a b",
    "",
];

/// Letters of several scripts, what a form must escape, and what joins with its neighbours.
const SIGNS: [char; 34] = [
    'a', 'Z', '0', '9', ' ', '+', '&', '=', '%', '#', ';', ':', '/', '?', '\'', '"', '<', '\\',
    '~', '.', '_', '-', '\n', '\t', 'é', 'ß', '漢', 'ん', 'ا', 'ש', '\u{301}', '\u{200d}', '👍',
    '🏽',
];

const HOSTS: [&str; 5] = [
    "example.com",
    "Hub.Example.com",
    "a-b.example.co.uk",
    "localhost",
    "127.0.0.1",
];

const PORTS: [&str; 6] = ["", "", ":443", ":80", ":8080", ":1"];

const PATHS: [&str; 8] = [
    "",
    "/",
    "/webhooks/twilio/inbound",
    "/a%20b/c",
    "/it's/here",
    "/a:80/b",
    "/%E6%BC%A2",
    "/a//b/",
];

const QUERIES: [&str; 9] = [
    "",
    "",
    "?foo=1&bar=2",
    "?root=6f9619ff-8b86-d011-b42d-00cf4fc964ff&attempt=1",
    "?a=1&a=2&b=",
    "?at=host:8080/x",
    "?q=%E6%BC%A2+x",
    "?it='s'",
    "?next=https://example.com:443/",
];

impl Request {
    pub(super) fn random(dice: &mut Dice) -> Self {
        let scheme = dice.one(&["https", "https", "http"]);
        let port = dice.one(&PORTS);
        let standard = if scheme == "https" { ":443" } else { ":80" };
        // The provider signs with or without the port, whichever its part that signs happened to see.
        let signed_port = match port {
            "" => dice.one(&["", standard]),
            other => dice.one(&[other, ""]),
        };
        let mut request = Self {
            scheme,
            host: dice.one(&HOSTS),
            rest: format!("{}{}", dice.one(&PATHS), dice.one(&QUERIES)),
            url: String::new(),
            signed_url: String::new(),
            parameters: parameters(dice),
        };
        request.url = request.at(port);
        request.signed_url = request.at(signed_port);
        request
    }

    /// The address with this port, which is empty or begins with a colon.
    pub(super) fn at(&self, port: &str) -> String {
        format!("{}://{}{port}{}", self.scheme, self.host, self.rest)
    }
}

pub(super) fn token(dice: &mut Dice) -> String {
    let length = dice.one(&[1, 32, 32, 65]);
    (0..length)
        .map(|_| dice.one(&['0', '7', 'a', 'f']))
        .collect()
}

/// Few names among many values, so that names repeat; now and then a whole pair does.
fn parameters(dice: &mut Dice) -> Vec<(String, String)> {
    let count = dice.one(&[0, 1, 2, 5, 12]);
    let mut parameters: Vec<(String, String)> = Vec::new();
    for _ in 0..count {
        let name = match dice.once_in(6) {
            true => text(dice),
            false => dice.one(&NAMES).to_owned(),
        };
        let pair = (name, text(dice));
        if dice.once_in(8) {
            parameters.push(pair.clone());
        }
        parameters.push(pair);
    }
    parameters
}

/// Empty once in a while.
pub(super) fn text(dice: &mut Dice) -> String {
    let length = dice.one(&[0, 1, 3, 10, 40]);
    (0..length).map(|_| dice.one(&SIGNS)).collect()
}
