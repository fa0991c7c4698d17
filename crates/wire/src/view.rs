//! What the interface shows. Ids are UUID strings, times are milliseconds since 1970-01-01 UTC.

mod changes;
mod composer;
mod consent;
mod contact;
mod conversation;
mod explain;
mod members;
mod message;
mod not_taken;
mod number;
mod practice;
mod repair;
mod switches;
mod timeline;
mod workspace;

pub use changes::{Changes, ConversationChange, Upserts};
pub use composer::{ComposerView, ConsequenceView};
pub use consent::{AnswerBasis, ConsentState, ConsentView, EvidenceView, OptInPreview};
pub use contact::{
    ContactDetails, ContactPage, ContactRow, IdentifierView, SavedContact, WhatsAppAction,
};
pub use conversation::{
    ConversationPage, ConversationRow, ConversationView, LastLine, RowState, Totals, WindowView,
};
pub use explain::{CancelledWhy, Explanation, Happening, NextView, StepView};
pub use members::{ColleagueView, ColleaguesView, MemberView, MembershipView};
pub use message::{
    AuthorView, ContentView, FailureView, HeldMessageRow, HeldWhy, MessageView, Status,
};
pub use not_taken::{AskedView, NotTakenView};
pub use number::{NumberVerdict, NumberView};
pub use practice::{
    ButtonView, GuestPhone, PhoneBubble, PhoneState, PracticeTrouble, PracticeView, SeatView,
    Troubles,
};
pub use repair::{CatchUpView, Ours, RepairCause, RepairView};
pub use switches::{SwitchName, SwitchesView};
pub use timeline::{NoticeArgs, TimelineBody, TimelineItem, TimelinePage};
pub use workspace::{ConnectionState, WorkspaceKind, WorkspaceView};
