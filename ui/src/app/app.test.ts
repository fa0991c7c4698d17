import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { fakeHost } from '../host/fake';
import { asked, openApp, settled } from '../testing/stage';
import { row } from '../testing/samples';
import { App } from './app.svelte';
import Window from './Window.svelte';

beforeEach(() => localStorage.clear());

async function opened() {
  const host = fakeHost();
  host.world.chosen = true;
  render(Window, { host });
  await settled();
  await settled();
  return host;
}

test('the first start offers Practice and says what this version cannot do yet', async () => {
  const host = fakeHost();
  render(Window, { host });
  await settled();
  expect(screen.getByRole('heading', { name: 'MultiLine' })).toBeTruthy();
  expect(screen.getAllByText('Not available in this version')).toHaveLength(2);
  await userEvent.click(screen.getByRole('button', { name: 'Open Practice' }));
  await settled();
  expect(asked(host, 'open_workspace')).toEqual([{ kind: 'practice', anew: false }]);
  expect(screen.getByRole('heading', { name: 'Messages' })).toBeTruthy();
});

test('a damaged practice workspace can be begun anew', async () => {
  const damaged = () => {
    throw Object.assign(new Error(), { code: 'practiceDamaged' });
  };
  const host = fakeHost({ workspace: damaged });
  render(Window, { host });
  await settled();
  expect(screen.getByText(/its files are damaged/u)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Begin anew' }));
  await settled();
  expect(asked(host, 'open_workspace')).toEqual([{ kind: 'practice', anew: true }]);
  expect(screen.getByRole('heading', { name: 'Messages' })).toBeTruthy();
});

test('a workspace chosen before opens at once', async () => {
  await opened();
  expect(screen.getByRole('heading', { name: 'Messages' })).toBeTruthy();
});

test('back from another place, a conversation opens at what came meanwhile', async () => {
  const { app, host } = await openApp();
  app.openConversation('with-maria');
  await settled();
  const before = app.open;
  app.goToPlace('contacts');
  app.goToPlace('messages');
  expect(app.open).toBe(before);
  app.goToPlace('contacts');
  const head = before?.head;
  host.push({
    timelines: [
      {
        conversation: 'with-maria',
        head: { ...head!, row: { ...head!.row, unread: 2 } },
        items: { upserted: [], removed: [] },
      },
    ],
  });
  app.goToPlace('messages');
  expect(app.open).not.toBe(before);
  expect(app.open?.id).toBe('with-maria');
});

test('the rail counts what is unread and held', async () => {
  await opened();
  expect(screen.getByRole('button', { name: 'Messages, 3 unread messages' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Held messages, 2 held messages' })).toBeTruthy();
});

/** An app on whose open conversation the cache has nothing until it is `fetched`. */
async function waitingForTheFeed() {
  const real = fakeHost();
  let there = false;
  const needed = () => {
    if (!there) throw Object.assign(new Error(), { code: 'notFound' });
  };
  const stage = await openApp({
    conversation: (request) => (needed(), real.call('conversation', request)),
    timeline: (request) => (needed(), real.call('timeline', request)),
  });
  stage.app.openConversation('with-maria');
  await settled();
  expect(stage.app.open?.problem).toMatchObject({ code: 'notFound' });
  const fetched = () => (there = true);
  return { ...stage, fetched, real };
}

test('a conversation that was not there yet is shown as soon as it is', async () => {
  const { app, host, fetched } = await waitingForTheFeed();
  fetched();
  host.push({ overflow: true });
  await settled();
  await settled();
  expect(app.open?.problem).toBeNull();
  expect(app.open?.head?.row.id).toBe('with-maria');
  expect(app.open?.timeline.items).not.toHaveLength(0);
});

test('an answer from before it was there leaves no trouble behind', async () => {
  const real = fakeHost();
  const answers: (() => void)[] = [];
  const { app, host } = await openApp({
    conversation: (request) =>
      new Promise((answer, fail) => {
        answers.push(
          answers.length === 0
            ? () => fail(Object.assign(new Error(), { code: 'notFound' }))
            : () => answer(real.call('conversation', request)),
        );
      }),
  });
  app.openConversation('with-maria');
  await settled();
  host.push({ overflow: true });
  await settled();
  for (const answer of answers) {
    answer();
    await settled();
  }
  expect(app.open?.head?.row.id).toBe('with-maria');
  expect(app.open?.problem).toBeNull();
});

test('the same when only its own change is told', async () => {
  const { app, host, fetched, real } = await waitingForTheFeed();
  fetched();
  const head = await real.call('conversation', { conversation: 'with-maria' });
  const items = { upserted: [], removed: [] };
  host.push({ timelines: [{ conversation: 'with-maria', head, items }] });
  await settled();
  await settled();
  expect(app.open?.timeline.loaded).toBe(true);
});

test('a start elsewhere still leads back into the conversation that was open', async () => {
  const { app } = await openApp();
  app.openConversation('with-maria');
  app.goToPlace('settings');
  const again = new App(fakeHost());
  again.goToPlace('messages');
  expect(again.route).toEqual({ at: 'messages', conversation: 'with-maria' });
});

test.each(['offline', 'signedOut'] as const)('%s is told in a banner', async (connection) => {
  const host = await opened();
  const { workspaceView } = await import('../host/fake/views');
  host.push({ workspace: { ...workspaceView(host.world), connection } });
  await settled();
  const banner = { offline: /The hub is away/u, signedOut: /no longer accepts/u };
  expect(screen.getByText(banner[connection])).toBeTruthy();
});

test('Ctrl+2 goes to Contacts, Ctrl+N to a new message, ? to the keys', async () => {
  await opened();
  await userEvent.keyboard('{Control>}2{/Control}');
  expect(screen.getByRole('heading', { name: 'Contacts' })).toBeTruthy();
  await userEvent.keyboard('{Control>}n{/Control}');
  expect(screen.getByRole('dialog', { name: 'New message' })).toBeTruthy();
  screen.getByRole('dialog').dispatchEvent(new Event('cancel', { cancelable: true }));
  await settled();
  await userEvent.keyboard('?');
  expect(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy();
});

test('Alt+Down opens the next conversation', async () => {
  const { app } = await openApp();
  const { listenForKeys } = await import('./shortcuts');
  const stop = listenForKeys(app);
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
  const first = app.route;
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
  stop();
  expect(first).toEqual({ at: 'messages', conversation: app.messages.rows[0]?.id });
  expect(app.route).toEqual({ at: 'messages', conversation: app.messages.rows[1]?.id });
});

test('a new guest message is announced, a status is not', async () => {
  const { app, host } = await openApp({ conversations: () => ({ rows: [row()], next: null }) });
  host.push({ conversations: { upserted: [row({ held: 1 })], removed: [] } });
  expect(app.spoken).toBe('');
  host.push({ conversations: { upserted: [row({ unread: 1 })], removed: [] } });
  expect(app.spoken).toBe('New message from Maria Santos: See you');
});

test('xD6: nothing but the member changes the open conversation', async () => {
  const { app, host } = await openApp();
  app.openConversation('with-jonas');
  await settled();
  host.push({
    conversations: { upserted: [row({ id: 'with-maria', at: Date.now() + 1 })], removed: [] },
  });
  host.push({ overflow: true });
  await settled();
  expect(app.open?.id).toBe('with-jonas');
});

test('countdowns follow the hub clock', async () => {
  const { app, host } = await openApp();
  const before = app.clock.now;
  host.push({ workspace: { ...app.workspace!, clockOffsetMs: 86_400_000 } });
  expect(app.clock.now - before).toBeGreaterThanOrEqual(86_400_000);
});

test('an overflow reloads what is shown', async () => {
  const { host } = await openApp();
  const before = asked(host, 'conversations').length;
  host.push({ overflow: true });
  expect(asked(host, 'conversations')).toHaveLength(before + 1);
});
