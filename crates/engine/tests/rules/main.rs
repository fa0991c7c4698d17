//! The rules of docs/rules.md, one test at least per rule id, told as given, when and then.

mod answers;
mod consent;
mod consent_asking;
mod consent_evidence;
mod consent_refusal;
mod consent_several;
mod entitlement;
mod growth;
mod held;
mod lane;
mod lane_reports;
mod late_reports;
mod late_words;
mod messages;
mod notices;
mod outside_window;
mod peers_consent;
mod peers_order;
mod peers_window;
mod persistent;
mod preview;
mod reading;
mod release_guard;
mod replica;
mod routing;
mod same_moment;
mod scene;
#[path = "../support/mod.rs"]
mod support;
mod window;
