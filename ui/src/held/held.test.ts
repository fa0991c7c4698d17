import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { HeldMessageRow } from '../host/bindings';
import { message, statuses } from '../testing/samples';
import { asked, openApp, settled, show } from '../testing/stage';
import { groups } from './groups';
import { placeBefore } from './held-actions';
import HeldPage from './HeldPage.svelte';

function held(conversationId: string, id: string): HeldMessageRow {
  return {
    conversationId,
    guestName: conversationId,
    message: message({ id, status: statuses.held }),
  };
}

const rows = [held('c1', 'a'), held('c2', 'x'), held('c1', 'b'), held('c1', 'c')];

test.each([
  ['b', -1, 'a'],
  ['c', -1, 'b'],
  ['a', 1, 'c'],
  ['b', 1, null],
  ['a', -1, undefined],
  ['c', 1, undefined],
  ['x', 1, undefined],
] as const)('W7: %s moved by %i stands before %s', (id, step, before) => {
  expect(placeBefore(rows, id === 'x' ? 'c2' : 'c1', id, step)).toBe(before);
});

test('W7: everything held is listed by conversation, in the order of release', () => {
  const grouped = groups(rows).map((group) => group.rows.map((row) => row.message.id).join(''));
  expect(grouped).toEqual(['abc', 'x']);
});

test('W7: the page of everything held moves a message through the host', async () => {
  const { app, host } = await openApp();
  app.goTo({ at: 'held' });
  await settled();
  show(app, HeldPage, {});
  const group = within(screen.getByRole('region', { name: 'Maria Santos' }));
  const [first] = group.getAllByRole('button', { name: 'Send later' });
  await userEvent.click(first!);
  await settled();
  expect(asked(host, 'move_held')).toMatchObject([{ conversation: 'with-maria', before: null }]);
});

test('nothing held is said in words', async () => {
  const { app } = await openApp({ held: () => [] });
  await app.held.refresh();
  show(app, HeldPage, {});
  expect(screen.getByText('Nothing is held')).toBeTruthy();
});
