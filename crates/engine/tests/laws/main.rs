//! What holds in every history: random ones of members, a guest, a provider and a clock, judged by a model of the
//! guest's phone and the provider that knows nothing of the engine.
#![expect(
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "a law may panic on what cannot be, and says what holds of every other state"
)]

mod exchange;
mod history;
mod law;
mod model;
#[path = "../support/mod.rs"]
mod support;
mod world;
