//! What holds in every history: random ones of members, a guest, a provider and a clock, judged by a model of the
//! guest's phone and the provider that knows nothing of the engine.

mod exchange;
mod history;
mod law;
mod model;
#[path = "../support/mod.rs"]
mod support;
mod world;
