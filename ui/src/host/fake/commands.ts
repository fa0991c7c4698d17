/** Every command of the table, answered from the world. */
import type { Changes, TimelineAnchor, TimelineItem } from '../bindings';
import { CLOSING_MS } from '../../conversation/consequence';
import { fits } from '../../messages/filters';
import type { Answers } from '../fake';
import { memberCommands } from './members';
import { readNumber } from './numbers';
import { practiceCommands } from './practice';
import {
  askAgain,
  heldIds,
  orderHeld,
  sendText,
  setStatus,
  startConversation,
  WORDING,
  ACCEPT,
  DECLINE,
} from './rules';
import {
  consequence,
  contactRow,
  contactView,
  headView,
  LINE,
  messages,
  rowView,
  totals,
  workspaceView,
} from './views';
import type { FakeConversation, World } from './world';

export function commands(world: World): Answers {
  const changed = (conversation: FakeConversation) => publish(world, conversation);
  return {
    workspace: () => (world.chosen ? workspaceView(world) : null),
    open_workspace: () => {
      world.chosen = true;
      return workspaceView(world);
    },
    conversations: ({ query, filter, after, limit }) => {
      const words = query.trim().toLocaleLowerCase();
      const closingBy = filter.type === 'needsYou' ? filter.closingBy : world.now;
      const rows = [...world.conversations.values()]
        .filter((each) => {
          const { name, address } = world.guest(each.guest);
          return `${name} ${address}`.toLocaleLowerCase().includes(words);
        })
        .map((each) => rowView(world, each))
        .filter((row) => fits(row, filter.type, closingBy - CLOSING_MS));
      rows.sort((one, other) => other.at - one.at);
      return page(rows, after, limit);
    },
    totals: () => totals(world),
    conversation: ({ conversation }) => headView(world, world.conversation(conversation)),
    timeline: ({ conversation, around, limit }) =>
      stretch(world.conversation(conversation), around, limit),
    preview: ({ conversation, text }) => consequence(world, world.conversation(conversation), text),
    send_text: ({ conversation, message, text }) => {
      const it = world.conversation(conversation);
      sendText(world, it, message, text);
      return changed(it);
    },
    edit_held: ({ conversation, message, text }) => {
      const it = world.conversation(conversation);
      it.items = it.items.map((item) => (item.key === message ? reworded(item, text) : item));
      return changed(it);
    },
    cancel_held: ({ conversation, message }) => {
      const it = world.conversation(conversation);
      setStatus(it, message, { state: 'cancelled' });
      orderHeld(it, heldIds(it));
      return changed(it);
    },
    move_held: ({ conversation, message, before }) => {
      const it = world.conversation(conversation);
      const ids = heldIds(it).filter((id) => id !== message);
      ids.splice(before === null ? ids.length : ids.indexOf(before), 0, message);
      orderHeld(it, ids);
      return changed(it);
    },
    retry: ({ conversation, message }) => {
      const it = world.conversation(conversation);
      setStatus(it, message, { state: 'queued' });
      return changed(it);
    },
    held: () =>
      [...world.conversations.values()].flatMap((it) =>
        heldIds(it).flatMap((id) =>
          messages(it)
            .filter((message) => message.id === id)
            .map((message) => ({
              conversationId: it.id,
              guestName: world.guest(it.guest).name,
              message,
            })),
        ),
      ),
    save_draft: ({ conversation, text }) => {
      world.conversation(conversation).draft = text;
      return changed(world.conversation(conversation));
    },
    mark_read: ({ conversation, upTo }) => {
      world.conversation(conversation).seenTo = upTo;
      return changed(world.conversation(conversation));
    },
    contacts: ({ query, after, limit }) => {
      const words = query.toLocaleLowerCase();
      const rows = world.guests
        .filter(({ name, address }) => `${name} ${address}`.toLocaleLowerCase().includes(words))
        .map(contactRow);
      rows.sort((one, other) => one.name.localeCompare(other.name));
      return page(rows, after, limit);
    },
    contact: ({ contact }) => contactView(world, world.byContact(contact)),
    read_number: ({ typed }) => readNumber(typed),
    save_contact: ({ contact, name, note, phone }) => save(world, contact, name, note, phone),
    opt_in_preview: () => ({
      lineName: LINE,
      wording: WORDING,
      acceptLabel: ACCEPT.label,
      declineLabel: DECLINE.label,
      refusal: null,
    }),
    start_conversation: ({ contact, conversation }) => {
      const it = startConversation(world, contact, conversation);
      changed(it);
      return headView(world, it);
    },
    not_taken: () => [],
    resend_request: ({ conversation }) => {
      const it = world.conversation(conversation);
      askAgain(world, it);
      return changed(it);
    },
    open_guest_phone: ({ contact }) => {
      const guest = contact === null ? '' : world.byContact(contact).id;
      open(`/phone.html#${guest}`, 'phone', 'width=720,height=820');
      return null;
    },
    ...memberCommands(world, changed),
    ...practiceCommands(world, changed),
  };
}

function publish(world: World, it: FakeConversation): null {
  const changes: Changes = {
    workspace: null,
    conversations: { upserted: [rowView(world, it)], removed: [] },
    totals: totals(world),
    contacts: { upserted: [], removed: [] },
    notTaken: { upserted: [], removed: [] },
    timelines: [
      {
        conversation: it.id,
        head: headView(world, it),
        items: { upserted: it.items, removed: [] },
      },
    ],
    overflow: false,
  };
  for (const listener of world.listeners) listener(changes);
  world.revision += 1;
  for (const wake of world.waiting) wake();
  return null;
}

function page<Row extends { id: string }>(rows: Row[], after: string | null, limit: number) {
  const start = after === null ? 0 : rows.findIndex((row) => row.id === after) + 1;
  const shown = rows.slice(start, start + limit);
  return { rows: shown, next: start + limit < rows.length ? (shown.at(-1)?.id ?? null) : null };
}

function stretch({ items, seenTo }: FakeConversation, around: TimelineAnchor, limit: number) {
  const place = 'key' in around ? items.findIndex(({ key }) => key === around.key) : items.length;
  const unread = items.findIndex(({ at }) => at > seenTo);
  const start = {
    latest: items.length - limit,
    firstUnread:
      unread === -1 ? items.length - limit : Math.min(unread - limit / 2, items.length - limit),
    before: place - limit,
    after: place + 1,
    around: place - limit / 2,
  }[around.type];
  const from = Math.max(0, start);
  const to = around.type === 'before' ? place : from + limit;
  return { items: items.slice(from, to), hasOlder: from > 0, hasNewer: to < items.length };
}

function reworded(item: TimelineItem, text: string): TimelineItem {
  if (item.body.type !== 'message') return item;
  return {
    ...item,
    body: { type: 'message', message: { ...item.body.message, content: { type: 'text', text } } },
  };
}

function save(world: World, contact: string, name: string, note: string, phone: string) {
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  if (name.trim() === '') throw { code: 'nameMissing' };
  const { verdict } = readNumber(phone);
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  if (verdict.type !== 'complete') throw { code: 'invalidNumber' };
  const address = verdict.number;
  const known = world.guests.find((guest) => guest.address === address);
  if (known) return { contact: contactRow(known), existed: true };
  const guest = {
    id: `guest-${contact}`,
    contact,
    name,
    note,
    address,
    manner: 'silent',
    unread: 0,
    bubbles: [],
  };
  world.guests.push(guest);
  return { contact: contactRow(guest), existed: false };
}
