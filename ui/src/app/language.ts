/** The language of the interface: the member's choice on this device, or the system's. */
import { getLocale, locales, overwriteGetLocale } from '$paraglide/runtime.js';

type Locale = (typeof locales)[number];
export type Language = 'system' | Locale;

const KEY = 'multiline.language';
export const LANGUAGES: readonly Language[] = ['system', ...locales];

export function language(): Language {
  const kept = localStorage.getItem(KEY);
  return locales.find((locale) => locale === kept) ?? 'system';
}

/** Every text changes, so every window begins anew; what is unsent is kept before. */
export function speak(wanted: Language): void {
  if (wanted === 'system') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, wanted);
  location.reload();
}

/** Settles on the language of this page, before its first text. */
export function settleLanguage(): void {
  const chosen = language();
  const spoken = chosen === 'system' ? getLocale() : chosen;
  overwriteGetLocale(() => spoken);
}

/** Takes over what another window of the app has chosen. */
export function followLanguage(): void {
  const settled = language();
  addEventListener('storage', ({ key }) => {
    if (key === KEY && language() !== settled) location.reload();
  });
}

/** A language as its own speakers call it. */
export function ownName(locale: Locale): string {
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
