//! The whole from outside: the built app, its window, a person's hands.
#![cfg(target_os = "linux")]

#[expect(dead_code, unused_imports, reason = "pictures are the tour's")]
mod support;

#[path = "window/answers.rs"]
mod answers;
#[path = "window/contact.rs"]
mod contact;
#[path = "window/explained.rs"]
mod explained;
#[path = "window/find.rs"]
mod find;
#[path = "window/keyboard.rs"]
mod keyboard;
#[path = "window/killed.rs"]
mod killed;
#[path = "window/members.rs"]
mod members;
#[path = "window/new_message.rs"]
mod new_message;
#[path = "window/not_taken.rs"]
mod not_taken;
#[path = "window/once.rs"]
mod once;
#[path = "window/opening.rs"]
mod opening;
#[path = "window/place.rs"]
mod place;
#[path = "window/seats.rs"]
mod seats;
#[path = "window/switched_off.rs"]
mod switched_off;
#[path = "window/timeline.rs"]
mod timeline;
#[path = "window/troubles.rs"]
mod troubles;
#[path = "window/walk.rs"]
mod walk;
