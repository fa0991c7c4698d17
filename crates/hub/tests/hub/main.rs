//! The hub from outside: over HTTP, with a desk that reads its feed and the simulated provider behind it.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a test looks at the case it is about"
)]

mod conversation;
mod support;
