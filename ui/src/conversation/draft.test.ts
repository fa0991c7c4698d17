import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Draft } from './draft.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function writing() {
  const kept: string[] = [];
  return { kept, draft: new Draft((text) => kept.push(text)) };
}

test('xN3: a draft is kept after a pause of 300 ms, once', () => {
  const { kept, draft } = writing();
  draft.type('H', 'c1');
  vi.advanceTimersByTime(299);
  draft.type('Hi', 'c1');
  vi.advanceTimersByTime(299);
  expect(kept).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(kept).toEqual(['Hi']);
});

test('leaving the conversation keeps the words at once', () => {
  const { kept, draft } = writing();
  draft.type('Hi', 'c1');
  draft.flush();
  vi.advanceTimersByTime(1000);
  expect(kept).toEqual(['Hi']);
});

test('P5: words belong to the conversation of their first keystroke', () => {
  const { draft } = writing();
  draft.type('H', 'c1');
  draft.type('Hi', 'c2');
  expect(draft.take()).toEqual({ text: 'Hi', draftedIn: 'c1' });
});

test('P5: words after a send begin anew', () => {
  const { draft } = writing();
  draft.type('Hi', 'c1');
  draft.take();
  draft.type('You', 'c2');
  expect(draft.take()?.draftedIn).toBe('c2');
});

test('nothing but blanks is nothing to send', () => {
  const { draft } = writing();
  draft.type('  \n', 'c1');
  expect(draft.take()).toBeNull();
});

test('words that could not be sent come back before those typed since', () => {
  const { draft } = writing();
  draft.type('First', 'c1');
  const written = draft.take();
  draft.type('Second', 'c1');
  if (written) draft.putBack(written);
  expect(draft.text).toBe('First\nSecond');
});

test('a kept draft never overwrites what is being typed', () => {
  const { draft } = writing();
  draft.type('New', 'c1');
  draft.restore('Old', 'c1');
  expect(draft.text).toBe('New');
});
