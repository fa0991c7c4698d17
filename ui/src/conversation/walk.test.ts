import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nextPane } from '../app/focus';
import type { TimelineItem } from '../host/bindings';
import { message } from '../testing/samples';
import { settled } from '../testing/stage';
import type { Entry } from './entries';
import { Walk } from './walk.svelte';

const item = (key: string): Entry => {
  const body: TimelineItem['body'] = { type: 'message', message: message({ id: key }) };
  return { type: 'item', key, follows: false, item: { key, at: 1, arrival: 1, body } };
};
const drawn: Entry[] = [
  { type: 'beginning', key: 'beginning' },
  ...['a', 'b', 'c'].map(item),
  { type: 'unread', key: 'unread' },
  ...['d', 'e', 'f'].map(item),
];
const rows = drawn.map(({ type, key }) =>
  type === 'item'
    ? `<div role="listitem" aria-label="Message ${key}" data-key="${key}" tabindex="-1"><button class="more"></button></div>`
    : '<div role="listitem"></div>',
);
/** Two entries are as high as a page. */
const heights = {
  getItemOffset: (index: number) => index * 50,
  findItemIndex: (offset: number) => Math.floor(offset / 50),
  getViewportSize: () => 100,
};
const explain = vi.fn();
let stop: () => void;
let walk: Walk;

const focused = () => document.activeElement?.getAttribute('aria-label');

beforeEach(() => {
  document.body.innerHTML = `
    <section data-pane tabindex="-1"><button aria-label="Row"></button></section>
    <section data-pane tabindex="-1">
      <div role="list" data-pane tabindex="0" aria-label="Messages">${rows.join('')}</div>
      <textarea aria-label="Words"></textarea>
    </section>
    <aside data-pane tabindex="-1"><button aria-label="Close the details"></button></aside>`;
  walk = new Walk({ entries: () => drawn, heights: () => heights, explain });
  const list = document.querySelector<HTMLElement>('[role="list"]');
  if (!list) throw new Error('the list is not there');
  stop = walk.watch(list);
});

afterEach(() => {
  stop();
  document.body.innerHTML = '';
});

test('F6 goes through all panes, the messages among them, and Shift F6 the same way back', () => {
  const around = (step: 1 | -1) =>
    [1, 2, 3, 4].map(() => {
      nextPane(step);
      return focused();
    });
  document.querySelector('button')?.focus();
  expect(around(1)).toEqual(['Words', 'Message f', 'Close the details', 'Row']);
  expect(around(-1)).toEqual(['Close the details', 'Message f', 'Words', 'Row']);
});

test.each([
  ['{ArrowUp}', 'e'],
  ['{ArrowUp}{ArrowUp}{ArrowUp}', 'c'],
  ['{ArrowUp}{ArrowDown}', 'f'],
  ['{ArrowDown}', 'f'],
  ['{Home}', 'a'],
  ['{Home}{ArrowUp}', 'a'],
  ['{Home}{End}', 'f'],
  ['{PageUp}', 'd'],
  ['{PageUp}{PageUp}', 'c'],
  ['{Home}{PageDown}', 'c'],
  ['{PageUp}{PageUp}{PageUp}{PageUp}', 'a'],
])('%s leads to message %s', async (keys, key) => {
  walk.enter();
  for (const press of keys.match(/\{\w+\}/gu) ?? []) {
    await userEvent.keyboard(press);
    await settled();
  }
  expect(focused()).toBe(`Message ${key}`);
});

test('one message alone is the stop for Tab, and stays drawn while it has the focus', async () => {
  expect(drawn.map((entry) => walk.stop(entry)).filter((at) => at === 0)).toEqual([]);
  expect(walk.kept).toEqual([]);
  walk.enter();
  await userEvent.keyboard('{ArrowUp}');
  await settled();
  expect(drawn.filter((entry) => walk.stop(entry) === 0)).toEqual([item('e')]);
  expect(walk.kept).toEqual([6]);
  document.querySelector('textarea')?.focus();
  expect(walk.kept).toEqual([]);
});

test('who comes back finds the message where they were', async () => {
  walk.enter();
  await userEvent.keyboard('{Home}');
  await settled();
  document.querySelector('textarea')?.focus();
  document.querySelector<HTMLElement>('[role="list"]')?.focus();
  expect(focused()).toBe('Message a');
});

test('I explains the message, Enter opens its menu', async () => {
  const opened = vi.fn();
  document.querySelector('[data-key="f"] .more')?.addEventListener('click', opened);
  walk.enter();
  await userEvent.keyboard('i{Enter}');
  expect(explain).toHaveBeenCalledExactlyOnceWith(item('f'));
  expect(opened).toHaveBeenCalledOnce();
});
