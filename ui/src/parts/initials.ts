/** Initials of a name: two letters for spaced scripts, one for the others, # for a mere number. */
export function initials(name: string): string {
  if (/^\+?[\d\s().-]+$/u.test(name)) return '#';
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = firstCharacter(words[0]);
  const last = words.length > 1 ? firstCharacter(words.at(-1)) : '';
  return `${first}${last}`.toLocaleUpperCase() || '?';
}

/** One of the eight tints, always the same for the same name, wherever it shows. */
export function tint(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return sum % 8;
}

function firstCharacter(word: string | undefined): string {
  const segments = new Intl.Segmenter().segment(word ?? '');
  for (const { segment } of segments) if (/[\p{L}\p{N}]/u.test(segment)) return segment;
  return '';
}
