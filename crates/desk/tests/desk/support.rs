//! What the tests share: a clock turned by hand, a hub with a real log, desks that talk to it.

mod bench;
mod dice;
mod guest;
mod hub;
mod record;
mod routes;
mod unsent;
mod view;

pub(crate) use bench::{Bench, PATIENCE, id};
pub(crate) use dice::Dice;
pub(crate) use hub::Fault;
pub(crate) use unsent::{DRAFT, save_draft, with_words_unsent};
pub(crate) use view::{message, messages, texts};
