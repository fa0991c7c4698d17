/** A phone number being typed, in words: its country, and what is missing. */
import { m } from '$paraglide/messages.js';
import { getLocale } from '$paraglide/runtime.js';
import type { NumberView } from '../host/bindings';

/** "Switzerland" */
export function countryName(code: string): string {
  return new Intl.DisplayNames([getLocale()], { type: 'region' }).of(code) ?? code;
}

/** One line under the field. */
export function numberNote({ country, verdict }: NumberView): string {
  const name = country === null ? null : countryName(country);
  switch (verdict.type) {
    case 'complete':
      return name ?? '';
    case 'incomplete':
      return name === null ? m.number_incomplete() : m.number_incomplete_in({ country: name });
    case 'tooLong':
      return name === null ? m.number_too_long() : m.number_too_long_in({ country: name });
    case 'notInUse':
      return name === null ? m.number_not_in_use() : m.number_not_in_use_in({ country: name });
    case 'unknownCountry':
      return m.number_unknown_country();
    case 'noNumber':
      return m.number_none();
  }
}
