import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import Overlays from '../app/Overlays.svelte';
import type { Answers } from '../host/fake';
import { workspaceView } from '../host/fake/views';
import { refusals } from '../testing/samples';
import { asked, openApp, settled, show } from '../testing/stage';
import NewMessage from './NewMessage.svelte';

async function begun(answers: Answers = {}) {
  const onclose = vi.fn();
  const stage = await openApp(answers);
  show(stage.app, NewMessage, { onclose });
  await settled();
  return { ...stage, onclose };
}

const field = () => screen.getByRole('combobox', { name: 'To' });
const chosen = () => screen.getByRole('option', { selected: true }).textContent;

async function type(text: string) {
  await userEvent.type(field(), text);
  await settled();
}

test('E2: a number nobody has becomes a contact in the same step, named or not', async () => {
  const { app, host } = await begun();
  await type('+41795556677');
  expect(field()).toHaveProperty('value', '+41 79 555 6677');
  expect(chosen()).toContain('New contact · Switzerland');
  await userEvent.keyboard('{Enter}');
  await settled();
  const contact: unknown = expect.any(String);
  expect(asked(host, 'save_contact')).toEqual([
    { contact, name: '+41 79 555 6677', note: '', phone: '+41795556677' },
  ]);
  expect(app.overlay).toMatchObject({ type: 'optIn' });
});

test('E2: the name typed beside the number is the contact’s', async () => {
  const { host } = await begun();
  await type('+41795556677');
  await userEvent.type(screen.getByLabelText('Name (optional)'), 'Nina Roth{Enter}');
  await settled();
  expect(asked(host, 'save_contact')).toMatchObject([{ name: 'Nina Roth' }]);
});

test('P2: tried again after trouble it is the same contact, and nothing typed is lost', async () => {
  const away = () => {
    throw Object.assign(new Error(), { code: 'hubAway' });
  };
  const { host } = await begun({ save_contact: away });
  await type('+41795556677');
  await userEvent.keyboard('{Enter}');
  await settled();
  expect(screen.getByRole('alert').textContent).toContain('The hub is away');
  await userEvent.keyboard('{Enter}');
  await settled();
  const [first, second] = asked(host, 'save_contact');
  expect(second).toEqual(first);
  expect(field()).toHaveProperty('value', '+41 79 555 6677');
});

test('a number of somebody in the contacts finds them', async () => {
  await begun();
  await type('+351 912 345 678');
  expect(screen.getAllByRole('option')).toHaveLength(1);
  expect(chosen()).toContain('Maria Santos');
});

test.each([
  ['+4478', 'United Kingdom. Not a whole number yet'],
  ['+999123456', 'No country has this code'],
  ['+41 79 555 66 77 88 99', 'Switzerland. Too many digits'],
  ['+1015555555', 'United States. There is no such number'],
  ['Xaver', 'No contact matches “Xaver”'],
])('%s is explained, and Enter goes nowhere', async (typed, words) => {
  const { app, host } = await begun();
  await type(typed);
  expect(screen.getByRole('status').textContent).toContain(words);
  await userEvent.keyboard('{Enter}');
  await settled();
  expect(field().getAttribute('aria-invalid')).toBe('true');
  expect(asked(host, 'save_contact')).toEqual([]);
  expect(app.overlay).toBeNull();
});

test('the arrows choose, and it is said what Enter does', async () => {
  const { app } = await begun();
  await type('a');
  await userEvent.keyboard('{ArrowDown}');
  await settled();
  const second = screen.getAllByRole('option')[1];
  expect(second?.getAttribute('aria-selected')).toBe('true');
  expect(field().getAttribute('aria-activedescendant')).toBe(second?.id);
  await userEvent.clear(field());
  await type('Camille');
  expect(screen.getByText(/goes on to the opt-in request; Camille is asked first/u)).toBeTruthy();
  await userEvent.keyboard('{Enter}');
  await settled();
  expect(app.overlay).toEqual({ type: 'optIn', contact: 'contact-hidden' });
});

test('a guest with a live conversation is gone on with there', async () => {
  const { app, onclose } = await begun();
  await type('maria');
  expect(screen.getByText('Enter opens your conversation with Maria Santos.')).toBeTruthy();
  await userEvent.click(screen.getByRole('option', { name: /Maria Santos/u }));
  await settled();
  expect(onclose).toHaveBeenCalled();
  expect(app.route).toEqual({ at: 'messages', conversation: 'with-maria' });
});

test('Enter asks about the choice, and the question stays', async () => {
  const { app } = await openApp();
  show(app, Overlays, {});
  app.overlay = { type: 'newMessage' };
  await settled();
  await type('cam');
  await userEvent.keyboard('{Enter}');
  await settled();
  expect(screen.getByRole('dialog', { name: 'Send an opt-in request?' })).toBeTruthy();
});

test.each([
  [refusals.memberOff, /switched off for you. Your administrator can switch it on/u],
  [refusals.organizationOff, /switched off for your organization. Your administrator can/u],
])('E1: without $code no channel is offered, but the reason', async (switchedOff, words) => {
  const { app, host } = await openApp();
  host.push({ workspace: { ...workspaceView(host.world), switchedOff } });
  show(app, NewMessage, { onclose: vi.fn() });
  expect(screen.getByText(words)).toBeTruthy();
  expect(screen.queryByRole('combobox')).toBeNull();
  expect(screen.queryByText('WhatsApp')).toBeNull();
});
