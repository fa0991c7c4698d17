//! Identifiers. Members' clients make them; what the world causes gets one derived from its cause, so repeating it changes nothing.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Namespace of every derived identifier.
const DERIVED: Uuid = Uuid::from_u128(0x6f1d_3c52_9a0e_5b7c_8f44_2d6b_71a9_e013);

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The identifier that `purpose` gets from `cause`: the same two always give the same one.
            pub fn derived(cause: &str, purpose: &str) -> Self {
                let namespace = Uuid::new_v5(&DERIVED, purpose.as_bytes());
                Self(Uuid::new_v5(&namespace, cause.as_bytes()))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// An organization or a sub-organization: a node of the tree.
    OrganizationId,
    /// A MultiLine member.
    MemberId,
    /// A business number or WhatsApp sender.
    LineId,
    /// The outside person, whatever identifiers they are known by.
    GuestId,
    /// A member's address-book entry.
    ContactId,
    /// One thread between a line and a guest.
    ConversationId,
    /// A message, in or out.
    MessageId,
    /// What a member asked for; the same id twice is the same request.
    IntentId,
    /// A notice in a conversation.
    NoticeId,
    /// A conversation handed over, or offered to be.
    TransferId,
}

/// The provider's own id of a message, opaque.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProviderId(pub String);

/// One line and one guest: what a [`crate::Correspondence`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Pair {
    pub line: LineId,
    pub guest: GuestId,
}
