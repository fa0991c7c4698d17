import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import ConversationPane from '../conversation/ConversationPane.svelte';
import Overlays from '../app/Overlays.svelte';
import type { Answers } from '../host/fake';
import { asked, openApp, settled, show } from '../testing/stage';

async function withMaria(answers: Answers = {}) {
  const stage = await openApp(answers);
  stage.app.openConversation('with-maria');
  await settled();
  if (!stage.app.details.shown) stage.app.details.toggle();
  show(stage.app, ConversationPane, {});
  show(stage.app, Overlays, {});
  await settled();
  return stage;
}

async function press(name: string | RegExp) {
  await userEvent.click(screen.getByRole('button', { name }));
  await settled();
}

test('M1: several colleagues come in at once, and the dialog says what the guest is told', async () => {
  const { host } = await withMaria();
  await press('Add User to Conversation');
  const dialog = within(screen.getByRole('dialog'));
  expect(dialog.queryByRole('checkbox', { name: 'Ben Ito' })).toBeNull();
  expect(document.activeElement).toBe(dialog.getByRole('checkbox', { name: 'Clara Weiss' }));
  await userEvent.keyboard(' ');
  expect(dialog.getByText(/will be told that Clara Weiss joined/u)).toBeTruthy();
  await press('Add');
  expect(asked(host, 'add_members')).toEqual([{ conversation: 'with-maria', members: ['clara'] }]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('M1: when nobody can come in, it says why for each', async () => {
  await withMaria({
    colleagues: () => ({
      colleagues: [
        { id: 'ben', name: 'Ben Ito', alreadyIn: true, ineligible: null },
        { id: 'clara', name: 'Clara Weiss', alreadyIn: false, ineligible: 'suspended' },
      ],
      room: 8,
    }),
  });
  await press('Add User to Conversation');
  const dialog = within(screen.getByRole('dialog'));
  expect(dialog.getByText('Already in this conversation.')).toBeTruthy();
  expect(dialog.getByText("This colleague's account is suspended.")).toBeTruthy();
  expect(dialog.queryByRole('button', { name: 'Add' })).toBeNull();
});

test('M4: one colleague takes over, with a note', async () => {
  const { host } = await withMaria();
  await press('Transfer');
  const dialog = within(screen.getByRole('dialog'));
  await userEvent.click(dialog.getByRole('radio', { name: 'Ben Ito' }));
  await userEvent.type(dialog.getByRole('textbox'), 'She prefers the mornings.');
  await userEvent.click(dialog.getByRole('button', { name: 'Transfer to Ben Ito' }));
  await settled();
  expect(asked(host, 'transfer')).toMatchObject([
    { conversation: 'with-maria', to: 'ben', note: 'She prefers the mornings.' },
  ]);
  expect(screen.getByText('You left this conversation')).toBeTruthy();
});

test('M3: removing asks once more, and No is what Enter and Escape mean', async () => {
  const { host } = await withMaria();
  await press('Remove Participant');
  await userEvent.click(screen.getByRole('radio', { name: 'Ben Ito' }));
  await press('Done');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'No' }));
  await userEvent.keyboard('{Enter}');
  await settled();
  expect(asked(host, 'remove_member')).toEqual([]);
  expect(screen.queryByRole('dialog')).toBeNull();

  await press('Remove Participant');
  await userEvent.click(screen.getByRole('radio', { name: 'Ben Ito' }));
  await press('Done');
  await press('Yes');
  expect(asked(host, 'remove_member')).toEqual([{ conversation: 'with-maria', member: 'ben' }]);
});

test('M2, M5: leaving is confirmed lightly; what stays offers to start again', async () => {
  const { host } = await withMaria();
  await press('Leave Conversation');
  await press('Leave');
  expect(asked(host, 'leave')).toEqual([{ conversation: 'with-maria' }]);
  expect(screen.queryByRole('button', { name: 'Leave Conversation' })).toBeNull();
  await press('Restart');
  expect(screen.getByRole('dialog').textContent).toContain('opt-in');
});

test('M3: who is alone has nobody to remove', async () => {
  const { app, host } = await withMaria();
  host.world.conversation('with-maria').members = [{ id: 'ana', name: 'Ana Okafor', you: true }];
  await app.open?.again();
  await settled();
  expect(screen.queryByRole('button', { name: 'Remove Participant' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Leave Conversation' })).toBeTruthy();
});

test('a refusal stays in the dialog, with its reason', async () => {
  await withMaria({
    leave: () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error
      throw { code: 'refused', refusal: { code: 'notMember' } };
    },
  });
  await press('Leave Conversation');
  await press('Leave');
  expect(
    within(screen.getByRole('dialog')).getByText(/no longer in this conversation/u),
  ).toBeTruthy();
});
