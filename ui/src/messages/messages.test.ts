import { render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { HOUR, NOW, row } from '../testing/samples';
import { openApp } from '../testing/stage';
import { ConversationList } from './conversation-list.svelte';
import Row from './Row.svelte';
import { rowMark, secondLine } from './row-words';

test.each([
  [row({ failed: 1, held: 2 }), 'danger', '1 not sent'],
  [row({ held: 2 }), 'warn', '2 held'],
  [row({ state: { type: 'waiting' } }), 'plain', 'waiting'],
  [row({ state: { type: 'unanswered' } }), 'warn', 'no answer'],
  [row({ state: { type: 'open', lapsesAt: NOW + 5 * HOUR } }), 'plain', '5 h left'],
  [row({ state: { type: 'open', lapsesAt: NOW + HOUR } }), 'warn', '1 h left'],
  [row({ state: { type: 'open', lapsesAt: NOW } }), 'plain', 'lapsed'],
])('the most pressing thing stands at the right of a row (%#)', (shown, kind, text) => {
  expect(rowMark(shown, NOW)).toEqual({ kind, text });
});

test('a draft shows in the row of a conversation that is not open', () => {
  const drafted = row({ draft: 'one more thing' });
  expect(secondLine(drafted, false)).toEqual({ who: 'Draft:', text: 'one more thing' });
  expect(secondLine(drafted, true).text).toBe('See you');
});

test('xD14: a row is spoken as who, channel, when, what, state', () => {
  const props = { here: false, first: true, now: NOW, onopen: vi.fn() };
  render(Row, { row: row({ unread: 3, failed: 1 }), ...props });
  const name = /^Maria Santos\s*, WhatsApp,\s*12:00.*,\s*See you\s*,\s*1 not sent\s*3 unread$/u;
  expect(screen.getByRole('button', { name })).toBeTruthy();
});

test('the conversation one looks at shows no unread badge, and shows it when the window loses the focus', async () => {
  const { app } = await openApp();
  app.windowFocused = true;
  app.openConversation('with-maria');
  expect(app.watched).toBe('with-maria');
  app.windowFocused = false;
  expect(app.watched).toBeNull();
  app.windowFocused = true;
  app.goToPlace('contacts');
  expect(app.watched).toBeNull();
  const props = { row: row({ unread: 3 }), here: true, first: true, now: NOW, onopen: vi.fn() };
  const { rerender } = render(Row, { ...props, watched: true });
  expect(screen.queryByText('unread')).toBeNull();
  await rerender({ watched: false });
  expect(screen.getByText('unread')).toBeTruthy();
});

test('rows stand newest first and follow changes by key', async () => {
  const { host } = await openApp({
    conversations: () => ({ rows: [row({ id: 'a', at: 2 }), row({ id: 'b', at: 1 })], next: null }),
  });
  const list = new ConversationList(host, { now: NOW, filter: 'all' });
  await list.restart();
  list.apply({ upserted: [row({ id: 'b', at: 3, unread: 2 })], removed: ['gone'] });
  expect(list.rows.map(({ id }) => id)).toEqual(['b', 'a']);
});

test('the next page is asked for with the key of the one before', async () => {
  const asked: (string | null)[] = [];
  const { host } = await openApp({
    conversations: ({ after }) => {
      asked.push(after);
      const id = after === null ? 'a' : 'b';
      return {
        rows: [row({ id, at: after === null ? 2 : 1 })],
        next: after === null ? 'key' : null,
      };
    },
  });
  asked.length = 0;
  const list = new ConversationList(host, { now: NOW, filter: 'all' });
  await list.restart();
  await list.more();
  await list.more();
  expect(asked).toEqual([null, 'key']);
  expect(list.rows.map(({ id }) => id)).toEqual(['a', 'b']);
});

test('a row that changes while the list is asked for keeps the change', async () => {
  const old = row({ id: 'a', unread: 0 });
  const { host } = await openApp({ conversations: () => ({ rows: [old], next: null }) });
  const list = new ConversationList(host, { now: NOW, filter: 'all' });
  const asked = list.restart();
  list.apply({ upserted: [row({ id: 'a', unread: 1 })], removed: [] });
  await asked;
  expect(list.rows.map(({ unread }) => unread)).toEqual([1]);
});
