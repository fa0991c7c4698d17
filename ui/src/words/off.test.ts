import { expect, test } from 'vitest';
import { HOUR, NOW, refusals } from '../testing/samples';
import { offWords } from './off';

test('C6: while the request may not be sent again there is a countdown and no button', () => {
  const off = offWords(refusals.consentWaiting, 'Sam', NOW);
  expect(off).toMatchObject({ way: null, text: expect.stringContaining('again in 5 h') });
});

test('C6: as soon as it may, the button is there', () => {
  expect(offWords(refusals.consentUnanswered, 'Sam', NOW + 5 * HOUR).way).toBe('resend');
});

test('C7: a declined conversation offers nothing to press, and says who can end it', () => {
  const off = offWords(refusals.guestDeclined, 'Sam', NOW);
  expect(off).toMatchObject({ way: null, text: expect.stringContaining('Only they') });
});

test('C2: a guest who is not on WhatsApp may be written to by SMS', () => {
  const off = offWords(refusals.guestUnreachable, 'Paul', NOW);
  expect(off).toMatchObject({ way: 'sms', text: 'Send an SMS instead?' });
});

test.each(Object.values(refusals))('$code names its reason', (refusal) => {
  expect(offWords(refusal, 'Sam', NOW).title).not.toBe('');
});
