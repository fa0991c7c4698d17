import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync('src/styles/tokens.css', 'utf8');
const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

function token(name: string, theme: Theme): string {
  const [, value = ''] = new RegExp(`--${name}:\\s*([^;]+);`, 'u').exec(css) ?? [];
  const [light, dark = light] = value.match(/#[0-9a-f]{6}/giu) ?? [];
  const found = theme === 'light' ? light : dark;
  if (!found) throw new Error(`no colour in --${name}`);
  return found;
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

const surfaces = ['background', 'surface', 'raised', 'hover', 'accent-soft'];
const tints = [0, 1, 2, 3, 4, 5, 6, 7].map((tint) => ['on-tint', `tint-${tint}`]);

const texts = [
  ...['text', 'muted', 'accent-text'].flatMap((text) => surfaces.map((on) => [text, on])),
  ...['warn', 'danger'].flatMap((text) =>
    ['background', 'surface', 'raised', 'hover', 'accent-soft'].map((on) => [text, on]),
  ),
  ...tints,
  ['on-accent', 'accent'],
  ['on-danger', 'danger'],
  ['warn', 'warn-soft'],
  ['danger', 'danger-soft'],
  ['text', 'good-soft'],
  ['good', 'raised'],
  ['good', 'own'],
  ['text', 'own'],
  ['own-muted', 'own'],
  ['accent-text', 'own'],
  ['text', 'colleague'],
  ['colleague-muted', 'colleague'],
  ['colleague-name', 'colleague'],
  ['text', 'guest'],
  ['muted', 'guest'],
  ['warn', 'guest'],
  ['rail-text', 'rail'],
  ['rail-text-on', 'rail-on'],
  ['on-badge', 'badge'],
  ['text', 'phone-own'],
  ['text', 'phone-other'],
  ['phone-muted', 'phone-own'],
  ['phone-muted', 'phone-other'],
  ['phone-muted', 'phone-wall'],
  ['phone-link', 'phone-other'],
];

const shapes = [
  ['whatsapp', 'surface'],
  ['whatsapp', 'accent-soft'],
  ['accent', 'surface'],
  ['accent', 'background'],
  ['line-strong', 'raised'],
  ['rail-text', 'rail-on'],
];

const both = (pairs: string[][]) =>
  pairs.flatMap(([text = '', on = '']) => THEMES.map((theme) => [text, on, theme] as const));

test.each(both(texts))('%s on %s reads well (%s)', (text, on, theme) => {
  expect(contrast(token(text, theme), token(on, theme))).toBeGreaterThanOrEqual(4.5);
});

test.each(both(shapes))('%s on %s can be made out (%s)', (shape, on, theme) => {
  expect(contrast(token(shape, theme), token(on, theme))).toBeGreaterThanOrEqual(3);
});
