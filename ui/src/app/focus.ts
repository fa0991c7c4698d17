/** Where the focus goes: between panes, and when what held it is gone. */
import { tick } from 'svelte';

/** What of a pane to begin with, the best first. */
const STOPS = [
  'textarea:not([disabled])',
  '[aria-current]',
  '[role="listitem"] button[tabindex="0"]',
  '[tabindex="0"]:not([role="slider"])',
  'button:not([disabled])',
];

/** Focus is never lost: when what held it is gone or hidden, the pane around `near` takes it, or the first in view. */
export async function keepFocus(near?: Element | null): Promise<void> {
  const around = near?.closest<HTMLElement>('[data-pane]');
  await tick();
  const held = document.activeElement;
  if (
    held instanceof HTMLElement &&
    held !== document.body &&
    held.checkVisibility() &&
    !held.matches(':disabled')
  )
    return;
  const pane = around?.isConnected ? around : panes().find((each) => !each.matches('nav'));
  if (pane) enter(pane);
}

/** Into the next pane, or the one before. */
export function nextPane(step: 1 | -1): boolean {
  const shown = panes();
  // The innermost: the messages are a pane of their own in that of their conversation.
  const here = shown.findLastIndex((pane) => pane.contains(document.activeElement));
  const pane = shown.at((here + step + shown.length) % shown.length);
  if (pane) enter(pane);
  return pane !== undefined;
}

/** Into the search field of the list, where one is in view. */
export function toSearch(): boolean {
  const fields = [...document.querySelectorAll<HTMLInputElement>('[data-pane] input[data-search]')];
  const field = fields.find((each) => each.checkVisibility());
  field?.focus();
  field?.select();
  return field !== undefined;
}

function panes(): HTMLElement[] {
  const all = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  return all.filter((pane) => pane.checkVisibility());
}

function enter(pane: HTMLElement): void {
  // A list knows itself which of its messages is next.
  if (pane.matches('[role="list"]')) return pane.focus();
  const stops = STOPS.flatMap((stop) => [...pane.querySelectorAll<HTMLElement>(stop)]);
  const own = stops.filter((stop) => stop.closest('[data-pane]') === pane);
  (own.find((stop) => stop.checkVisibility()) ?? pane).focus();
}
