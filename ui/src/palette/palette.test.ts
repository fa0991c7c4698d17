import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import Overlays from '../app/Overlays.svelte';
import { listenForKeys } from '../app/shortcuts';
import type { Answers } from '../host/fake';
import { openApp, settled, show } from '../testing/stage';

async function opened(answers: Answers = {}) {
  const stage = await openApp(answers);
  show(stage.app, Overlays, {});
  const stop = listenForKeys(stage.app);
  await userEvent.keyboard('{Control>}k{/Control}');
  await settled();
  stop();
  return { ...stage, field: screen.getByRole('combobox', { name: 'Go to' }) };
}

async function type(text: string) {
  await userEvent.keyboard(text);
  await settled();
}

const chosen = () => screen.getByRole('option', { selected: true });

test('it opens with the latest conversations and every command, grouped', async () => {
  const { field } = await opened();
  expect(document.activeElement).toBe(field);
  const conversations = screen.getByRole('group', { name: 'Conversations' });
  expect(within(conversations).getAllByRole('option').length).toBeGreaterThan(0);
  const commands = screen.getByRole('group', { name: 'Commands' });
  for (const name of ['New message', 'Settings', 'Keyboard shortcuts', 'Open the Guest phone']) {
    expect(within(commands).getByText(name)).toBeTruthy();
  }
});

test('a name leads to the conversation, the arrows to the contact', async () => {
  const { app, field } = await opened();
  await type('maria');
  expect(field.getAttribute('aria-activedescendant')).toBe(chosen().id);
  await type('{Enter}');
  expect(app.overlay).toBeNull();
  expect(app.route).toEqual({ at: 'messages', conversation: 'with-maria' });
});

test('down from the last of one group is the first of the next', async () => {
  const { app } = await opened();
  await type('maria{ArrowDown}');
  expect(chosen().closest('[role=group]')?.getAttribute('aria-label')).toBe('Contacts');
  await type('{Enter}');
  expect(app.route.at).toBe('contacts');
});

test('a command runs, also one that opens a dialog', async () => {
  const { app } = await opened();
  await type('shortc{Enter}');
  expect(app.overlay).toEqual({ type: 'keys' });
});

test('what is called nothing is said, and Enter stays', async () => {
  const { app } = await opened();
  await type('zzz{Enter}');
  expect(screen.getByRole('status').textContent).toBe('Nothing here is called “zzz”.');
  expect(app.overlay).toEqual({ type: 'palette' });
});

test('trouble is told in place of what was found', async () => {
  const away = () => {
    throw Object.assign(new Error(), { code: 'storage' });
  };
  await opened({ conversations: away });
  expect(screen.getByRole('status').textContent).toContain("can't read or write its files");
});
