//! The whole from outside: the built app, its window, a person's hands.
#![cfg(target_os = "linux")]

mod support;

#[path = "window/opening.rs"]
mod opening;
