/** The timeline as it is drawn: items with day marks and the unread mark between them. */
import { dayKey } from '../app/time';
import type { AuthorView, TimelineItem } from '../host/bindings';
import { inOrderOfGoing } from './outgoing-order';

export type Entry =
  | { type: 'beginning'; key: string }
  | { type: 'day'; key: string; at: number }
  | { type: 'unread'; key: string }
  | { type: 'item'; key: string; item: TimelineItem; follows: boolean };

const CLOSE_MS = 5 * 60_000;

type Stretch = { items: readonly TimelineItem[]; hasOlder: boolean; hasNewer: boolean };

/** `follows`: the same person wrote the message just before, so the two stand close together. */
export function entries(
  { items, hasOlder, hasNewer }: Stretch,
  firstUnread: string | null,
): Entry[] {
  const drawn: Entry[] = hasOlder ? [] : [{ type: 'beginning', key: 'beginning' }];
  let before: TimelineItem | undefined;
  for (const item of hasNewer ? items : inOrderOfGoing(items)) {
    const newDay = !before || (before.at < item.at && dayKey(before.at) !== dayKey(item.at));
    if (newDay) drawn.push({ type: 'day', key: `day:${dayKey(item.at)}`, at: item.at });
    const unread = item.key === firstUnread;
    if (unread) drawn.push({ type: 'unread', key: 'unread' });
    const follows = !newDay && !unread && before !== undefined && isClose(before, item);
    drawn.push({ type: 'item', key: item.key, item, follows });
    before = item;
  }
  return drawn;
}

function isClose(before: TimelineItem, item: TimelineItem): boolean {
  if (before.body.type !== 'message' || item.body.type !== 'message') return false;
  if (item.at - before.at > CLOSE_MS) return false;
  return speaker(before.body.message.author) === speaker(item.body.message.author);
}

function speaker(author: AuthorView): string {
  return author.type === 'colleague' ? `colleague ${author.name}` : author.type;
}
