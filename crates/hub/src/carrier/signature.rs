//! `X-Twilio-Signature`: that a webhook comes from the provider.

use std::collections::BTreeSet;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

use super::Form;

/// Whether `signature` holds over `url` as the provider knows it, with or without its port.
pub(crate) fn holds(auth_token: &str, url: &str, form: &Form, signature: &str) -> bool {
    let Ok(signature) = BASE64_STANDARD.decode(signature) else {
        return false;
    };
    let parameters = sorted(form);
    let spellings = [url.to_owned(), without_port(url), with_port(url)];
    // Every spelling is tried, so that the time taken says nothing.
    spellings.iter().fold(false, |holds, url| {
        holds | matches(auth_token, url, &parameters, &signature)
    })
}

fn matches(auth_token: &str, url: &str, parameters: &str, signature: &[u8]) -> bool {
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(auth_token.as_bytes()) else {
        return false;
    };
    mac.update(url.as_bytes());
    mac.update(parameters.as_bytes());
    mac.verify_slice(signature).is_ok()
}

/// Names in the order of their code points, each with the set of its values.
fn sorted(form: &Form) -> String {
    let pairs: BTreeSet<&(String, String)> = form.pairs().iter().collect();
    pairs
        .into_iter()
        .fold(String::new(), |mut text, (name, value)| {
            text.push_str(name);
            text.push_str(value);
            text
        })
}

fn without_port(url: &str) -> String {
    let Some((origin, path)) = origin(url) else {
        return url.to_owned();
    };
    match origin.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{host}{path}")
        }
        _ => url.to_owned(),
    }
}

fn with_port(url: &str) -> String {
    let Some((origin, path)) = origin(url) else {
        return url.to_owned();
    };
    let has_port = origin
        .rsplit_once(':')
        .is_some_and(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()));
    let port = if url.starts_with("https:") { 443 } else { 80 };
    if has_port {
        url.to_owned()
    } else {
        format!("{origin}:{port}{path}")
    }
}

/// Scheme with host, and the rest.
fn origin(url: &str) -> Option<(&str, &str)> {
    let host_at = url.find("://")? + 3;
    let path_at = url
        .get(host_at..)?
        .find(['/', '?', '#'])
        .map_or(url.len(), |at| host_at + at);
    url.split_at_checked(path_at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "12345";
    const URL: &str = "https://mycompany.com/myapp.php?foo=1&bar=2";
    const BODY: &str = "CallSid=CA1234567890ABCDE&Digits=1234&From=%2B14158675309&To=%2B18005551212&Caller=%2B14158675309";
    /// Published with the vendor's own validators.
    const SIGNATURE: &str = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

    #[test]
    fn the_vendors_own_vector_holds() {
        assert!(
            holds(TOKEN, URL, &Form::parse(BODY.as_bytes()), SIGNATURE),
            "the published signature"
        );
    }

    #[test]
    fn the_port_may_be_there_or_not() {
        let form = Form::parse(BODY.as_bytes());
        let with_port = "https://mycompany.com:443/myapp.php?foo=1&bar=2";
        assert!(
            holds(TOKEN, with_port, &form, SIGNATURE),
            "signed without the port, configured with it"
        );
    }

    #[test]
    fn an_address_without_a_path_has_a_port_too() {
        // Signed by the vendor's validator for the address without the port.
        let signature = "eU5mNuoDH5EApTU++z0q2V8Byl4=";
        let form = Form::parse(b"");
        for url in [
            "https://example.com:443?at=host:8080/x",
            "https://example.com:443#rc=3",
        ] {
            assert_eq!(without_port(url), url.replacen(":443", "", 1), "{url}");
        }
        for url in ["https://example.com?at=host:8080/x", "https://example.com"] {
            assert_eq!(with_port(url), url.replacen(".com", ".com:443", 1), "{url}");
        }
        assert!(
            holds(
                TOKEN,
                "https://example.com:443?at=host:8080/x",
                &form,
                signature
            ),
            "the query isn't part of the host"
        );
    }

    #[test]
    fn anything_else_does_not_hold() {
        let form = Form::parse(BODY.as_bytes());
        assert!(!holds("12346", URL, &form, SIGNATURE), "another token");
        assert!(
            !holds(TOKEN, "https://mycompany.com/other", &form, SIGNATURE),
            "another address"
        );
        assert!(
            !holds(TOKEN, URL, &Form::parse(b"Digits=1"), SIGNATURE),
            "other parameters"
        );
        assert!(
            !holds(TOKEN, URL, &form, "not base64"),
            "no signature at all"
        );
    }

    #[test]
    fn a_repeated_parameter_counts_once_per_value() {
        assert_eq!(
            sorted(&Form::parse(b"B=2&A=1&B=1&B=2")),
            "A1B1B2",
            "a sorted set"
        );
    }
}
