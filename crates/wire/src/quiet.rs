//! Errors as a log may hold them: what went wrong and where, never the words it went wrong with.

use std::error::Error;
use std::iter::successors;

/// The chain of an error, outermost first. Of what couldn't be read as JSON only the place is told: the parser's own
/// message quotes the value.
pub fn quiet(error: &(dyn Error + 'static)) -> String {
    let chain = successors(Some(error), |&error| error.source());
    chain.map(link).collect::<Vec<_>>().join(": ")
}

fn link(error: &(dyn Error + 'static)) -> String {
    match error.downcast_ref::<serde_json::Error>() {
        Some(error) => format!(
            "JSON isn't as expected ({:?}) at line {} column {}",
            error.classify(),
            error.line(),
            error.column()
        ),
        None => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use thiserror::Error as Derived;

    use super::*;

    #[derive(Debug, Derived)]
    #[error("read an event")]
    struct Outer(#[source] serde_json::Error);

    #[test]
    fn what_could_not_be_read_is_not_quoted() {
        let inner = serde_json::from_str::<u32>(r#""my account number""#).unwrap_err();
        assert!(
            inner.to_string().contains("my account number"),
            "the parser would say it: {inner}"
        );
        assert_eq!(
            quiet(&Outer(inner)),
            "read an event: JSON isn't as expected (Data) at line 1 column 19",
            "what went wrong, and where"
        );
    }
}
