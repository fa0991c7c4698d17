import { expect, test } from 'vitest';
import type { WorkspaceView } from '../host/bindings';
import { HOUR, NOW } from '../testing/samples';
import { consequenceLine, obstacle } from './consequence';

const window = {
  lapsesAt: NOW + 9 * HOUR,
  guestLapsesAt: null,
  guestWroteAt: NOW - 27 * HOUR,
  lengthMs: 24 * HOUR,
};
const around = { guest: 'Maria', window, now: NOW, obstacle: null };

function sendsNow(left: number, mayBeHeld = false) {
  return consequenceLine({ type: 'sendsNow', lapsesAt: NOW + left, mayBeHeld }, around);
}

test('P6: an open window says until when', () => {
  expect(sendsNow(9 * HOUR)).toMatchObject({
    tone: 'plain',
    text: expect.stringContaining('9 h left'),
  });
});

test('W4: within two hours of the end the line warns and says what comes after', () => {
  const line = sendsNow(80 * 60_000);
  expect(line.tone).toBe('warn');
  expect(line.text).toContain('closes in 1 h 20 min');
  expect(line.text).toContain('held until Maria writes again');
});

test('P6: nothing is said to go now while there is no way to the provider', () => {
  const goes = { type: 'sendsNow', lapsesAt: NOW + 9 * HOUR, mayBeHeld: false } as const;
  const offline = consequenceLine(goes, { ...around, obstacle: 'offline' });
  expect(offline).toMatchObject({
    tone: 'warn',
    text: 'There is no connection. What you write waits here and goes out when it is back.',
  });
  const refused = consequenceLine(goes, { ...around, obstacle: 'accountRefused' });
  expect(refused.text).toContain('Refused too often, it is marked “Not sent”');
  const signedOut = consequenceLine(goes, { ...around, obstacle: 'signedOut' });
  expect(signedOut.text).toBe('What you write waits here until you sign in again.');
  const held = consequenceLine(
    { type: 'held', why: 'windowLapsed' },
    { ...around, obstacle: 'offline' },
  );
  expect(held.text).toContain('is held and sent as soon as they write again');
});

test('the way is barred offline and by a refused account', () => {
  expect(obstacle(undefined)).toBe(null);
  const workspace = { connection: 'online', accountRefused: false } as WorkspaceView;
  expect(obstacle(workspace)).toBe(null);
  expect(obstacle({ ...workspace, connection: 'offline' })).toBe('offline');
  expect(obstacle({ ...workspace, connection: 'signedOut' })).toBe('signedOut');
  expect(obstacle({ ...workspace, accountRefused: true })).toBe('accountRefused');
});

test('the warning begins at two hours sharp', () => {
  expect(sendsNow(2 * HOUR).tone).toBe('warn');
  expect(sendsNow(2 * HOUR + 1).tone).toBe('plain');
});

test('W1: a window kept open by the member alone says that WhatsApp may still hold the message', () => {
  expect(sendsNow(9 * HOUR, true).text).toContain('WhatsApp may still hold it');
});

test('W4: a lapsed window says since when and what releases the words', () => {
  const line = consequenceLine({ type: 'held', why: 'windowLapsed' }, around);
  expect(line.text).toBe(
    'Maria last wrote 27 h ago. What you write is held and sent as soon as they write again.',
  );
});

test('W6: a window WhatsApp closed says so', () => {
  const line = consequenceLine({ type: 'held', why: 'providerWindow' }, around);
  expect(line.text).toContain('WhatsApp says its window is over');
});

test('a content rule is named', () => {
  const line = consequenceLine({ type: 'blockedBy', rule: 'account numbers' }, around);
  expect(line).toMatchObject({ tone: 'danger', text: expect.stringContaining('account numbers') });
});
