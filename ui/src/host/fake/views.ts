/** What the in-memory host shows of its world. */
import type {
  ComposerView,
  ConsequenceView,
  ContactDetails,
  ContactRow,
  ConversationRow,
  ConversationView,
  IdentifierView,
  LastLine,
  MessageView,
  RowState,
  Totals,
  WhatsAppAction,
  WindowView,
  WorkspaceView,
} from '../bindings';
import { readNumber } from './numbers';
import { DAY, type FakeConversation, type FakeGuest, type World } from './world';

export const LINE = 'Northwind Advisory';

export function workspaceView(world: World): WorkspaceView {
  return {
    kind: 'practice',
    memberId: 'ana',
    memberName: 'Ana Okafor',
    organization: LINE,
    connection: world.connection,
    clockOffsetMs: world.offset,
    switchedOff: world.switchedOff,
    accountRefused: false,
    noRoom: false,
    repairs: [],
    catchingUp: null,
  };
}

export function messages(conversation: FakeConversation): MessageView[] {
  return conversation.items.flatMap(({ body }) => (body.type === 'message' ? [body.message] : []));
}

function windowView({ guestAt, memberAt }: FakeConversation): WindowView {
  const latest = Math.max(guestAt ?? 0, memberAt ?? 0);
  return {
    lapsesAt: latest > 0 ? latest + DAY : null,
    guestLapsesAt: guestAt === null ? null : guestAt + DAY,
    guestWroteAt: guestAt,
    lengthMs: DAY,
  };
}

const TEXT_LIMIT = 1600;

export function consequence(
  world: World,
  conversation: FakeConversation,
  text: string,
): ConsequenceView {
  const { lapsesAt, guestLapsesAt } = windowView(conversation);
  const length = [...text].length;
  if (length > TEXT_LIMIT) {
    return { type: 'refused', refusal: { code: 'textTooLong', limit: TEXT_LIMIT, length } };
  }
  if (/guaranteed return/iu.test(text)) return { type: 'blockedBy', rule: 'promise of returns' };
  if (lapsesAt === null || world.now >= lapsesAt) return { type: 'held', why: 'windowLapsed' };
  return {
    type: 'sendsNow',
    lapsesAt,
    mayBeHeld: guestLapsesAt === null || world.now >= guestLapsesAt,
  };
}

export function rowView(world: World, conversation: FakeConversation): ConversationRow {
  const guest = world.guest(conversation.guest);
  const all = messages(conversation);
  return {
    id: conversation.id,
    guestId: guest.id,
    guestName: guest.name,
    lineName: LINE,
    at: conversation.lastAt,
    last: lastLine(conversation),
    unread: unread(conversation).length,
    held: all.filter(({ status }) => status.state === 'held').length,
    failed: all.filter(({ status }) => status.state === 'failed' || status.state === 'unknown')
      .length,
    state: rowState(world, conversation),
    draft: conversation.draft,
  };
}

export function totals(world: World): Totals {
  const rows = [...world.conversations.values()].map((each) => rowView(world, each));
  return {
    unread: rows.reduce((sum, row) => sum + row.unread, 0),
    held: rows.reduce((sum, row) => sum + row.held, 0),
  };
}

export function headView(world: World, conversation: FakeConversation): ConversationView {
  return {
    row: rowView(world, conversation),
    contactId: world.guest(conversation.guest).contact,
    members: conversation.members,
    membership: conversation.membership,
    consent: conversation.consent,
    window: windowView(conversation),
    composer: composer(world, conversation),
    firstUnread: unread(conversation)[0]?.key ?? null,
  };
}

export function contactRow({ contact, id, name, note }: FakeGuest): ContactRow {
  return { id: contact, guestId: id, name, note };
}

export function contactView(world: World, guest: FakeGuest): ContactDetails {
  const hidden = !guest.address.startsWith('+');
  return {
    row: contactRow(guest),
    identifiers: [hidden ? { kind: 'whatsAppId', id: guest.address } : phone(guest.address)],
    source: guest.note === '' ? 'own' : 'directory',
    whatsapp: action(world, guest),
    conversations: world.withGuest(guest.id).map((each) => rowView(world, each)),
  };
}

function phone(number: string): IdentifierView {
  const { text, country } = readNumber(number);
  return { kind: 'phone', number, text, country };
}

function action(world: World, guest: FakeGuest): WhatsAppAction {
  const live = world.withGuest(guest.id)[0];
  if (world.switchedOff) return { type: 'absent', refusal: world.switchedOff };
  if (live?.off?.code === 'notMember') return { type: 'ask' };
  if (live?.consent.state === 'unreachable')
    return { type: 'refused', refusal: { code: 'guestUnreachable' } };
  if (live) return { type: 'open', conversation: live.id };
  return { type: 'ask' };
}

function unread({ items, seenTo }: FakeConversation) {
  return items.filter(
    ({ at, body }) =>
      at > seenTo && body.type === 'message' && body.message.author.type === 'guest',
  );
}

function lastLine({ items }: FakeConversation): LastLine {
  const body = items.at(-1)?.body;
  if (!body) return { type: 'empty' };
  if (body.type === 'notice') return { type: 'notice', key: body.key, args: body.args };
  const { author, content } = body.message;
  if (content.type !== 'placeholder')
    return { type: 'message', author, text: content.text, placeholder: null };
  return { type: 'message', author, text: '', placeholder: content.kind };
}

function rowState(world: World, conversation: FakeConversation): RowState {
  if (conversation.off?.code === 'notMember') return { type: 'ended' };
  switch (conversation.consent.state) {
    case 'requested':
      return { type: 'waiting' };
    case 'unanswered':
      return { type: 'unanswered' };
    case 'declined':
      return { type: 'declined' };
    case 'unreachable':
      return { type: 'unreachable' };
    case 'granted': {
      const { lapsesAt } = windowView(conversation);
      return lapsesAt === null || world.now >= lapsesAt
        ? { type: 'lapsed' }
        : { type: 'open', lapsesAt };
    }
  }
}

function composer(world: World, conversation: FakeConversation): ComposerView {
  if (conversation.off) return { type: 'off', refusal: conversation.off };
  const resendAt = conversation.consent.resendAt ?? world.now;
  switch (conversation.consent.state) {
    case 'requested':
      return { type: 'off', refusal: { code: 'consentWaiting', resendAt } };
    case 'unanswered':
      return { type: 'off', refusal: { code: 'consentUnanswered', resendAt } };
    case 'declined':
      return { type: 'off', refusal: { code: 'guestDeclined' } };
    case 'unreachable':
      return { type: 'off', refusal: { code: 'guestUnreachable' } };
    case 'granted':
      return { type: 'on', consequence: consequence(world, conversation, '') };
  }
}
