//! The hub from outside: over HTTP, with a desk that reads its feed and the simulated provider behind it.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what a test relies on is there, or the test fails"
)]

mod administrators;
mod api;
mod conversation;
mod crash;
mod entitlement;
mod feed;
mod intents;
mod kills;
mod limits;
mod lines;
mod log;
mod lookout;
mod members;
mod members_gone;
mod members_joining;
mod peers;
mod plans;
mod presence;
mod refused;
mod release;
mod reports;
mod secrets;
mod start;
mod stream;
mod support;
mod templates;
mod trouble;
mod unknown;
mod untrusted;
mod webhooks;
