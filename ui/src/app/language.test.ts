import { readFileSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { getLocale, locales } from '$paraglide/runtime.js';
import { language, ownName, settleLanguage } from './language';

type Plural = { match: Record<string, string> };
type Text = string | Plural[];
type Catalogue = Record<string, Text>;

const read = (locale: string) =>
  JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8')) as Catalogue;
const english = read('en');
const others = locales.filter((locale) => locale !== 'en');

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

/** What is written in parts and rules, tests left out. */
const sources = () =>
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!\.test)\.(?:ts|svelte)$/u.test(path))
    .map((path) => readFileSync(`src/${path}`, 'utf8'));

const wordings = (text: Text | undefined) =>
  typeof text === 'string' ? [text] : (text ?? []).flatMap(({ match }) => Object.values(match));
const gaps = (text: string) => [...text.matchAll(/\{(\w+)\}/gu)].map(([, gap]) => gap);

test.each(others)('%s has every text of the first catalogue and no other', (locale) => {
  expect(Object.keys(read(locale))).toEqual(Object.keys(english));
});

test.each(others)('%s fills the same gaps, and every wording says something', (locale) => {
  const catalogue = read(locale);
  for (const [key, text] of Object.entries(english)) {
    const known = new Set(wordings(text).flatMap(gaps));
    for (const wording of wordings(catalogue[key])) {
      expect(wording.trim(), key).not.toBe('');
      for (const gap of gaps(wording)) expect(known, `${key}: ${gap}`).toContain(gap);
    }
    if (typeof text === 'string') {
      const said = new Set(wordings(catalogue[key]).flatMap(gaps));
      expect(said, key).toEqual(known);
    }
  }
});

test.each(locales)('%s has each plural form its language has', (locale) => {
  const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted();
  for (const [key, text] of Object.entries(read(locale))) {
    if (typeof text === 'string') continue;
    const matched = Object.keys(text[0]?.match ?? {}).map((match) => match.replace('plural=', ''));
    expect(matched.toSorted(), key).toEqual(forms);
  }
});

test('a language is offered under its own name', () => {
  expect(locales.map(ownName)).toEqual(['English', 'العربية', '中文']);
});

test('no text is left that nothing says', () => {
  const said = new Set(
    sources().flatMap((text) => [...text.matchAll(/\bm\.(\w+)/gu)].map(([, key]) => key)),
  );
  const unused = Object.keys(english).filter((key) => key !== '$schema' && !said.has(key));
  expect(unused).toEqual([]);
});

test('the language is the system’s until the member chooses', () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['ar']);
  settleLanguage();
  expect([language(), getLocale()]).toEqual(['system', 'ar']);
  localStorage.setItem('multiline.language', 'zh');
  settleLanguage();
  expect([language(), getLocale()]).toEqual(['zh', 'zh']);
});
