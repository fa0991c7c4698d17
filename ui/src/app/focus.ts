/** Focus is never lost: when what held it is gone or hidden, the pane in view takes it. */
import { tick } from 'svelte';

export async function keepFocus(): Promise<void> {
  await tick();
  const held = document.activeElement;
  if (held instanceof HTMLElement && held !== document.body && held.checkVisibility()) return;
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]:not(nav)')];
  const shown: HTMLElement | undefined = panes.find((pane) => pane.checkVisibility());
  const current = shown?.querySelector<HTMLElement>('[aria-current="true"]');
  (current ?? shown)?.focus();
}
