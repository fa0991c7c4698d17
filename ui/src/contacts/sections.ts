/** The address book as it is drawn: a letter before the first name that begins with it. */
import type { ContactRow } from '../host/bindings';

export type ContactEntry =
  | { type: 'letter'; key: string; letter: string }
  | { type: 'contact'; key: string; row: ContactRow };

export function sections(rows: readonly ContactRow[]): ContactEntry[] {
  const drawn: ContactEntry[] = [];
  let before = '';
  for (const row of rows) {
    const letter = firstLetter(row.name);
    if (letter !== before)
      drawn.push({ type: 'letter', key: `letter:${letter}:${row.id}`, letter });
    drawn.push({ type: 'contact', key: row.id, row });
    before = letter;
  }
  return drawn;
}

/** Accents apart: "Élodie" stands under E. */
function firstLetter(name: string): string {
  const [first = ''] = name.trim().normalize('NFD');
  return /\p{L}/u.test(first) ? first.toLocaleUpperCase() : '#';
}
