//! The table itself, and the TypeScript it stands for.

use std::collections::BTreeMap;
use std::fmt::Write;

use ts_rs::{Config, TS, TypeVisitor};

use super::{
    AddMembers, AdvanceClock, AwaitPractice, EditHeld, ListContacts, ListConversations, MarkRead,
    MoveHeld, Nothing, OneContact, OneConversation, OneIntent, OneMessage, OnePhone, OneRepair,
    OneSeat, OpenGuestPhone, OpenWorkspace, PressButton, PreviewText, ReadNumber, ReadTimeline,
    RemoveMember, ResendRequest, SaveContact, SaveDraft, SendText, StartConversation,
    TransferConversation, TurnSwitch, WriteAsGuest,
};
use crate::view::{
    Changes, ColleaguesView, ConsequenceView, ContactDetails, ContactPage, ConversationPage,
    ConversationView, Explanation, HeldMessageRow, NotTakenView, NumberView, OptInPreview,
    PhoneState, PracticeView, SavedContact, SeatView, SwitchesView, TimelinePage, Totals, Troubles,
    WorkspaceView,
};

/// Hands the whole table to the macro `$then`: `name(Request) -> Response;` lines, by who answers them.
#[macro_export]
macro_rules! with_commands {
    ($then:ident) => {
        $then! {
            // Answered by the shell itself.
            shell {
                /// The open workspace, if one was chosen before.
                workspace(Nothing) -> Option<WorkspaceView>;
                open_workspace(OpenWorkspace) -> WorkspaceView;
                /// Opens the Guest phone in a window of its own.
                open_guest_phone(OpenGuestPhone) -> ();
                /// The colleagues of the practice workspace who can have a window here.
                seats(Nothing) -> Vec<SeatView>;
                /// Opens a window as this colleague, or brings the one that is open to the front.
                open_seat(OneSeat) -> ();
                /// What goes wrong in the practice workspace now.
                troubles(Nothing) -> Troubles;
                cause_troubles(Troubles) -> Troubles;
            }
            // Answered by the desk of the open workspace.
            desk {
                conversations(ListConversations) -> ConversationPage;
                /// What the badges count, over all conversations.
                totals(Nothing) -> Totals;
                conversation(OneConversation) -> ConversationView;
                /// Who could come into a conversation, and why the others can't (M1).
                colleagues(OneConversation) -> ColleaguesView;
                add_members(AddMembers) -> ();
                /// Hands the conversation over to one colleague and leaves it (M4).
                transfer(TransferConversation) -> ();
                remove_member(RemoveMember) -> ();
                leave(OneConversation) -> ();
                timeline(ReadTimeline) -> TimelinePage;
                /// What would become of these words if they were sent now (P6).
                preview(PreviewText) -> ConsequenceView;
                send_text(SendText) -> ();
                edit_held(EditHeld) -> ();
                cancel_held(OneMessage) -> ();
                move_held(MoveHeld) -> ();
                /// Sends a failed or unknown message again, as a new attempt.
                retry(OneMessage) -> ();
                /// Everything held, over all conversations, in the order of release (W7).
                held(Nothing) -> Vec<HeldMessageRow>;
                /// What the hub would not take and the member hasn't put away, oldest first.
                not_taken(Nothing) -> Vec<NotTakenView>;
                dismiss_not_taken(OneIntent) -> ();
                /// Puts it away and its words into the composer; answers with the whole draft.
                take_back(OneIntent) -> String;
                /// All that happened to a message, and what happens next.
                explain(OneMessage) -> Explanation;
                save_draft(SaveDraft) -> ();
                mark_read(MarkRead) -> ();
                /// The member has seen what a repair of the store saved and what it couldn't.
                put_report_away(OneRepair) -> ();
                contacts(ListContacts) -> ContactPage;
                contact(OneContact) -> ContactDetails;
                save_contact(SaveContact) -> SavedContact;
                /// Reads what was typed as a phone number, as far as it goes.
                read_number(ReadNumber) -> NumberView;
                /// What the guest would be asked, before anything is sent (C1).
                opt_in_preview(OneContact) -> OptInPreview;
                /// Sends the opt-in request; the conversation exists from then on.
                start_conversation(StartConversation) -> ConversationView;
                resend_request(ResendRequest) -> ();
                /// How the connector's switches stand, for administrators.
                switches(Nothing) -> SwitchesView;
                turn_switch(TurnSwitch) -> SwitchesView;
            }
            // Answered by the practice workspace: acting as a guest, turning the clock.
            practice {
                practice(Nothing) -> PracticeView;
                /// Answers when the practice workspace has changed since `after`.
                practice_changes(AwaitPractice) -> PracticeView;
                phone(OnePhone) -> PhoneState;
                write_as_guest(WriteAsGuest) -> ();
                press_button(PressButton) -> ();
                advance_clock(AdvanceClock) -> PracticeView;
            }
        }
    };
}

/// A row of the table as TypeScript names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    pub name: &'static str,
    pub request: String,
    pub response: String,
}

macro_rules! listed {
    ($($part:ident { $($(#[$doc:meta])* $name:ident($request:ty) -> $response:ty;)+ })+) => {
        /// The name of every command.
        pub const COMMANDS: &[&str] = &[$($(stringify!($name)),+),+];

        fn commands(config: &Config) -> Vec<Command> {
            vec![$($(Command {
                name: stringify!($name),
                request: <$request as TS>::name(config),
                response: <$response as TS>::name(config),
            }),+),+]
        }

        fn visit_all(visitor: &mut impl TypeVisitor) {
            $($(visitor.visit::<$request>(); visitor.visit::<$response>();)+)+
            visitor.visit::<Changes>();
            visitor.visit::<crate::Problem>();
        }
    };
}
with_commands!(listed);

/// Gathers the declaration of every type reachable from the table, by name.
struct Declarations<'a> {
    config: &'a Config,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let declared_here = T::output_path().is_some();
        if declared_here {
            let name = T::ident(self.config);
            if self.found.contains_key(&name) {
                return;
            }
            self.found.insert(name, T::decl(self.config));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

pub(crate) fn bindings() -> String {
    let config = Config::new().with_large_int("number");
    let mut declarations = Declarations {
        config: &config,
        found: BTreeMap::new(),
    };
    visit_all(&mut declarations);

    let mut text =
        String::from("// Written by `cargo xtask codegen` from crates/wire. Do not edit.\n\n");
    for declaration in declarations.found.values() {
        let _ = writeln!(text, "export {declaration}\n");
    }
    text.push_str(
        "/** Every command: its request and its response. */\nexport type Commands = {\n",
    );
    for Command {
        name,
        request,
        response,
    } in commands(&config)
    {
        let _ = writeln!(
            text,
            "  {name}: {{ request: {request}; response: {response} }};"
        );
    }
    text.push_str("};\n");
    text
}
