import { expect, test } from 'vitest';
import type { ConversationView, TimelineItem } from '../host/bindings';
import { message } from '../testing/samples';
import { asked, openApp, settled } from '../testing/stage';
import { OpenConversation } from './open-conversation.svelte';

const AT = 4_102_444_800_000;

/** A conversation in which Maria has just written, and what arrives next. */
async function reading() {
  const { app, host } = await openApp();
  const row = app.messages.rows[0];
  if (!row) throw new Error('the list is empty');
  const open = new OpenConversation(host, row.id, app.places);
  await open.load();
  await settled();
  const arrives = (key: string, at: number, arrival: number) => {
    const item: TimelineItem = {
      key,
      at,
      arrival,
      body: { type: 'message', message: message({ id: key, author: { type: 'guest' } }) },
    };
    const head: ConversationView | null = open.head && {
      ...open.head,
      row: { ...open.head.row, unread: 1 },
    };
    open.apply({ conversation: open.id, head, items: { upserted: [item], removed: [] } });
  };
  const told = () => asked(host, 'mark_read').length;
  return { open, arrives, told };
}

test('what was seen is told once', async () => {
  const { open, arrives, told } = await reading();
  arrives('one', AT, 1_000_001);
  open.markRead(AT);
  open.markRead(AT);
  open.markRead(AT - 1);
  expect(told()).toBe(1);
});

test('two messages of one second are both told as seen', async () => {
  const { open, arrives, told } = await reading();
  arrives('one', AT, 1_000_001);
  open.markRead(AT);
  arrives('two', AT, 1_000_002);
  open.markRead(AT);
  expect(told()).toBe(2);
});

test('late words above what was read are told as seen', async () => {
  const { open, arrives, told } = await reading();
  arrives('one', AT, 1_000_001);
  open.markRead(AT);
  arrives('late', AT - 60_000, 1_000_002);
  open.markRead(AT);
  expect(told()).toBe(2);
});
