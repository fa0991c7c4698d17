/** What a screen reader hears of a batch: new messages of guests, nothing else. */
import { m } from '$paraglide/messages.js';
import type { Changes, ConversationRow } from '../host/bindings';

/** The latest new guest message in words; `null` when there is none. */
export function newGuestMessage(
  { conversations }: Changes,
  known: readonly ConversationRow[],
): string | null {
  const before = new Map(known.map((row) => [row.id, row]));
  for (const row of conversations.upserted.toReversed()) {
    const grew = row.unread > (before.get(row.id)?.unread ?? 0);
    if (grew && row.last.type === 'message' && row.last.author.type === 'guest') {
      return m.announce_message({ guest: row.guestName, text: row.last.text });
    }
  }
  return null;
}
