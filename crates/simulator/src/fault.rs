//! Troubles on request: each applies to the next few calls or webhooks it fits.

use serde::{Deserialize, Serialize};

/// A trouble to cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Trouble {
    /// A webhook is never sent.
    WebhookLost,
    /// A webhook is sent this many times more.
    WebhookRepeated {
        /// How many times more.
        copies: u32,
    },
    /// A webhook is sent later.
    WebhookLate {
        /// How much later.
        by_ms: u64,
    },
    /// A webhook is sent only after the next one of the same guest, or after a minute.
    WebhookReordered,
    /// Creating a message answers with this HTTP status and nothing is accepted.
    CreateFails {
        /// The status, such as 503.
        status: u16,
    },
    /// Creating a message answers 429 with this `Retry-After`.
    CreateTooMany {
        /// The seconds to wait.
        retry_after_s: u32,
    },
    /// The connection ends before anything is accepted.
    CutBeforeAcceptance,
    /// The message is accepted and goes its way, but the answer never arrives.
    CutAfterAcceptance,
    /// Reading one message answers with this HTTP status.
    ReadFails {
        /// The status, such as 500.
        status: u16,
    },
    /// Listing messages answers with this HTTP status.
    ListFails {
        /// The status, such as 500.
        status: u16,
    },
    /// Any request is refused as if the credentials were wrong.
    CredentialsRefused,
    /// Free text outside the window is refused at once rather than later by status.
    WindowRefusedAtOnce,
    /// A message reaches the guest's phone later, perhaps after a younger one.
    ArrivesLate {
        /// How much later.
        by_ms: u64,
    },
    /// A message is accepted and then fails with this code.
    MessageFails {
        /// The code, such as 63016.
        code: u32,
    },
}

/// What a fault applies to; an unset field fits everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Target {
    /// A guest by id, number or user id.
    pub guest: Option<String>,
    /// A part of the message's text.
    pub text: Option<String>,
    /// For webhooks: the status announced; `received` for guests' messages.
    pub status: Option<String>,
}

/// A trouble, what it applies to and how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fault {
    /// The trouble.
    pub trouble: Trouble,
    /// How many times it applies; unset means until faults are cleared.
    #[serde(default = "once")]
    pub times: Option<u32>,
    /// What it applies to.
    #[serde(default)]
    pub target: Target,
}

#[expect(clippy::unnecessary_wraps, reason = "the default of an optional field")]
fn once() -> Option<u32> {
    Some(1)
}

/// What a call or webhook is about, to be held against a [`Target`].
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Subject<'a> {
    pub(crate) guest: Option<&'a str>,
    pub(crate) address: &'a str,
    pub(crate) text: &'a str,
    pub(crate) status: &'a str,
}

impl Fault {
    /// A fault that applies to the next occasion.
    pub fn next(trouble: Trouble) -> Self {
        Self {
            trouble,
            times: Some(1),
            target: Target::default(),
        }
    }

    /// The same fault for this many occasions.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = Some(times);
        self
    }

    /// The same fault until faults are cleared.
    #[must_use]
    pub fn always(mut self) -> Self {
        self.times = None;
        self
    }

    /// The same fault for one guest, by id, number or user id.
    #[must_use]
    pub fn for_guest(mut self, guest: impl Into<String>) -> Self {
        self.target.guest = Some(guest.into());
        self
    }

    /// The same fault for messages that contain `text`.
    #[must_use]
    pub fn for_text(mut self, text: impl Into<String>) -> Self {
        self.target.text = Some(text.into());
        self
    }

    /// The same fault for webhooks announcing this status.
    #[must_use]
    pub fn for_status(mut self, status: impl Into<String>) -> Self {
        self.target.status = Some(status.into());
        self
    }
}

impl Target {
    fn fits(&self, subject: Subject<'_>) -> bool {
        let guest = self
            .guest
            .as_deref()
            .is_none_or(|wanted| subject.guest == Some(wanted) || subject.address == wanted);
        let text = self
            .text
            .as_deref()
            .is_none_or(|wanted| subject.text.contains(wanted));
        let status = self
            .status
            .as_deref()
            .is_none_or(|wanted| subject.status == wanted);
        guest && text && status
    }
}

/// The faults waiting for their occasion.
#[derive(Debug, Default)]
pub(crate) struct Armed {
    faults: Vec<Fault>,
}

impl Armed {
    pub(crate) fn arm(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    pub(crate) fn clear(&mut self) {
        self.faults.clear();
    }

    pub(crate) fn list(&self) -> Vec<Fault> {
        self.faults.clone()
    }

    /// Takes one use of the first fault that is wanted here and fits.
    pub(crate) fn take<T>(
        &mut self,
        subject: Subject<'_>,
        wanted: impl Fn(Trouble) -> Option<T>,
    ) -> Option<T> {
        let place = self
            .faults
            .iter()
            .position(|fault| wanted(fault.trouble).is_some() && fault.target.fits(subject))?;
        let fault = self.faults.get_mut(place)?;
        let found = wanted(fault.trouble);
        if let Some(times) = &mut fault.times {
            *times = times.saturating_sub(1);
            if *times == 0 {
                self.faults.remove(place);
            }
        }
        found
    }
}
