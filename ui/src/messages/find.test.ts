import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import Rail from '../app/Rail.svelte';
import { Places } from '../app/places.svelte';
import type { Answers } from '../host/fake';
import { HOUR, NOW, row } from '../testing/samples';
import { asked, openApp, settled, show } from '../testing/stage';
import { ConversationList } from './conversation-list.svelte';
import { fits, type Filter } from './filters';
import MessagesList from './MessagesList.svelte';

/** One conversation, which no search and no filter finds. */
const nobody: Answers = {
  conversations: ({ query, filter }) => ({
    rows: query === '' && filter.type === 'all' ? [row()] : [],
    next: null,
  }),
};

async function listed(answers: Answers = {}) {
  const stage = await openApp(answers);
  show(stage.app, MessagesList, {});
  await settled();
  return { ...stage, field: screen.getByRole('searchbox', { name: 'Search by name or number' }) };
}

async function list(filter: Filter, answers: Answers = {}) {
  const { host } = await openApp(answers);
  const list = new ConversationList(host, { now: NOW, filter });
  await list.restart();
  return { list, host, ids: () => list.rows.map(({ id }) => id) };
}

test.each([
  ['unread', row({ unread: 1 }), true],
  ['unread', row({ held: 1 }), false],
  ['held', row({ held: 1 }), true],
  ['needsYou', row({ failed: 1 }), true],
  ['needsYou', row({ state: { type: 'unanswered' } }), true],
  ['needsYou', row({ state: { type: 'open', lapsesAt: NOW + HOUR } }), true],
  ['needsYou', row({ state: { type: 'open', lapsesAt: NOW + 3 * HOUR } }), false],
  ['needsYou', row({ state: { type: 'open', lapsesAt: NOW } }), false],
] as const)('the filter %s goes by the row (%#)', (filter, shown, belongs) => {
  expect(fits(shown, filter, NOW)).toBe(belongs);
});

test('the whole store is searched, not what is loaded', async () => {
  const { host, field } = await listed();
  await userEvent.type(field, 'mari');
  await settled();
  const latest = asked(host, 'conversations').at(-1);
  expect(latest).toEqual({ query: 'mari', filter: { type: 'all' }, after: null, limit: 50 });
});

test('when nobody is found there is a way on, and Escape shows everything again', async () => {
  const { app, field } = await listed(nobody);
  await userEvent.type(field, 'Xaver');
  await settled();
  expect(screen.getByText("No guest's name or number has “Xaver” in it.")).toBeTruthy();
  await userEvent.keyboard('{Escape}');
  await settled();
  expect(field).toHaveProperty('value', '');
  expect(document.activeElement).toBe(field);
  expect(app.messages.rows.length).toBeGreaterThan(0);
  await userEvent.type(field, 'Xaver');
  await settled();
  await userEvent.click(screen.getByRole('button', { name: 'Search contacts' }));
  expect(app.route.at).toBe('contacts');
  expect(app.contacts.query).toBe('Xaver');
});

test('a filter is remembered on this device and asked of the desk', async () => {
  const { host } = await listed(nobody);
  await userEvent.click(screen.getByRole('button', { name: 'Needs you' }));
  await settled();
  expect(screen.getByText('Nothing needs you')).toBeTruthy();
  expect(asked(host, 'conversations').at(-1)).toMatchObject({ filter: { type: 'needsYou' } });
  expect(new Places().filter).toBe('needsYou');
  await userEvent.click(screen.getByRole('button', { name: 'Show all conversations' }));
  expect(new Places().filter).toBe('all');
});

test('a filtered list takes in what begins to fit and lets go what no longer does, but for the open conversation', async () => {
  const { list: unread, ids } = await list('unread', nobody);
  unread.apply({ upserted: [row({ id: 'a', unread: 1 }), row({ id: 'b' })], removed: [] });
  expect(ids()).toEqual(['a']);
  unread.keep('a');
  unread.apply({ upserted: [row({ id: 'a', unread: 0 })], removed: [] });
  expect(ids()).toEqual(['a']);
  unread.keep('b');
  expect(ids()).toEqual([]);
});

test('what changes during a search is looked for again, once', async () => {
  let rows = [row({ id: 'a', at: 1 })];
  const answers: Answers = { conversations: () => ({ rows, next: null }) };
  const { list: found, host, ids } = await list('all', answers);
  found.query = 'maria';
  await settled();
  rows = [row({ id: 'c', at: 3 }), ...rows];
  found.apply({ upserted: [row({ id: 'c', at: 3 }), row({ id: 'x', at: 2 })], removed: [] });
  found.apply({ upserted: [row({ id: 'y', at: 2 })], removed: [] });
  await settled();
  expect(ids()).toEqual(['c', 'a']);
  const searches = asked(host, 'conversations').filter(
    (request) => (request as { query: string }).query === 'maria',
  );
  expect(searches).toHaveLength(2);
});

test('what is told while a search is under way comes in only if it was found', async () => {
  const rows = [row({ id: 'a' })];
  const everybody = [...rows, row({ id: 'b' })];
  const { list: found, ids } = await list('all', {
    conversations: ({ query }) => ({ rows: query === '' ? everybody : rows, next: null }),
  });
  found.query = 'maria';
  found.apply({ upserted: [row({ id: 'b', at: 9 })], removed: [] });
  await settled();
  expect(ids()).toEqual(['a']);
});

test('the badges count all conversations, also those that are not listed', async () => {
  const { app, host } = await openApp();
  show(app, Rail, {});
  host.push({ totals: { unread: 640, held: 12 } });
  await settled();
  expect(screen.getByRole('button', { name: /640 unread messages/u })).toBeTruthy();
  expect(screen.getByRole('button', { name: /12 held messages/u })).toBeTruthy();
});
