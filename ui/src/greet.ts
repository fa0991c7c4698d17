/** What both pages do first: say their language, find their host. */
import { getLocale, getTextDirection } from '$paraglide/runtime.js';
import { followLanguage, settleLanguage } from './app/language';
import type { Host } from './host/host';

/** A browser shows the host in memory; the built app never holds it. */
const noShell =
  import.meta.env.MODE === 'fake' || (import.meta.env.DEV && !('__TAURI_INTERNALS__' in window));

export async function greet(): Promise<Host> {
  settleLanguage();
  document.documentElement.lang = getLocale();
  document.documentElement.dir = getTextDirection();
  followLanguage();
  if (noShell) return (await import('./host/fake')).fakeHost();
  return (await import('./host/tauri')).tauriHost;
}
