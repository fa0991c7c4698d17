//! Pictures of every state of the app, in light and dark, wide and narrow: `cargo xtask tour`.
#![cfg(target_os = "linux")]

#[expect(dead_code, unused_imports, reason = "a kill leaves no picture")]
mod support;

#[path = "tour/asking.rs"]
mod asking;
#[path = "tour/conversation.rs"]
mod conversation;
#[path = "tour/explain.rs"]
mod explain;
#[path = "tour/find.rs"]
mod find;
#[path = "tour/guests.rs"]
mod guests;
#[path = "tour/languages.rs"]
mod languages;
#[path = "tour/new_message.rs"]
mod new_message;
#[path = "tour/not_taken.rs"]
mod not_taken;
#[path = "tour/practice.rs"]
mod practice;
#[path = "tour/scripts.rs"]
mod scripts;
#[path = "tour/shot.rs"]
mod shot;
#[path = "tour/states.rs"]
mod states;
#[path = "tour/statuses.rs"]
mod statuses;
#[path = "tour/world.rs"]
mod world;
