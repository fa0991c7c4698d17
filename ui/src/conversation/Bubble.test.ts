import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import Overlays from '../app/Overlays.svelte';
import type { MessageView } from '../host/bindings';
import { message, NOW, statuses } from '../testing/samples';
import { asked, openApp, show } from '../testing/stage';
import { spokenMessage } from '../words/message';
import Bubble from './Bubble.svelte';

async function bubble(changes: Partial<MessageView>) {
  const onact = vi.fn();
  const stage = await openApp();
  const props = {
    message: message(changes),
    follows: false,
    conversation: 'with-maria',
    heldCount: 2,
    guest: 'Maria',
    now: NOW,
    onact,
  };
  show(stage.app, Bubble, props);
  return { ...stage, onact };
}

test.each(['pending', 'queued', 'sent', 'delivered', 'read', 'cancelled'] as const)(
  'P1: %s is told in words',
  async (state) => {
    await bubble({ status: statuses[state] });
    const names = {
      pending: 'Waiting to go out',
      queued: 'Queued',
      sent: 'Sent',
      delivered: 'Delivered',
      read: 'Read',
      cancelled: 'Cancelled',
    };
    expect(screen.getByText(names[state])).toBeTruthy();
  },
);

/** What is offered on the message itself; the menu is there always. */
function actions(): string[] {
  const names = screen.queryAllByRole('button').map((each) => each.getAttribute('aria-label'));
  return names.map((name) => name ?? '').filter((name) => name !== 'More about this message');
}

test('W7: a held message says why, what releases it, and its place', async () => {
  await bubble({ status: statuses.held });
  expect(screen.getByText('Held until Maria writes again')).toBeTruthy();
  expect(screen.getByText(/The window had lapsed/u).textContent).toContain('1 of 2');
});

test('W7: the first held message can be sent later but not earlier', async () => {
  await bubble({ status: statuses.held });
  expect(screen.getByRole('button', { name: 'Send earlier' })).toHaveProperty('disabled', true);
  expect(screen.getByRole('button', { name: 'Send later' })).toHaveProperty('disabled', false);
});

test('W7: cancelling asks the host for exactly this message', async () => {
  const { host } = await bubble({ id: 'm7', status: statuses.held });
  await userEvent.click(screen.getByRole('button', { name: 'Cancel message' }));
  expect(asked(host, 'cancel_held')).toEqual([{ conversation: 'with-maria', message: 'm7' }]);
});

test('W7: editing opens the words and saves what was made of them', async () => {
  const { app, host } = await bubble({ id: 'm7', status: statuses.held });
  show(app, Overlays, {});
  await userEvent.click(screen.getByRole('button', { name: 'Edit' }));
  const field = screen.getByRole('textbox', { name: 'Message' });
  await userEvent.clear(field);
  await userEvent.type(field, 'Better words');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(asked(host, 'edit_held')).toMatchObject([{ message: 'm7', text: 'Better words' }]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test("a colleague's held message offers nothing to press", async () => {
  await bubble({
    author: { type: 'colleague', name: 'Ben Ito' },
    yours: false,
    status: statuses.held,
  });
  expect(screen.getByText('Ben Ito')).toBeTruthy();
  expect(actions()).toEqual([]);
});

test('a failed message names the next step and can be retried', async () => {
  const { onact } = await bubble({ id: 'm3', status: statuses.failed });
  expect(screen.getByText(/Retry when it is back.*20503/u)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
  expect(onact).toHaveBeenCalledWith('retry');
});

test.each(['unreachable', 'blockedByGuest'] as const)(
  'C2: where a retry makes no sense (%s) none is offered',
  async (failure) => {
    await bubble({ status: { state: 'failed', failure, providerCode: 63024 } });
    expect(actions()).toEqual([]);
  },
);

test('words WhatsApp does not take can be written anew', async () => {
  const { onact } = await bubble({
    status: { state: 'failed', failure: 'content', providerCode: 63013 },
  });
  await userEvent.click(screen.getByRole('button', { name: 'Write it anew' }));
  expect(onact).toHaveBeenCalledWith('rewrite');
});

test('an unknown message is never sent again silently: it says to check first', async () => {
  await bubble({ status: statuses.unknown });
  expect(screen.getByText(/Check with Maria before you send it again/u)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Send again' })).toBeTruthy();
});

test('a message the hub refused can be tried again, taken back or dismissed', async () => {
  const { onact } = await bubble({ id: 'm4', status: statuses.refused });
  expect(screen.getByText(/Only they can change that/u)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
  await userEvent.click(screen.getByRole('button', { name: 'Put the words back' }));
  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(onact.mock.calls).toEqual([['retry'], ['takeBack'], ['discard']]);
});

test('a blocked message names the rule', async () => {
  await bubble({ status: statuses.blocked });
  expect(screen.getByText(/it contains promise of returns/u)).toBeTruthy();
});

test('P3: a late arrival is marked', async () => {
  await bubble({ author: { type: 'guest' }, status: statuses.received, late: true });
  expect(screen.getByText('Arrived late')).toBeTruthy();
});

test('xD14: a message is spoken as who, what, when, state', () => {
  const spoken = spokenMessage(message({ status: statuses.read }), 'Maria', NOW);
  expect(spoken).toMatch(/^You, Good morning, .*12:00.*, Read$/u);
});
