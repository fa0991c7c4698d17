import { expect, test } from 'vitest';
import { HOUR, NOW, refusals } from '../testing/samples';
import { offWords } from './off';

test('C6: while the request may not be sent again there is a countdown and no button', () => {
  const off = offWords(refusals.consentWaiting, 'Sam', NOW, 'active');
  expect(off).toMatchObject({ way: null, text: expect.stringContaining('again in 5 h') });
});

test('C6: as soon as it may, the button is there', () => {
  expect(offWords(refusals.consentUnanswered, 'Sam', NOW + 5 * HOUR, 'active').way).toBe('resend');
});

test('C7: a declined conversation offers nothing to press, and says who can end it', () => {
  const off = offWords(refusals.guestDeclined, 'Sam', NOW, 'active');
  expect(off).toMatchObject({ way: null, text: expect.stringContaining('Only they') });
});

test('C2: a guest who is not on WhatsApp may be written to by SMS', () => {
  const off = offWords(refusals.guestUnreachable, 'Paul', NOW, 'active');
  expect(off).toMatchObject({ way: 'sms', text: 'Send an SMS instead?' });
});

test.each(Object.values(refusals))('$code names its reason', (refusal) => {
  expect(offWords(refusal, 'Sam', NOW, 'active').title).not.toBe('');
});

test('M6: who left or was removed is told so, and can start again', () => {
  const left = offWords(refusals.notMember, 'Sam', NOW, 'left');
  expect(left).toMatchObject({ title: 'You left this conversation', way: 'restart' });
  const removed = offWords(refusals.notMember, 'Sam', NOW, 'removed');
  expect(removed).toMatchObject({ title: expect.stringContaining('removed'), way: 'restart' });
});
