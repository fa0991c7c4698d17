/** Names in one phrase, as the language joins them. */
import { getLocale } from '$paraglide/runtime.js';

export function listed(names: readonly string[]): string {
  return new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(names);
}
