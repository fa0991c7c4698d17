//! A hub with one line, two members and one guest, on a clock turned by hand.

mod desk;
mod stream;
pub(crate) mod webhook;
mod world;

pub(crate) use desk::Desk;
pub(crate) use world::{GUEST, LINE, World, furnish, hub_config, id};
