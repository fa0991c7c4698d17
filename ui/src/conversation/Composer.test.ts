import { screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Answers } from '../host/fake';
import { asked, openApp, settled, show } from '../testing/stage';
import Conversation from './Conversation.svelte';
import { OpenConversation } from './open-conversation.svelte';

async function composer(conversation: string, answers: Answers = {}) {
  const stage = await openApp(answers);
  const open = new OpenConversation(stage.host, conversation, stage.app.places);
  await open.load();
  if (!open.head) throw new Error('the conversation was not loaded');
  show(stage.app, Conversation, { open, head: open.head });
  return { ...stage, open };
}

const field = () => screen.getByRole('textbox');

test('P2, P5: Enter sends once, with an id made here and the conversation it was written in', async () => {
  const { host } = await composer('with-jonas');
  await userEvent.type(field(), 'Good evening{Enter}');
  const sent = asked(host, 'send_text');
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    conversation: 'with-jonas',
    draftedIn: 'with-jonas',
    text: 'Good evening',
  });
  expect(sent[0]).toHaveProperty('message', expect.stringMatching(/^[0-9a-f-]{36}$/u));
  expect(field()).toHaveProperty('value', '');
});

test('words in kana or hangul are marked as what they are while they are written', async () => {
  await composer('with-jonas');
  await userEvent.type(field(), '会議');
  expect(field().getAttribute('lang')).toBeNull();
  await userEvent.type(field(), 'は');
  expect(field().getAttribute('lang')).toBe('ja');
});

test('Shift+Enter makes a new line', async () => {
  const { host } = await composer('with-jonas');
  await userEvent.type(field(), 'One{Shift>}{Enter}{/Shift}Two');
  expect(field()).toHaveProperty('value', 'One\nTwo');
  expect(asked(host, 'send_text')).toEqual([]);
});

test('Enter makes a new line where the member chose so, and Ctrl+Enter sends', async () => {
  const { app, host } = await composer('with-jonas');
  app.preferences.enterSends = false;
  await userEvent.type(field(), 'One{Enter}Two{Control>}{Enter}{/Control}');
  expect(asked(host, 'send_text')).toMatchObject([{ text: 'One\nTwo' }]);
});

test('P5: a refused send gives the words back and says why', async () => {
  const refused = () => {
    throw Object.assign(new Error(), { code: 'refused', refusal: { code: 'wrongRecipient' } });
  };
  const { open } = await composer('with-jonas', { send_text: refused });
  await userEvent.type(field(), 'For somebody else{Enter}');
  await settled();
  expect(open.draft.text).toBe('For somebody else');
  expect(open.problem).toMatchObject({ code: 'refused' });
});

test('W4: in a lapsed window the button holds rather than sends', async () => {
  await composer('with-maria');
  expect(screen.getByRole('button', { name: 'Hold message' })).toBeTruthy();
  expect(screen.getByText(/What you write is held/u)).toBeTruthy();
});

test('P6: words that break a rule are told before they are sent', async () => {
  const { host } = await composer('with-jonas');
  await userEvent.type(field(), 'a guaranteed return');
  await waitFor(() => expect(screen.getByText(/it contains promise of returns/u)).toBeTruthy());
  expect(asked(host, 'send_text')).toEqual([]);
});

test('while the guest has not answered, nothing can be written and it says until when', async () => {
  await composer('with-priya');
  expect(screen.queryByRole('textbox')).toBeNull();
  const off = screen.getByRole('group', { name: /Messages to .* are off/u });
  expect(off.textContent).toMatch(/Waiting for .* can be sent again in/u);
});

test('C6: the request is sent again with the button, once', async () => {
  const { app, host } = await composer('with-paul');
  app.clock.follow(86_400_000);
  await settled();
  await userEvent.click(screen.getByRole('button', { name: 'Send request again' }));
  expect(asked(host, 'resend_request')).toMatchObject([{ conversation: 'with-paul' }]);
});

test('C7: a declined conversation is off, with who can end it', async () => {
  await composer('with-sam');
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.getByText(/Only they can change that/u)).toBeTruthy();
});

test('words written before the composer went off stay in view', async () => {
  const { open } = await composer('with-sam');
  open.draft.type('Half a thought', 'with-sam');
  await settled();
  expect(screen.getByText('Half a thought')).toBeTruthy();
});

test('text beyond the limit cannot be sent and says by how much', async () => {
  const { open } = await composer('with-jonas');
  open.draft.type('x'.repeat(1601), 'with-jonas');
  expect((await screen.findByRole('alert')).textContent).toContain('1 character over the limit');
  expect(screen.getByRole('button', { name: 'Send' })).toHaveProperty('disabled', true);
});
