//! The desk as its shell sees it, against a small hub that keeps a real log by the engine's rules.

#![expect(clippy::unwrap_used, reason = "a helper that fails fails its test")]

mod support;

mod consent;
mod contacts;
mod damage;
mod drafts;
mod dropped;
mod explain;
mod explain_here;
mod feed;
mod find;
mod held;
mod histories;
mod joining;
mod lines;
mod no_room;
mod not_taken;
mod offline;
mod order;
mod paging;
mod plans;
mod provider;
mod refusals;
mod salvage;
mod sending;
mod time;
mod unread;
mod untrusted;
