/** Where a key leads from one message: over the marks between them, and as far as a page is high. */
import type { Entry } from './entries';

/** What the list knows of heights: those of entries that weren't drawn yet are guesses. */
export type Heights = {
  getItemOffset: (index: number) => number;
  findItemIndex: (offset: number) => number;
  getViewportSize: () => number;
};

/** The entry to go to, or `undefined` if there is none or the key means something else. */
export function leadsTo(
  entries: readonly Entry[],
  from: number,
  key: string,
  heights: Heights | undefined,
): Entry | undefined {
  const isItem = (entry: Entry) => entry.type === 'item';
  const above = (index: number) => entries.slice(0, Math.max(0, index + 1)).findLast(isItem);
  const below = (index: number) => entries.slice(index).find(isItem);
  const away = (pages: number) =>
    heights?.findItemIndex(heights.getItemOffset(from) + pages * heights.getViewportSize()) ?? from;
  switch (key) {
    case 'ArrowUp':
      return above(from - 1);
    case 'ArrowDown':
      return below(from + 1);
    case 'Home':
      return below(0);
    case 'End':
      return above(entries.length - 1);
    case 'PageUp':
      return above(Math.min(away(-1), from - 1)) ?? below(0);
    case 'PageDown':
      return below(Math.max(away(1), from + 1)) ?? above(entries.length - 1);
    default:
      return undefined;
  }
}
