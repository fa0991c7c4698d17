import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { NotTakenView, RepairView, WorkspaceView } from '../host/bindings';
import { message, NOW, refusals, statuses } from '../testing/samples';
import { asked, openApp, settled, show } from '../testing/stage';
import Strips from './Strips.svelte';

const repair: RepairView = {
  number: 1,
  at: NOW,
  cause: 'damaged',
  file: '/data/desk.sqlite.quarantine-1',
  outboxSaved: 2,
  draftsSaved: 1,
  unreadable: [],
};

const edit: NotTakenView = {
  intent: 'i1',
  conversation: 'with-maria',
  message: 'm1',
  guestId: 'maria',
  guestName: 'Maria',
  asked: { type: 'edit', text: 'Better words' },
  refusal: refusals.notHeld,
  askedAt: NOW,
  refusedAt: NOW,
};

async function strips(changes: Partial<WorkspaceView>, answers = {}) {
  const stage = await openApp({ put_report_away: () => null, ...answers });
  show(stage.app, Strips, {});
  stage.host.push({ workspace: { ...stage.app.workspace!, ...changes } });
  await settled();
  return stage;
}

test('a repaired store says what was saved and what may be lost, until it is put away', async () => {
  const { host } = await strips({ repairs: [{ ...repair, unreadable: ['drafts'] }] });
  const told = screen.getByRole('alert').textContent;
  expect(told).toContain('saved from here: 2 unsent messages and 1 draft.');
  expect(told).toContain('Some may be lost of: drafts.');
  expect(told).toContain('desk.sqlite.quarantine-1');
  await userEvent.click(screen.getByRole('button', { name: 'Put away' }));
  expect(asked(host, 'put_report_away')).toEqual([{ repair: 1 }]);
});

test('a store that lost nothing is no alarm', async () => {
  await strips({ repairs: [{ ...repair, outboxSaved: 0, draftsSaved: 0 }] });
  expect(screen.getByRole('status').textContent).toContain('Everything comes back from the hub.');
});

test('a full disk says what ends it', async () => {
  await strips({ noRoom: true });
  expect(screen.getByRole('alert').textContent).toContain('Free some space');
});

test('a refused account says who ends it and what becomes of messages meanwhile', async () => {
  await strips({ accountRefused: true });
  const text = screen.getByRole('alert').textContent;
  expect(text).toContain('Your administrator');
  expect(text).toContain('stays here as “Not sent”');
});

test('a long first sync shows how far it is', async () => {
  await strips({ catchingUp: { done: 1200, of: 5000 } });
  expect(screen.getByText(/1,200 of 5,000/u)).toBeTruthy();
  expect(screen.getByRole('progressbar')).toHaveProperty('value', 1200);
});

test('connecting is told only when it takes long', async () => {
  vi.useFakeTimers();
  await strips({ connection: 'connecting' });
  expect(screen.queryByText(/Connecting/u)).toBeNull();
  vi.advanceTimersByTime(1_000);
  await settled();
  expect(screen.getByText(/Connecting/u)).toBeTruthy();
  vi.useRealTimers();
});

test('what the hub did not take says why, and its words can be taken back', async () => {
  const { app, host } = await strips(
    {},
    { not_taken: () => [edit], take_back: () => 'Better words' },
  );
  expect(screen.getByRole('alert').textContent).toContain('already on its way');
  expect(screen.getByRole('alert').textContent).toContain('“Better words”');
  await userEvent.click(screen.getByRole('button', { name: 'Put the words back' }));
  await settled();
  expect(asked(host, 'take_back')).toEqual([{ intent: 'i1' }]);
  expect(app.open?.draft.text).toBe('Better words');
  host.push({ notTaken: { upserted: [], removed: ['i1'] } });
  await settled();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('words for a conversation that never came to be are still shown until they are dismissed', async () => {
  const lost: NotTakenView = {
    ...edit,
    conversation: null,
    asked: { type: 'send', text: 'First words' },
  };
  const { host } = await strips({}, { not_taken: () => [lost], dismiss_not_taken: () => null });
  expect(screen.getByRole('alert').textContent).toContain('“First words”');
  expect(screen.queryByRole('button', { name: 'Put the words back' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(asked(host, 'dismiss_not_taken')).toEqual([{ intent: 'i1' }]);
});

test('the words of a message the hub refused go from the timeline back into the composer', async () => {
  const send: NotTakenView = { ...edit, asked: { type: 'send', text: 'Good morning' } };
  const { app, host } = await strips(
    {},
    { not_taken: () => [send], take_back: () => 'Good morning' },
  );
  expect(screen.queryByRole('alert')).toBeNull();
  app.openConversation('with-maria');
  await settled();
  await app.act(message({ id: 'm1', status: statuses.refused }), 'takeBack');
  expect(asked(host, 'take_back')).toEqual([{ intent: 'i1' }]);
  expect(app.open?.draft.text).toBe('Good morning');
});
