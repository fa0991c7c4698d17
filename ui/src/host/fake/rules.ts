/** What happens in the in-memory world: a loose likeness of the engine, enough to see the interface move. */
import type { AuthorView, ContentView, Status, TimelineItem } from '../bindings';
import { consequence, messages } from './views';
import { DAY, type FakeConversation, type World } from './world';
import { ME } from './people';

export const WORDING =
  'Northwind Advisory would like to message you on WhatsApp. Do you agree? You can stop at any time by replying STOP.';
export const ACCEPT = { payload: 'opt_in_accept', label: 'Yes, I agree' };
export const DECLINE = { payload: 'opt_in_decline', label: 'No, thanks' };

type Said = {
  id: string;
  author: AuthorView;
  content: ContentView;
  status: Status;
  at?: number;
  late?: boolean;
};

export function say(world: World, conversation: FakeConversation, said: Said): TimelineItem {
  const at = said.at ?? world.now;
  const { id, author, content, status, late = false } = said;
  const message = {
    id,
    author,
    content,
    status,
    writtenAt: at,
    providerAt: null,
    late,
    yours: author.type === 'you',
  };
  const item: TimelineItem = {
    key: id,
    at,
    arrival: world.arrival(),
    body: { type: 'message', message },
  };
  world.add(conversation, item);
  return item;
}

export function setStatus(conversation: FakeConversation, id: string, status: Status): void {
  conversation.items = conversation.items.map((item) =>
    item.key === id && item.body.type === 'message'
      ? { ...item, body: { type: 'message', message: { ...item.body.message, status } } }
      : item,
  );
}

export function heldIds(conversation: FakeConversation): string[] {
  const held = messages(conversation).filter(({ status }) => status.state === 'held');
  const position = (status: Status) => (status.state === 'held' ? status.position : 0);
  return held
    .sort((one, other) => position(one.status) - position(other.status))
    .map(({ id }) => id);
}

export function orderHeld(conversation: FakeConversation, ids: string[]): void {
  ids.forEach((id, place) => {
    setStatus(conversation, id, { state: 'held', why: 'windowLapsed', position: place + 1 });
  });
}

export function startConversation(world: World, contact: string, id: string): FakeConversation {
  const guest = world.byContact(contact);
  const resendAt = world.now + DAY;
  const conversation: FakeConversation = {
    id,
    guest: guest.id,
    members: [ME],
    membership: 'active',
    consent: { state: 'requested', since: world.now, resendAt, evidence: [] },
    items: [],
    guestAt: null,
    memberAt: null,
    lastAt: world.now,
    seenTo: world.now,
    draft: '',
    off: null,
  };
  world.conversations.set(id, conversation);
  askAgain(world, conversation);
  return conversation;
}

export function askAgain(world: World, conversation: FakeConversation): void {
  const guest = world.guest(conversation.guest);
  const id = crypto.randomUUID();
  conversation.consent = {
    ...conversation.consent,
    state: 'requested',
    since: world.now,
    resendAt: world.now + DAY,
  };
  const content = {
    type: 'optInRequest',
    text: WORDING,
    acceptLabel: ACCEPT.label,
    declineLabel: DECLINE.label,
  } as const;
  say(world, conversation, {
    id,
    author: { type: 'you' },
    content,
    status: { state: 'delivered' },
  });
  world.notice(conversation, 'opt_in_sent_you');
  guest.bubbles.push({
    id,
    own: false,
    text: WORDING,
    at: world.now,
    buttons: [ACCEPT, DECLINE],
    pressed: null,
  });
  guest.unread += 1;
}

export function sendText(
  world: World,
  conversation: FakeConversation,
  id: string,
  text: string,
): void {
  const outcome = consequence(world, conversation, text);
  const held = outcome.type === 'held';
  const status: Status = held
    ? { state: 'held', why: outcome.why, position: heldIds(conversation).length + 1 }
    : outcome.type === 'blockedBy'
      ? { state: 'blocked', rule: outcome.rule }
      : { state: 'delivered' };
  say(world, conversation, {
    id,
    author: { type: 'you' },
    content: { type: 'text', text },
    status,
  });
  if (status.state === 'delivered') reach(world, conversation, id, text);
}

export function guestWrites(world: World, conversation: FakeConversation, text: string): void {
  const at = world.now;
  const id = crypto.randomUUID();
  say(world, conversation, {
    id,
    author: { type: 'guest' },
    content: { type: 'text', text },
    status: { state: 'received' },
  });
  conversation.guestAt = at;
  if (/^(yes|y)$/iu.test(text.trim())) return answer(world, conversation, true, text);
  if (/^stop$/iu.test(text.trim())) return answer(world, conversation, false, text);
  release(world, conversation);
}

export function answer(
  world: World,
  conversation: FakeConversation,
  yes: boolean,
  text: string,
): void {
  const evidence = {
    basis: 'button' as const,
    answer: text,
    at: world.now,
    providerId: 'SM8f3a90',
    askedBy: ME.name,
    askedAt: conversation.consent.since,
    wording: WORDING,
    language: 'en',
  };
  const state = yes ? 'granted' : 'declined';
  conversation.consent = { state, since: world.now, resendAt: null, evidence: [evidence] };
  if (yes) conversation.guestAt = world.now;
  world.notice(conversation, yes ? 'accepted' : 'declined');
}

function release(world: World, conversation: FakeConversation): void {
  const ids = heldIds(conversation);
  if (ids.length === 0) return;
  world.notice(conversation, 'held_released', { count: ids.length });
  for (const id of ids) {
    const text = messages(conversation).find((message) => message.id === id)?.content;
    setStatus(conversation, id, { state: 'sent' });
    if (text?.type === 'text') reach(world, conversation, id, text.text);
  }
}

function reach(world: World, conversation: FakeConversation, id: string, text: string): void {
  const guest = world.guest(conversation.guest);
  conversation.memberAt = world.now;
  guest.bubbles.push({ id, own: false, text, at: world.now, buttons: [], pressed: null });
  guest.unread += 1;
}
