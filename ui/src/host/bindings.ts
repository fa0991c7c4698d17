// Written by `cargo xtask codegen` from crates/wire. Do not edit.

export type AddMembers = { conversation: string, members: Array<string>, };

export type AdvanceClock = { 
/**
 * Milliseconds, forward only.
 */
by: number, };

export type AnswerBasis = "button" | "keyword" | "guestInitiated" | "providerBlock";

export type AskedView = { "type": "start" } | { "type": "askAgain" } | { "type": "send", text: string, } | { "type": "template", name: string, } | { "type": "edit", text: string, } | { "type": "cancel" } | { "type": "move" } | { "type": "retry" } | { "type": "addMembers" } | { "type": "leave" } | { "type": "remove" } | { "type": "transfer" } | { "type": "acceptTransfer" } | { "type": "declineTransfer" } | { "type": "withdrawTransfer" } | { "type": "askToJoin" };

export type AuthorView = { "type": "you" } | { "type": "colleague", name: string, } | { "type": "guest" } | { "type": "system" };

export type AwaitPractice = { 
/**
 * `revision` of the last view; the answer comes when there is a newer one.
 */
after: number, };

export type ButtonView = { payload: string, label: string, };

export type CancelledWhy = "byMember" | "guestDeclined" | "connectorOff" | "overtaken" | "authorGone";

export type CatchUpView = { done: number, of: number, };

export type Changes = { workspace: WorkspaceView | null, conversations: Upserts<ConversationRow>, 
/**
 * With every change of a conversation.
 */
totals: Totals | null, contacts: Upserts<ContactRow>, 
/**
 * By intent.
 */
notTaken: Upserts<NotTakenView>, 
/**
 * Heads and timeline items of the conversations they belong to.
 */
timelines: Array<ConversationChange>, 
/**
 * The reader was too slow and must load its pages again.
 */
overflow: boolean, };

export type ColleagueView = { id: string, name: string, alreadyIn: boolean, 
/**
 * `null` for one who is in it or can come in.
 */
ineligible: IneligibleWhy | null, };

export type ColleaguesView = { colleagues: Array<ColleagueView>, 
/**
 * So many more may come in.
 */
room: number, };

export type ComposerView = { "type": "on", consequence: ConsequenceView, } | { "type": "off", refusal: RefusalView, };

export type ConnectionState = "connecting" | "online" | "offline" | "signedOut";

export type ConsentState = "requested" | "unanswered" | "granted" | "declined" | "unreachable";

export type ConsentView = { state: ConsentState, since: number, 
/**
 * First moment at which the request may be sent again (C6), where that is the way on.
 */
resendAt: number | null, 
/**
 * Oldest first.
 */
evidence: Array<EvidenceView>, };

export type ConsequenceView = { "type": "sendsNow", lapsesAt: number, mayBeHeld: boolean, } | { "type": "held", why: HeldWhy, } | { "type": "blockedBy", rule: string, } | { "type": "refused", refusal: RefusalView, };

export type ContactDetails = { row: ContactRow, identifiers: Array<IdentifierView>, 
/**
 * "own" or "directory".
 */
source: string, whatsapp: WhatsAppAction, 
/**
 * The guest's conversations, latest first.
 */
conversations: Array<ConversationRow>, };

export type ContactPage = { 
/**
 * By name, then id.
 */
rows: Array<ContactRow>, next: string | null, };

export type ContactRow = { id: string, guestId: string, name: string, 
/**
 * Second line, such as "Client · Lisbon"; may be empty.
 */
note: string, };

export type ContentView = { "type": "text", text: string, } | { "type": "optInRequest", text: string, acceptLabel: string, declineLabel: string, } | { "type": "template", name: string, text: string, } | { "type": "guestNotice", text: string, } | { "type": "placeholder", kind: string, };

export type ConversationChange = { conversation: string, head: ConversationView | null, items: Upserts<TimelineItem>, };

export type ConversationFilter = { "type": "all" } | { "type": "unread" } | { "type": "held" } | { "type": "needsYou", closingBy: number, };

export type ConversationPage = { rows: Array<ConversationRow>, 
/**
 * Give this to get the next page; `null` at the end.
 */
next: string | null, };

export type ConversationRow = { id: string, guestId: string, guestName: string, lineName: string, at: number, last: LastLine, unread: number, held: number, 
/**
 * Failed or unknown messages, and what the hub would not take.
 */
failed: number, state: RowState, 
/**
 * Unsent words in the composer; empty when there are none.
 */
draft: string, };

export type ConversationView = { row: ConversationRow, contactId: string | null, 
/**
 * Who is active in it, as far as the viewer may know.
 */
members: Array<MemberView>, membership: MembershipView, consent: ConsentView, window: WindowView, composer: ComposerView, 
/**
 * Key of the first unread timeline item when it was opened.
 */
firstUnread: string | null, };

export type EditHeld = { conversation: string, message: string, text: string, };

export type EvidenceView = { basis: AnswerBasis, answer: string, at: number, providerId: string | null, 
/**
 * Name of who asked; `null` when the system asked or nobody did.
 */
askedBy: string | null, askedAt: number | null, wording: string | null, language: string | null, };

export type Explanation = { message: MessageView, 
/**
 * Every change of state in the order of recording; what only this device knows comes last.
 */
steps: Array<StepView>, next: NextView, };

export type FailureView = "unreachable" | "blockedByGuest" | "content" | "marketing" | "account" | "providerAway" | "rejected";

export type GuestPhone = { id: string, name: string, 
/**
 * Number or WhatsApp id.
 */
address: string, 
/**
 * How this guest behaves by itself, a key of the catalogue: `manner_<key>`.
 */
manner: string, unread: number, };

export type Happening = { "type": "written" } | { "type": "received", late: boolean, } | { "type": "held", why: HeldWhy, } | { "type": "blocked", rule: string, } | { "type": "queued", attempt: number, } | { "type": "released", attempt: number, } | { "type": "retried", attempt: number, } | { "type": "postponed", attempt: number, } | { "type": "edited" } | { "type": "moved" } | { "type": "cancelled", why: CancelledWhy, } | { "type": "started", attempt: number, } | { "type": "accepted", attempt: number, providerId: string, } | { "type": "sent" } | { "type": "delivered" } | { "type": "read" } | { "type": "failed", failure: FailureView, providerCode: number, } | { "type": "unreachable", providerCode: number, } | { "type": "attemptFailed", attempt: number, } | { "type": "uncertain" } | { "type": "unanswered" } | { "type": "answered", accepted: boolean, } | { "type": "refused", refusal: RefusalView, } | { "type": "unreadable" };

export type HeldMessageRow = { conversationId: string, guestName: string, message: MessageView, };

export type HeldWhy = "windowLapsed" | "providerWindow";

export type IdentifierView = { "kind": "phone", 
/**
 * E.164, such as `+14155550132`.
 */
number: string, 
/**
 * As people write it.
 */
text: string, 
/**
 * Two letters, such as "CH".
 */
country: string | null, } | { "kind": "whatsAppId", id: string, };

export type IneligibleWhy = "notEntitled" | "suspended" | "restrictedFromGuest" | "restrictedFromMembers" | "elsewhere";

export type LastLine = { "type": "empty" } | { "type": "message", author: AuthorView, text: string, placeholder: string | null, } | { "type": "notice", key: string, args: NoticeArgs, };

export type ListContacts = { query: string, after: string | null, limit: number, };

export type ListConversations = { 
/**
 * A part of the guest's name or number; empty for everybody.
 */
query: string, filter: ConversationFilter, 
/**
 * `next` of the page before, `null` for the first.
 */
after: string | null, limit: number, };

export type MarkRead = { conversation: string, 
/**
 * Everything up to this moment was seen, in milliseconds.
 */
upTo: number, };

export type MemberView = { id: string, name: string, you: boolean, };

export type MembershipView = "active" | "left" | "removed";

export type MessageView = { id: string, author: AuthorView, content: ContentView, status: Status, writtenAt: number, 
/**
 * The provider's time; the time to show once known.
 */
providerAt: number | null, 
/**
 * Came in behind newer messages.
 */
late: boolean, 
/**
 * The viewer may edit, cancel or retry it.
 */
yours: boolean, };

export type MoveHeld = { conversation: string, message: string, before: string | null, };

export type NextView = { "type": "nothing" } | { "type": "hubAnswers" } | { "type": "guestWrites" } | { "type": "turnComes", ahead: number, } | { "type": "providerTells" } | { "type": "guestAnswers", resendAt: number, } | { "type": "memberDecides" };

export type NotTakenView = { 
/**
 * Give this to `dismiss_not_taken` or `take_back`.
 */
intent: string, 
/**
 * `null` when the conversation it was to begin never came to be.
 */
conversation: string | null, 
/**
 * The message or request it was about, if it was about one.
 */
message: string | null, guestId: string, guestName: string, asked: AskedView, 
/**
 * Why not, and what ends it; `null` when the hub could not read it, a fault of this program.
 */
refusal: RefusalView | null, askedAt: number, refusedAt: number, };

export type Nothing = Record<symbol, never>;

export type NoticeArgs = { guest: string, actor: string | null, 
/**
 * Whom it was done to or for.
 */
names: Array<string>, 
/**
 * What the actor had to say to the reader.
 */
note: string | null, count: number | null, };

export type NumberVerdict = { "type": "complete", 
/**
 * E.164, such as `+41795556677`.
 */
number: string, } | { "type": "incomplete" } | { "type": "tooLong" } | { "type": "notInUse" } | { "type": "unknownCountry" } | { "type": "noNumber" };

export type NumberView = { 
/**
 * As people write it, with its country code; as typed where it can't be read.
 */
text: string, 
/**
 * Two letters, such as "CH", once they are certain.
 */
country: string | null, verdict: NumberVerdict, };

export type OneContact = { contact: string, };

export type OneConversation = { conversation: string, };

export type OneIntent = { intent: string, };

export type OneMessage = { conversation: string, message: string, };

export type OnePhone = { phone: string, };

export type OneRepair = { repair: number, };

export type OneSeat = { member: string, };

export type OpenGuestPhone = { 
/**
 * Whose phone to take in hand.
 */
contact: string | null, };

export type OpenWorkspace = { kind: WorkspaceKind, 
/**
 * Puts a workspace that can't be opened aside and begins another.
 */
anew: boolean, };

export type OptInPreview = { lineName: string, wording: string, acceptLabel: string, declineLabel: string, 
/**
 * Why it can't be sent now, if so.
 */
refusal: RefusalView | null, };

export type Ours = "outbox" | "drafts" | "readMarks" | "settings";

export type PhoneBubble = { id: string, 
/**
 * Written by the guest.
 */
own: boolean, text: string, at: number, buttons: Array<ButtonView>, 
/**
 * The payload of the button the guest pressed.
 */
pressed: string | null, };

export type PhoneState = { phone: GuestPhone, 
/**
 * Oldest first.
 */
bubbles: Array<PhoneBubble>, };

export type PracticeTrouble = "providerAway" | "credentialsRefused" | "answersLost" | "wordsRefused" | "phonesOff" | "wordsLate" | "hubAway" | "hubSilent" | "sessionRefused" | "diskFull";

export type PracticeView = { now: number, businessName: string, phones: Array<GuestPhone>, 
/**
 * Give this to `practice_changes` to wait for what comes after.
 */
revision: number, };

export type PressButton = { phone: string, bubble: string, payload: string, };

export type PreviewText = { conversation: string, text: string, };

export type Problem = { "code": "refused", refusal: RefusalView, } | { "code": "hubAway" } | { "code": "signedOut" } | { "code": "noWorkspace" } | { "code": "notFound" } | { "code": "invalidNumber" } | { "code": "nameMissing" } | { "code": "malformed", detail: string, } | { "code": "noRoom" } | { "code": "storage" } | { "code": "practiceDamaged" } | { "code": "internal" };

export type ReadNumber = { typed: string, };

export type ReadTimeline = { conversation: string, around: TimelineAnchor, limit: number, };

export type RefusalView = { "code": "organizationOff" } | { "code": "memberOff" } | { "code": "noContact" } | { "code": "alreadyInConversation", conversation: string, } | { "code": "unknownConversation" } | { "code": "notMember" } | { "code": "wrongRecipient" } | { "code": "consentWaiting", resendAt: number, } | { "code": "consentUnanswered", resendAt: number, } | { "code": "guestDeclined" } | { "code": "guestUnreachable" } | { "code": "requestedRecently", nextAt: number, } | { "code": "alreadyGranted" } | { "code": "emptyMessage" } | { "code": "textTooLong", limit: number, length: number, } | { "code": "contentRule", rule: string, } | { "code": "unknownTemplate" } | { "code": "unknownMessage" } | { "code": "notYours" } | { "code": "notHeld" } | { "code": "mayHaveArrived" } | { "code": "notFailed" } | { "code": "nobodyChosen" } | { "code": "alreadyMember", member: string, } | { "code": "notThere", member: string, } | { "code": "notEligible", member: string, why: IneligibleWhy, } | { "code": "tooManyMembers", cap: number, } | { "code": "cannotRemoveYourself" } | { "code": "cannotTransferToYourself" } | { "code": "transferWaiting", to: string, } | { "code": "transferOver" } | { "code": "unknownTransfer" } | { "code": "conversationOver" } | { "code": "alreadyAsked" };

export type RemoveMember = { conversation: string, member: string, };

export type RepairCause = "damaged" | "otherVersion";

export type RepairView = { 
/**
 * Give this to `put_report_away`.
 */
number: number, at: number, cause: RepairCause, 
/**
 * Where the old file is kept.
 */
file: string, 
/**
 * Unsent messages and other wishes that still go out.
 */
outboxSaved: number, draftsSaved: number, 
/**
 * What couldn't be read to the end: something of it may be lost. All else comes back from the hub.
 */
unreadable: Array<Ours>, };

export type ResendRequest = { conversation: string, request: string, };

export type RowState = { "type": "waiting" } | { "type": "unanswered" } | { "type": "declined" } | { "type": "unreachable" } | { "type": "open", lapsesAt: number, } | { "type": "lapsed" } | { "type": "ended" };

export type SaveContact = { contact: string, name: string, note: string, 
/**
 * As typed; understood with the country of the organization's line.
 */
phone: string, };

export type SaveDraft = { conversation: string, text: string, };

export type SavedContact = { contact: ContactRow, 
/**
 * The guest was already in the address book under this contact.
 */
existed: boolean, };

export type SeatView = { member: string, name: string, };

export type SendText = { conversation: string, 
/**
 * The conversation the words were written in (P5).
 */
draftedIn: string, message: string, text: string, };

export type StartConversation = { contact: string, conversation: string, request: string, };

export type Status = { "state": "received" } | { "state": "pending" } | { "state": "held", why: HeldWhy, position: number, } | { "state": "queued" } | { "state": "sent" } | { "state": "delivered" } | { "state": "read" } | { "state": "failed", failure: FailureView, providerCode: number, } | { "state": "refused", refusal: RefusalView, } | { "state": "blocked", rule: string, } | { "state": "cancelled" } | { "state": "unknown" };

export type StepView = { 
/**
 * The hub's time of recording it.
 */
at: number, 
/**
 * The provider's own time of it, where it gave one.
 */
providerAt: number | null, by: AuthorView, what: Happening, 
/**
 * Id of the rule that decided it, such as "W4" (docs/rules.md).
 */
rule: string | null, 
/**
 * `false` while only this device knows of it.
 */
confirmed: boolean, };

export type SwitchName = "organization" | "member";

export type SwitchesView = { 
/**
 * Of the administrator's organization.
 */
organization: boolean, 
/**
 * The administrator's own.
 */
member: boolean, };

export type TimelineAnchor = { "type": "latest" } | { "type": "firstUnread" } | { "type": "before", key: string, } | { "type": "after", key: string, } | { "type": "around", key: string, };

export type TimelineBody = { "type": "message", message: MessageView, } | { "type": "notice", key: string, args: NoticeArgs, };

export type TimelineItem = { key: string, at: number, arrival: number, body: TimelineBody, };

export type TimelinePage = { items: Array<TimelineItem>, hasOlder: boolean, hasNewer: boolean, };

export type Totals = { unread: number, held: number, };

export type TransferConversation = { conversation: string, transfer: string, to: string, 
/**
 * For the receiver alone; empty for none.
 */
note: string, };

export type Troubles = { running: Array<PracticeTrouble>, };

export type TurnSwitch = { of: SwitchName, on: boolean, };

export type Upserts<T> = { upserted: Array<T>, 
/**
 * Ids.
 */
removed: Array<string>, };

export type WhatsAppAction = { "type": "absent", refusal: RefusalView, } | { "type": "open", conversation: string, } | { "type": "ask" } | { "type": "refused", refusal: RefusalView, };

export type WindowView = { 
/**
 * First moment at which free text is held; `null` if it never opened. Compare with the hub's time.
 */
lapsesAt: number | null, 
/**
 * The same by the guest's messages alone, which is what WhatsApp itself goes by.
 */
guestLapsesAt: number | null, guestWroteAt: number | null, 
/**
 * How long a window of this line lasts.
 */
lengthMs: number, };

export type WorkspaceKind = "practice" | "solo" | "team";

export type WorkspaceView = { kind: WorkspaceKind, memberId: string, memberName: string, organization: string, connection: ConnectionState, 
/**
 * Hub time minus this device's time, in milliseconds: countdowns add it to `Date.now()`.
 */
clockOffsetMs: number, 
/**
 * Why there is no green WhatsApp icon and no WhatsApp entry in New Message, if so (E1).
 */
switchedOff: RefusalView | null, 
/**
 * The provider refuses the organization's account: messages wait until it is put right.
 */
accountRefused: boolean, 
/**
 * The disk is full: what arrives can't be kept until there is room.
 */
noRoom: boolean, 
/**
 * What was saved from stores that couldn't be used, and what couldn't: until the member puts it away.
 */
repairs: Array<RepairView>, 
/**
 * How far the first sync or a rebuilding is; `null` when there is little left to take in.
 */
catchingUp: CatchUpView | null, };

export type WriteAsGuest = { phone: string, text: string, };

/** Every command: its request and its response. */
export type Commands = {
  workspace: { request: Nothing; response: WorkspaceView | null };
  open_workspace: { request: OpenWorkspace; response: WorkspaceView };
  open_guest_phone: { request: OpenGuestPhone; response: null };
  seats: { request: Nothing; response: Array<SeatView> };
  open_seat: { request: OneSeat; response: null };
  troubles: { request: Nothing; response: Troubles };
  cause_troubles: { request: Troubles; response: Troubles };
  conversations: { request: ListConversations; response: ConversationPage };
  totals: { request: Nothing; response: Totals };
  conversation: { request: OneConversation; response: ConversationView };
  colleagues: { request: OneConversation; response: ColleaguesView };
  add_members: { request: AddMembers; response: null };
  transfer: { request: TransferConversation; response: null };
  remove_member: { request: RemoveMember; response: null };
  leave: { request: OneConversation; response: null };
  timeline: { request: ReadTimeline; response: TimelinePage };
  preview: { request: PreviewText; response: ConsequenceView };
  send_text: { request: SendText; response: null };
  edit_held: { request: EditHeld; response: null };
  cancel_held: { request: OneMessage; response: null };
  move_held: { request: MoveHeld; response: null };
  retry: { request: OneMessage; response: null };
  held: { request: Nothing; response: Array<HeldMessageRow> };
  not_taken: { request: Nothing; response: Array<NotTakenView> };
  dismiss_not_taken: { request: OneIntent; response: null };
  take_back: { request: OneIntent; response: string };
  explain: { request: OneMessage; response: Explanation };
  save_draft: { request: SaveDraft; response: null };
  mark_read: { request: MarkRead; response: null };
  put_report_away: { request: OneRepair; response: null };
  contacts: { request: ListContacts; response: ContactPage };
  contact: { request: OneContact; response: ContactDetails };
  save_contact: { request: SaveContact; response: SavedContact };
  read_number: { request: ReadNumber; response: NumberView };
  opt_in_preview: { request: OneContact; response: OptInPreview };
  start_conversation: { request: StartConversation; response: ConversationView };
  resend_request: { request: ResendRequest; response: null };
  switches: { request: Nothing; response: SwitchesView };
  turn_switch: { request: TurnSwitch; response: SwitchesView };
  practice: { request: Nothing; response: PracticeView };
  practice_changes: { request: AwaitPractice; response: PracticeView };
  phone: { request: OnePhone; response: PhoneState };
  write_as_guest: { request: WriteAsGuest; response: null };
  press_button: { request: PressButton; response: null };
  advance_clock: { request: AdvanceClock; response: PracticeView };
};
