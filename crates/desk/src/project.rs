//! From the replica to what is shown: pure functions, written to the store and rendered for the interface.

mod consent;
pub(crate) mod explain;
mod ghost;
mod head;
mod item;
mod members;
mod message;
mod not_taken;
mod notice;
mod refresh;
mod render;
mod row;
mod touched;

pub(crate) use ghost::words;
pub(crate) use head::{Situation, consequence, head};
pub(crate) use item::{Body, Item, Place};
pub(crate) use members::colleagues;
pub(crate) use not_taken::{Asker, not_taken, words_of};
pub(crate) use refresh::{Shown, Work, refresh};
pub(crate) use render::Renderer;
pub(crate) use touched::Touched;
