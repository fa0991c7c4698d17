import { expect, test } from 'vitest';
import { DAY, dayName, HOUR, momentName, rowTime, spanName } from './time';

const NOW = Date.UTC(2026, 10, 19, 12, 0);

test.each([
  [30_000, 'under a minute'],
  [12 * 60_000, '12 min'],
  [HOUR, '1 h'],
  [80 * 60_000, '1 h 20 min'],
  [23.9 * HOUR, '23 h'],
  [47 * HOUR, '47 h'],
  [3 * DAY, '3 days'],
])('%i ms is %s', (ms, words) => {
  expect(spanName(ms)).toBe(words);
});

test('days are named from the reader', () => {
  expect(dayName(NOW, NOW)).toBe('Today');
  expect(dayName(NOW - 13 * HOUR, NOW)).toBe('Yesterday');
  expect(dayName(NOW - 7 * DAY, NOW)).toContain('November');
  expect(dayName(NOW - 400 * DAY, NOW)).toContain('2025');
});

test('a row shows the time today, the weekday this week, the date before', () => {
  expect(rowTime(NOW - HOUR, NOW)).toContain('11:00');
  expect(rowTime(NOW - 2 * DAY, NOW)).toBe('Tue');
  expect(rowTime(NOW - 20 * DAY, NOW)).toContain('30');
});

test('a moment is told by the day it falls on', () => {
  expect(momentName(NOW + HOUR, NOW)).toMatch(/^today at/u);
  expect(momentName(NOW + DAY, NOW)).toMatch(/^tomorrow at/u);
  expect(momentName(NOW + 3 * DAY, NOW)).toContain('22');
});
