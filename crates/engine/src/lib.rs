//! The rules of a conversation: consent, window, membership, held queue and notices.
//!
//! Pure functions without clock, randomness or I/O. Members ask and can be refused, the world tells and cannot:
//!
//! ```text
//! intent --decide--> events | Refusal        report --absorb--> events
//! event  --evolve--> Correspondence          event  --react-->  effects
//! ```

mod absorb;
mod audience;
mod colleague;
mod consent;
mod content;
mod conversation;
mod correspondence;
mod course;
mod decide;
mod effect;
mod event;
mod evidence;
mod evolve;
mod going;
mod ids;
mod intent;
mod message;
mod notice;
mod persistent;
mod policy;
mod preview;
mod react;
mod reading;
mod refusal;
mod replica;
mod report;
mod seat;
mod sent;
mod speaking;
mod standing;
mod time;
mod told;
mod transfer;
mod window;

pub use absorb::absorb;
pub use colleague::{Colleague, Colleagues, Eligibility};
pub use consent::{Answer, Consent, read_answer};
pub use content::{Content, GuestNotice};
pub use conversation::{Conversation, Membership};
pub use correspondence::Correspondence;
pub use decide::decide;
pub use effect::Effect;
pub use event::{Event, LeftCause, Outcome, Recorded, TransferEnd};
pub use evidence::{Basis, Evidence, Request};
pub use ids::{
    ContactId, ConversationId, GuestId, IntentId, LineId, MemberId, MessageId, NoticeId,
    OrganizationId, Pair, ProviderId, TransferId,
};
pub use intent::{Actor, Context, Entitlement, Intent, Terms};
pub use message::{Author, Message, Tried};
pub use notice::{Notice, NoticeKind, NoticeText};
pub use persistent::{Map, Row};
pub use policy::{Button, ContentRule, GuestTexts, OptInWording, Policy, Template, WindowAnchor};
pub use preview::{Consequence, preview};
pub use react::react;
pub use refusal::Refusal;
pub use replica::{Pending, Replica};
pub use report::{Inbound, ProviderStatus, Report};
pub use speaking::collision;
pub use standing::{CancelReason, Failure, FailureKind, HeldReason, Standing};
pub use time::{Span, Timestamp};
pub use transfer::Offer;
pub use window::Window;
