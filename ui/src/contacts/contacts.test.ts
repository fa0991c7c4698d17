import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { WhatsAppAction } from '../host/bindings';
import { asked, openApp, settled, show } from '../testing/stage';
import AddContact from './AddContact.svelte';
import ContactPane from './ContactPane.svelte';
import { looksLikeNumber } from './number-reading.svelte';
import { sections } from './sections';
import WhatsAppButton from './WhatsAppButton.svelte';

async function button(action: WhatsAppAction) {
  const stage = await openApp();
  show(stage.app, WhatsAppButton, { action, contact: 'contact-yuki', guest: 'Yuki' });
  return stage;
}

async function adding() {
  const onclose = vi.fn();
  const stage = await openApp();
  show(stage.app, AddContact, { onclose });
  return { ...stage, onclose };
}

async function fill(name: string, phone: string) {
  if (name) await userEvent.type(screen.getByLabelText('Name'), name);
  if (phone) await userEvent.type(screen.getByLabelText('Phone number'), phone);
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await settled();
}

test('E1: a member without entitlement sees no WhatsApp icon, but why and what ends it', async () => {
  await button({ type: 'absent', refusal: { code: 'memberOff' } });
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByText(/switched off for you. Your administrator/u)).toBeTruthy();
});

test('C1: the icon asks about the opt-in request', async () => {
  const { app } = await button({ type: 'ask' });
  await userEvent.click(screen.getByRole('button', { name: 'WhatsApp' }));
  expect(app.overlay).toEqual({ type: 'optIn', contact: 'contact-yuki' });
});

test('the icon opens the live conversation', async () => {
  const { app } = await button({ type: 'open', conversation: 'with-maria' });
  await userEvent.click(screen.getByRole('button', { name: 'WhatsApp' }));
  expect(app.route).toEqual({ at: 'messages', conversation: 'with-maria' });
});

test("C2: a guest who can't be reached is explained, not asked", async () => {
  const { app } = await button({ type: 'refused', refusal: { code: 'guestUnreachable' } });
  await userEvent.click(screen.getByRole('button', { name: 'WhatsApp' }));
  expect(screen.getByText(/can't be reached on WhatsApp/u)).toBeTruthy();
  expect(app.overlay).toBeNull();
});

test('a guest without a number shows the WhatsApp id and says that the number is hidden', async () => {
  const { app } = await openApp();
  show(app, ContactPane, { contact: 'contact-hidden' });
  await settled();
  expect(screen.getByRole('heading', { name: 'Camille' })).toBeTruthy();
  expect(screen.getByText('Number hidden by WhatsApp')).toBeTruthy();
});

test('a new contact is saved with an id made here and then shown', async () => {
  const { app, host, onclose } = await adding();
  await fill('Nina Roth', '+41 79 123 00 00');
  expect(asked(host, 'save_contact')).toMatchObject([
    { name: 'Nina Roth', phone: '+41 79 123 0000' },
  ]);
  expect(onclose).toHaveBeenCalled();
  expect(app.route).toMatchObject({ at: 'contacts', contact: expect.any(String) });
});

test('E2: a number that somebody has already is said to be theirs, and nothing typed is lost', async () => {
  const { app, host, onclose } = await adding();
  const known = host.world.guests.find(({ address }) => address.startsWith('+'));
  await fill('Somebody Else', known?.address ?? '');
  expect(onclose).not.toHaveBeenCalled();
  expect(
    screen.getByText(`This number already belongs to ${known?.name}. Nothing was saved.`),
  ).toBeTruthy();
  expect(screen.getByLabelText('Name')).toHaveProperty('value', 'Somebody Else');
  await userEvent.click(screen.getByRole('button', { name: `Open ${known?.name}` }));
  expect(app.route).toEqual({ at: 'contacts', contact: known?.contact });
});

test('what is no number is said at the field, and nothing typed is lost', async () => {
  const { onclose } = await adding();
  await fill('Nina Roth', 'twelve');
  const field = screen.getByLabelText('Phone number');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText(/This is no phone number/u)).toBeTruthy();
  expect(field).toHaveProperty('value', 'twelve');
  expect(onclose).not.toHaveBeenCalled();
});

test('a contact without a name is said at the field', async () => {
  await adding();
  await fill('', '+41791230000');
  expect(screen.getByLabelText('Name').getAttribute('aria-invalid')).toBe('true');
});

test('E2: a number is grouped while it is typed, with its country and what is missing', async () => {
  await adding();
  const field = screen.getByLabelText('Phone number');
  await userEvent.type(field, '+41795');
  await settled();
  expect(field).toHaveProperty('value', '+41 795');
  expect(screen.getByText(/^Switzerland. Not a whole number yet/u)).toBeTruthy();
  await userEvent.type(field, '556677');
  await settled();
  expect(field).toHaveProperty('value', '+41 79 555 6677');
  expect(screen.getByText('Switzerland')).toBeTruthy();
});

test('a number that is mended in its middle is left as it stands', async () => {
  await adding();
  const field = screen.getByLabelText<HTMLInputElement>('Phone number');
  await userEvent.type(field, '+41795556677');
  await userEvent.type(field, '9', { initialSelectionStart: 3, initialSelectionEnd: 4 });
  await settled();
  expect(field).toHaveProperty('value', '+41979 555 6677');
});

test.each([
  ['+41 79 123', true],
  ['4', true],
  ['+٤١ ٧٩', true],
  ['(415) 555', true],
  ['Anna 2', false],
  ['+', false],
  ['', false],
])('%o is meant as a number: %s', (typed, number) => {
  expect(looksLikeNumber(typed)).toBe(number);
});

test('names stand under their first letter, accents apart, others under #', () => {
  const rows = ['Anna', 'Élodie', 'Emil', '7 Eleven'].map((name) => ({
    id: name,
    guestId: name,
    name,
    note: '',
  }));
  const letters = sections(rows).flatMap((entry) =>
    entry.type === 'letter' ? [entry.letter] : [],
  );
  expect(letters).toEqual(['A', 'E', '#']);
});

test('E1: a contact of a member without WhatsApp shows the reason in place of the icon', async () => {
  const { app, host } = await openApp();
  host.world.switches = { organization: false, member: true };
  show(app, ContactPane, { contact: 'contact-maria' });
  await settled();
  expect(screen.getByRole('heading', { name: 'Maria Santos' })).toBeTruthy();
  expect(screen.getByText(/switched off for your organization/u)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'WhatsApp' })).toBeNull();
});

test('a guest who has written is known by several ids; the number alone is shown', async () => {
  const { host } = await openApp();
  const details = await host.call('contact', { contact: 'contact-maria' });
  const ids = ['351912345678', 'PT.1048'].map((id) => ({ kind: 'whatsAppId', id }) as const);
  const known = { ...details, identifiers: [...details.identifiers, ...ids] };
  const stage = await openApp({ contact: () => known });
  show(stage.app, ContactPane, { contact: 'contact-maria' });
  await settled();
  expect(screen.getByText('Portugal')).toBeTruthy();
  expect(screen.queryByText('PT.1048')).toBeNull();
});
