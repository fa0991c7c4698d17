import { expect, test } from 'vitest';
import type { Status, TimelineAnchor, TimelineItem, TimelinePage } from '../host/bindings';
import { message, NOW } from '../testing/samples';
import { entries } from './entries';
import { Timeline } from './timeline.svelte';

const DAY = 86_400_000;

function item(key: string, at: number, arrival = at): TimelineItem {
  return { key, at, arrival, body: { type: 'message', message: message({ id: key }) } };
}

function page(items: TimelineItem[], more: Partial<TimelinePage> = {}): TimelinePage {
  return { items, hasOlder: false, hasNewer: false, ...more };
}

async function loaded(first: TimelinePage, ...next: TimelinePage[]) {
  const pages = [first, ...next];
  const asked: TimelineAnchor[] = [];
  const timeline = new Timeline((around) => {
    asked.push(around);
    return Promise.resolve(pages.shift() ?? page([]));
  });
  await timeline.show({ type: 'latest' });
  return { timeline, asked };
}

const keys = (timeline: Timeline) => timeline.items.map(({ key }) => key);

test('P3: items stand by time, then arrival', async () => {
  const { timeline } = await loaded(page([item('a', 1), item('b', 3)]));
  timeline.apply({ upserted: [item('d', 2, 9), item('c', 2, 4)], removed: [] });
  expect(keys(timeline)).toEqual(['a', 'c', 'd', 'b']);
});

test('a confirmed item takes the place of the optimistic one', async () => {
  const { timeline } = await loaded(page([item('a', 1), item('b', 2)]));
  timeline.apply({ upserted: [item('a', 5)], removed: [] });
  expect(keys(timeline)).toEqual(['b', 'a']);
});

test('older items are asked for by the first key and marked as put before', async () => {
  const { timeline, asked } = await loaded(
    page([item('b', 2)], { hasOlder: true, hasNewer: false }),
    page([item('a', 1)]),
  );
  await timeline.older();
  expect(asked.at(-1)).toEqual({ type: 'before', key: 'b' });
  expect(keys(timeline)).toEqual(['a', 'b']);
  expect(timeline.prepending).toBe(true);
  expect(timeline.hasOlder).toBe(false);
});

test('what comes above the item that is read is put before it, what comes below is not', async () => {
  const { timeline } = await loaded(page([item('a', 1), item('c', 3), item('e', 5)]));
  const arrives = (key: string, at: number) => {
    timeline.apply({ upserted: [item(key, at)], removed: [] });
    return timeline.prepending;
  };
  expect(arrives('b', 2)).toBe(false);
  timeline.reading = 'c';
  expect(arrives('late', 1)).toBe(true);
  expect(arrives('d', 4)).toBe(false);
  timeline.apply({ upserted: [], removed: ['late'] });
  expect(timeline.prepending).toBe(true);
});

test('what lies beyond the loaded stretch waits for its page', async () => {
  const { timeline } = await loaded(
    page([item('b', 5), item('c', 6)], { hasOlder: true, hasNewer: true }),
  );
  timeline.apply({ upserted: [item('old', 1), item('new', 9), item('mid', 5, 6)], removed: [] });
  expect(keys(timeline)).toEqual(['b', 'mid', 'c']);
});

test('xW: after an overflow the loaded stretch is read again to its end, in place', async () => {
  const { timeline, asked } = await loaded(
    page([item('a', 1), item('b', 2)]),
    page([item('b', 2), item('c', 3)], { hasNewer: true }),
    page([item('d', 4)]),
  );
  await timeline.refresh();
  expect(keys(timeline)).toEqual(['a', 'b', 'c', 'd']);
  expect(asked.slice(1)).toEqual([
    { type: 'after', key: 'a' },
    { type: 'after', key: 'c' },
  ]);
});

test('a page that cannot be read says why and keeps what is there', async () => {
  const timeline = new Timeline(() => Promise.reject(new Error('away')));
  await timeline.show({ type: 'latest' });
  expect(timeline.problem).toEqual({ code: 'internal' });
  expect(timeline.loaded).toBe(false);
});

test('each day and the first unread item get a mark of their own', () => {
  const items = [item('a', NOW), item('b', NOW + 1000), item('c', NOW + DAY)];
  const drawn = entries({ items, hasOlder: true, hasNewer: false }, 'b');
  expect(drawn.map(({ type }) => type)).toEqual(['day', 'item', 'unread', 'item', 'day', 'item']);
});

test('what waits stands at the end, in the order in which it will go', () => {
  const written = (key: string, at: number, status: Status) => ({
    ...item(key, at),
    body: { type: 'message' as const, message: message({ author: { type: 'you' }, status }) },
  });
  const held = (position: number) => ({ state: 'held', why: 'windowLapsed', position }) as const;
  const items = [
    written('held second', NOW - DAY, held(2)),
    written('held first', NOW - DAY + 1, held(1)),
    written('queued', NOW - 1, { state: 'queued' }),
    written('read', NOW, { state: 'read' }),
    written('failed', NOW + 1, { state: 'failed', failure: 'rejected', providerCode: 0 }),
  ];
  const drawn = (hasNewer: boolean) =>
    entries({ items, hasOlder: true, hasNewer }, null).map(({ key }) => key);
  expect(drawn(false).slice(1)).toEqual(['read', 'failed', 'queued', 'held first', 'held second']);
  expect(drawn(true)[1]).toBe('held second');
});

test('only where nothing is older does the conversation begin', () => {
  const begins = (hasOlder: boolean) =>
    entries({ items: [], hasOlder, hasNewer: false }, null).length > 0;
  expect([begins(false), begins(true)]).toEqual([true, false]);
});

test('messages of one person within five minutes stand close together', () => {
  const items = [item('a', NOW), item('b', NOW + 60_000), item('c', NOW + 600_000)];
  const drawn = entries({ items, hasOlder: true, hasNewer: false }, null);
  expect(drawn.flatMap((entry) => (entry.type === 'item' ? [entry.follows] : []))).toEqual([
    false,
    true,
    false,
  ]);
});

test('what is told while a page is asked for is not undone by its answer', async () => {
  const held = item('b', 2);
  const { timeline } = await loaded(page([item('a', 1), held]), page([held]));
  const refreshed = timeline.refresh();
  const cancelled = { ...item('b', 2), at: 3 };
  timeline.apply({ upserted: [cancelled], removed: [] });
  await refreshed;
  expect(timeline.items.at(-1)).toEqual(cancelled);
});
