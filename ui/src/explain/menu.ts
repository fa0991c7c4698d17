/** What can be done with a message, each thing once: the row's own actions are here too. */
import { m } from '$paraglide/messages.js';
import type { App } from '../app/app.svelte';
import type { MessageView } from '../host/bindings';
import type { Glyph } from '../parts/glyphs';
import { contentText } from '../words/message';
import { nextStep, takesBack, type Act } from '../words/status';

export type MenuItem = { name: string; glyph: Glyph; run: () => unknown };

/** The message a menu belongs to, and where it opens. */
export type MenuAt = {
  message: MessageView;
  conversation: string;
  x: number;
  y: number;
};

export function menuItems(app: App, { message, conversation }: MenuAt): MenuItem[] {
  const { id, content } = message;
  const act = (name: string, glyph: Glyph, what: Act): MenuItem => ({
    name,
    glyph,
    run: () => app.act(message, what),
  });
  return [
    {
      name: m.menu_explain(),
      glyph: 'details',
      run: () => (app.overlay = { type: 'explain', conversation, message: id }),
    },
    {
      name: m.menu_copy(),
      glyph: 'copy',
      run: () => navigator.clipboard.writeText(contentText(content)),
    },
    ...stepItems(message, act),
    ...heldItems(app, message, conversation),
  ];
}

function stepItems(
  message: MessageView,
  act: (name: string, glyph: Glyph, what: Act) => MenuItem,
): MenuItem[] {
  switch (message.yours ? nextStep(message.status) : null) {
    case null:
      return [];
    case 'retry':
      return [act(m.status_retry(), 'retry', 'retry')];
    case 'sendAgain':
      return [act(m.status_send_again(), 'retry', 'retry')];
    case 'rewrite':
      return [act(m.status_rewrite(), 'edit', 'rewrite')];
    case 'notTaken':
      return [
        ...(takesBack(message) ? [act(m.not_taken_take_back(), 'edit', 'takeBack')] : []),
        act(m.status_retry(), 'retry', 'retry'),
        act(m.dismiss(), 'close', 'discard'),
      ];
  }
}

function heldItems(app: App, message: MessageView, conversation: string): MenuItem[] {
  if (message.status.state !== 'held' || !message.yours) return [];
  const { id, content } = message;
  const move = (step: 1 | -1) => app.heldActions.move(conversation, id, step);
  const text = contentText(content);
  return [
    {
      name: m.held_edit(),
      glyph: 'edit',
      run: () => (app.overlay = { type: 'editHeld', conversation, message: id, text }),
    },
    { name: m.held_earlier(), glyph: 'up', run: () => move(-1) },
    { name: m.held_later(), glyph: 'down', run: () => move(1) },
    {
      name: m.held_cancel(),
      glyph: 'close',
      run: () => app.heldActions.cancel(conversation, id),
    },
  ];
}
