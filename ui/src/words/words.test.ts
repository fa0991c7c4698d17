import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { FailureView } from '../host/bindings';
import { failures, HOUR, NOW, problems, refusals, statuses } from '../testing/samples';
import { placeholderText } from './message';
import { knowsNotice, noticeText } from './notice';
import { problemText } from './problem';
import { refusalText } from './refusal';
import { failureText, statusWords } from './status';

const engine = ['text', 'members']
  .map((file) => readFileSync(`../crates/engine/src/notice/${file}.rs`, 'utf8'))
  .join('');
const shown = [...engine.matchAll(/"([a-z]+(?:_[a-z]+)*)"/gu)].map(([, key]) => key ?? '');
const nobody = { guest: 'Maria', actor: null, names: [], note: null, count: null };

test('the engine names at least the notices of the first conversation', () => {
  expect(shown).toEqual(
    expect.arrayContaining(['accepted', 'declined', 'held_released', 'removed_me']),
  );
});

test.each(shown)('the notice %s has a text', (key) => {
  expect(knowsNotice(key)).toBe(true);
  expect(noticeText(key, nobody)).not.toContain('notice_');
});

test('a notice of a newer hub is told as such', () => {
  expect(noticeText('from_the_future', nobody)).toContain("can't describe");
});

test('a notice counts in the right number', () => {
  expect(noticeText('held_released', { ...nobody, count: 1 })).toContain('1 held message is');
  expect(noticeText('held_released', { ...nobody, count: 3 })).toContain('3 held messages are');
});

test.each(Object.values(refusals))('$code says why in a sentence of its own', (refusal) => {
  const text = refusalText(refusal, 'Maria', NOW);
  const others = Object.values(refusals).filter((other) => other.code !== refusal.code);
  expect(text).toMatch(/\.$/u);
  expect(others.map((other) => refusalText(other, 'Maria', NOW))).not.toContain(text);
});

test('C6: a refused resend says when it is next possible', () => {
  expect(refusalText(refusals.requestedRecently, 'Maria', NOW)).toContain('in 5 h');
  expect(refusalText(refusals.consentWaiting, 'Maria', NOW)).toContain('in 5 h');
  expect(refusalText(refusals.consentUnanswered, 'Maria', NOW + 6 * HOUR)).toContain('again now');
});

test('C7: a declined guest alone can change that', () => {
  expect(refusalText(refusals.guestDeclined, 'Maria', NOW)).toContain('Only they can change that');
});

test.each(Object.values(problems))('the problem $code has a sentence', (problem) => {
  expect(problemText(problem, 'Maria', NOW)).toMatch(/\.$/u);
});

test.each(Object.keys(failures) as FailureView[])('the failure %s names a next step', (failure) => {
  expect(failureText(failure, 'Maria')).toMatch(/\. \S+/u);
});

test.each(Object.values(statuses))('P1: $state is told by word and glyph', (status) => {
  const words = statusWords(status, 'Maria', NOW);
  if (status.state === 'received') expect(words).toBeNull();
  else
    expect(words).toMatchObject({ name: expect.stringMatching(/\S/u), glyph: expect.any(String) });
});

test('W7: a held message says why it is held and what releases it', () => {
  expect(statusWords(statuses.held, 'Maria', NOW)).toMatchObject({
    name: 'Held until Maria writes again',
    reason: 'The window had lapsed.',
  });
});

test('P4: a kind of message nobody thought of is still readable', () => {
  expect(placeholderText('hologram')).toContain("can't show");
});
