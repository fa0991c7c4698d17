/** One of everything, so that a new code does not compile until it is thought about. */
import type {
  ConversationRow,
  FailureView,
  MessageView,
  Problem,
  RefusalView,
  Status,
} from '../host/bindings';

export const NOW = Date.UTC(2026, 10, 19, 12, 0);
export const HOUR = 3_600_000;

type ByCode<Union extends { code: string }> = { [C in Union['code']]: Extract<Union, { code: C }> };
type ByState<Union extends { state: string }> = {
  [S in Union['state']]: Extract<Union, { state: S }>;
};

export const refusals: ByCode<RefusalView> = {
  organizationOff: { code: 'organizationOff' },
  memberOff: { code: 'memberOff' },
  noContact: { code: 'noContact' },
  alreadyInConversation: { code: 'alreadyInConversation', conversation: 'c1' },
  unknownConversation: { code: 'unknownConversation' },
  notMember: { code: 'notMember' },
  wrongRecipient: { code: 'wrongRecipient' },
  consentWaiting: { code: 'consentWaiting', resendAt: NOW + 5 * HOUR },
  consentUnanswered: { code: 'consentUnanswered', resendAt: NOW + 5 * HOUR },
  guestDeclined: { code: 'guestDeclined' },
  guestUnreachable: { code: 'guestUnreachable' },
  requestedRecently: { code: 'requestedRecently', nextAt: NOW + 5 * HOUR },
  alreadyGranted: { code: 'alreadyGranted' },
  emptyMessage: { code: 'emptyMessage' },
  textTooLong: { code: 'textTooLong', limit: 1600, length: 1700 },
  contentRule: { code: 'contentRule', rule: 'promise of returns' },
  unknownTemplate: { code: 'unknownTemplate' },
  unknownMessage: { code: 'unknownMessage' },
  notYours: { code: 'notYours' },
  notHeld: { code: 'notHeld' },
  mayHaveArrived: { code: 'mayHaveArrived' },
  notFailed: { code: 'notFailed' },
  nobodyChosen: { code: 'nobodyChosen' },
  alreadyMember: { code: 'alreadyMember', member: 'ben' },
  notThere: { code: 'notThere', member: 'ben' },
  notEligible: { code: 'notEligible', member: 'ben', why: 'suspended' },
  tooManyMembers: { code: 'tooManyMembers', cap: 10 },
  cannotRemoveYourself: { code: 'cannotRemoveYourself' },
  cannotTransferToYourself: { code: 'cannotTransferToYourself' },
  transferWaiting: { code: 'transferWaiting', to: 'ben' },
  transferOver: { code: 'transferOver' },
  unknownTransfer: { code: 'unknownTransfer' },
  conversationOver: { code: 'conversationOver' },
  alreadyAsked: { code: 'alreadyAsked' },
};

export const problems: ByCode<Problem> = {
  refused: { code: 'refused', refusal: refusals.guestDeclined },
  hubAway: { code: 'hubAway' },
  signedOut: { code: 'signedOut' },
  noWorkspace: { code: 'noWorkspace' },
  notFound: { code: 'notFound' },
  invalidNumber: { code: 'invalidNumber' },
  nameMissing: { code: 'nameMissing' },
  malformed: { code: 'malformed', detail: 'x' },
  noRoom: { code: 'noRoom' },
  storage: { code: 'storage' },
  practiceDamaged: { code: 'practiceDamaged' },
  internal: { code: 'internal' },
};

export const failures: Record<FailureView, null> = {
  unreachable: null,
  blockedByGuest: null,
  content: null,
  marketing: null,
  account: null,
  providerAway: null,
  rejected: null,
};

export const statuses: ByState<Status> = {
  received: { state: 'received' },
  pending: { state: 'pending' },
  held: { state: 'held', why: 'windowLapsed', position: 1 },
  queued: { state: 'queued' },
  sent: { state: 'sent' },
  delivered: { state: 'delivered' },
  read: { state: 'read' },
  failed: { state: 'failed', failure: 'providerAway', providerCode: 20503 },
  refused: { state: 'refused', refusal: refusals.guestDeclined },
  blocked: { state: 'blocked', rule: 'promise of returns' },
  cancelled: { state: 'cancelled' },
  unknown: { state: 'unknown' },
};

export function message(changes: Partial<MessageView> = {}): MessageView {
  return {
    id: 'm1',
    author: { type: 'you' },
    content: { type: 'text', text: 'Good morning' },
    status: statuses.sent,
    writtenAt: NOW,
    providerAt: null,
    late: false,
    yours: true,
    ...changes,
  };
}

export function row(changes: Partial<ConversationRow> = {}): ConversationRow {
  return {
    id: 'c1',
    guestId: 'maria',
    guestName: 'Maria Santos',
    lineName: 'Northwind Advisory',
    at: NOW,
    last: { type: 'message', author: { type: 'guest' }, text: 'See you', placeholder: null },
    unread: 0,
    held: 0,
    failed: 0,
    state: { type: 'open', lapsesAt: NOW + 20 * HOUR },
    draft: '',
    ...changes,
  };
}
