import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeHost } from '../host/fake';
import { asked, settled } from '../testing/stage';
import PhoneWindow from './PhoneWindow.svelte';

async function phone(guest: RegExp | null) {
  const host = fakeHost();
  host.world.chosen = true;
  render(PhoneWindow, { host });
  await settled();
  if (guest === null) return host;
  const [first] = screen.getAllByRole('button', { name: guest });
  await userEvent.click(first!);
  await settled();
  return host;
}

test('a guest can press a button of the opt-in request', async () => {
  const host = await phone(/Priya Nair/u);
  await userEvent.click(screen.getByRole('button', { name: 'Yes, I agree' }));
  await settled();
  expect(asked(host, 'press_button')).toMatchObject([{ phone: 'priya', payload: 'opt_in_accept' }]);
  expect(screen.getByRole('button', { name: 'Pressed: Yes, I agree' })).toHaveProperty(
    'disabled',
    true,
  );
});

test('a guest can write', async () => {
  const host = await phone(/Maria Santos/u);
  await userEvent.type(
    screen.getByRole('textbox', { name: 'Write as Maria Santos' }),
    'Back again{Enter}',
  );
  await settled();
  expect(asked(host, 'write_as_guest')).toEqual([{ phone: 'maria', text: 'Back again' }]);
  expect(screen.getByText('Back again')).toBeTruthy();
});

test('the clock moves forward by an hour or a day', async () => {
  const host = await phone(/Maria Santos/u);
  await userEvent.click(screen.getByRole('button', { name: /Move the clock 1 hour forward/u }));
  await userEvent.click(screen.getByRole('button', { name: /Move the clock 24 hours forward/u }));
  expect(asked(host, 'advance_clock')).toEqual([{ by: 3_600_000 }, { by: 86_400_000 }]);
});

test('each guest says how they behave', async () => {
  await phone(/Paul Ostrow/u);
  expect(screen.getByText('Not on WhatsApp')).toBeTruthy();
});

test('it opens with the guest in hand whom the main window asked for, and turns to the next one asked for', async () => {
  location.hash = '#priya';
  await phone(null);
  expect(screen.getByRole('article', { name: /Priya Nair/u })).toBeTruthy();
  location.hash = '#maria';
  dispatchEvent(new HashChangeEvent('hashchange'));
  await settled();
  expect(screen.getByRole('article', { name: /Maria Santos/u })).toBeTruthy();
  location.hash = '';
});
