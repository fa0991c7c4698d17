/** The keys that work everywhere in the main window. */
import type { App } from './app.svelte';
import { nextPane, toSearch } from './focus';
import { RAIL } from './route';

/** The key after those of the rail. */
const PHONE_KEY = String(RAIL.length + 1);

const apple = navigator.platform.startsWith('Mac');

/** What the command key is called on this machine. */
export const COMMAND_KEY = apple ? '⌘' : 'Ctrl';

function commandPressed(event: KeyboardEvent | MouseEvent): boolean {
  return apple ? event.metaKey : event.ctrlKey;
}

/** Enter, or the command key with it, as the member chose; what is being composed isn't sent. */
export function sendPressed(event: KeyboardEvent, enterSends: boolean): boolean {
  if (event.key !== 'Enter' || event.isComposing) return false;
  return enterSends ? !event.shiftKey : commandPressed(event);
}

export function listenForKeys(app: App): () => void {
  const press = (event: KeyboardEvent) => {
    if (!app.workspace || app.overlay) return;
    if (pressed(app, event)) event.preventDefault();
  };
  addEventListener('keydown', press);
  return () => removeEventListener('keydown', press);
}

/** Whether the key meant something. */
function pressed(app: App, event: KeyboardEvent): boolean {
  if (commandPressed(event) && !event.altKey) return command(app, event.key.toLowerCase());
  if (event.altKey && event.key === 'ArrowDown') return neighbour(app, 1);
  if (event.altKey && event.key === 'ArrowUp') return neighbour(app, -1);
  if (event.key === 'F6') return nextPane(event.shiftKey ? -1 : 1);
  if (event.key === 'Escape') return app.stepBack();
  if (event.key === '?' && !isTyping(event.target)) {
    app.overlay = { type: 'keys' };
    return true;
  }
  return false;
}

function command(app: App, key: string): boolean {
  const place = RAIL[Number(key) - 1];
  if (place) app.goToPlace(place);
  else if (key === PHONE_KEY && app.workspace?.kind === 'practice') void app.openGuestPhone();
  else if (key === 'k') app.overlay = { type: 'palette' };
  else if (key === 'f') return toSearch();
  else if (key === 'n') app.overlay = { type: 'newMessage' };
  else if (key === 'i') app.details.toggle();
  else return false;
  return true;
}

function neighbour(app: App, step: 1 | -1): boolean {
  if (app.route.at !== 'messages') return false;
  const row = app.messages.neighbour(app.route.conversation, step);
  if (row) app.openConversation(row.id);
  return true;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
