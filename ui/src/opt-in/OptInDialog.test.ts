import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { Answers } from '../host/fake';
import { WORDING } from '../host/fake/rules';
import { asked, openApp, settled, show } from '../testing/stage';
import OptInDialog from './OptInDialog.svelte';

async function dialog(answers: Answers = {}) {
  const onclose = vi.fn();
  const stage = await openApp(answers);
  show(stage.app, OptInDialog, { contact: 'contact-yuki', onclose });
  await settled();
  return { ...stage, onclose };
}

test('C1: the dialog asks, with the exact wording, both answers and who it comes from', async () => {
  await dialog();
  expect(screen.getByRole('dialog', { name: 'Send an opt-in request?' })).toBeTruthy();
  expect(screen.getByText(WORDING)).toBeTruthy();
  expect(screen.getByText('Yes, I agree')).toBeTruthy();
  expect(screen.getByText('No, thanks')).toBeTruthy();
  expect(screen.getByText(/They receive this from Northwind Advisory/u)).toBeTruthy();
});

test('C1: Cancel sends nothing and creates nothing', async () => {
  const { host, onclose } = await dialog();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(onclose).toHaveBeenCalled();
  expect(asked(host, 'start_conversation')).toEqual([]);
});

test('C1: Send request starts the conversation and goes there', async () => {
  const { app, host, onclose } = await dialog();
  await userEvent.click(screen.getByRole('button', { name: 'Send request' }));
  await settled();
  expect(asked(host, 'start_conversation')).toMatchObject([{ contact: 'contact-yuki' }]);
  expect(onclose).toHaveBeenCalled();
  expect(app.route).toMatchObject({ at: 'messages', conversation: app.open?.id });
});

test('P2: pressed again after trouble, it is the same request', async () => {
  const away = () => {
    throw Object.assign(new Error(), { code: 'hubAway' });
  };
  const { host } = await dialog({ start_conversation: away });
  await userEvent.click(screen.getByRole('button', { name: 'Send request' }));
  await settled();
  expect(screen.getByRole('alert').textContent).toContain('The hub is away');
  await userEvent.click(screen.getByRole('button', { name: 'Send request' }));
  const [first, second] = asked(host, 'start_conversation');
  expect(second).toEqual(first);
});

test('a request that would be refused cannot be sent and says why', async () => {
  const preview = {
    lineName: 'Northwind',
    wording: WORDING,
    acceptLabel: 'Yes',
    declineLabel: 'No',
  };
  const refusal = { code: 'guestDeclined' } as const;
  await dialog({ opt_in_preview: () => ({ ...preview, refusal }) });
  expect(screen.getByText(/Only they can change that/u)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Send request' })).toBeNull();
});

test('Escape means Cancel', async () => {
  const { onclose } = await dialog();
  screen.getByRole('dialog').dispatchEvent(new Event('cancel', { cancelable: true }));
  expect(onclose).toHaveBeenCalled();
});
