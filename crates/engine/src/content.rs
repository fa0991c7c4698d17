//! What a message says.

use serde::{Deserialize, Serialize};

use crate::Button;

/// What a message says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Content {
    Text {
        text: String,
    },
    OptInRequest {
        text: String,
        language: String,
        accept: Button,
        decline: Button,
    },
    Template {
        name: String,
        text: String,
        /// BCP 47 tag of `text`.
        #[serde(default = "english")]
        language: String,
    },
    /// A notice to the guest, in its exact wording.
    Notice {
        notice: GuestNotice,
        text: String,
    },
    /// Something this version can't show; the hub keeps the raw payload (P4).
    Placeholder {
        kind: String,
    },
}

/// The language of templates written before it was recorded.
fn english() -> String {
    "en".to_owned()
}

impl Content {
    /// The words in it; empty for a placeholder.
    pub fn text(&self) -> &str {
        match self {
            Self::Text { text }
            | Self::OptInRequest { text, .. }
            | Self::Template { text, .. }
            | Self::Notice { text, .. } => text,
            Self::Placeholder { .. } => "",
        }
    }

    /// Free text needs an open window and moves it; templates and requests do neither (W3, W8).
    pub fn needs_window(&self) -> bool {
        match self {
            Self::Text { .. } | Self::Notice { .. } | Self::Placeholder { .. } => true,
            Self::OptInRequest { .. } | Self::Template { .. } => false,
        }
    }
}

/// Which notice the guest is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum GuestNotice {
    Accepted,
    Declined,
    /// Colleagues came in (M1).
    Joined,
    /// A member left or was removed, which the guest isn't told apart (M2, M3).
    Left,
    /// One took the conversation over from another (M4).
    Transferred,
}
