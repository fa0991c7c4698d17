//! The hub's HTTP API as desk and hub both see it. JSON, camelCase; errors are a [`crate::Problem`] with a fitting status.

mod directory;
mod feed;
mod guests;
mod intents;
mod presence;
mod reading;
mod reports;

pub use directory::{
    ContactBody, Contacts, IdentifierBody, LineBody, Me, MemberBody, SaveContactBody,
    SavedContactBody, Switches, SwitchesNow,
};
pub use feed::{FeedPage, FeedRow, StreamEvent};
pub use guests::{GuestConversation, GuestConversations, Named};
pub use intents::{Answer, Submission};
pub use presence::{Presence, PresenceBody};
pub use reading::{Meaning, ReadWords, WordsRead};
pub use reports::{ReportSetAside, Reports};
