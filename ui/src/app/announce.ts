/** What a screen reader hears of a batch: new messages of guests, nothing else. */
import { m } from '$paraglide/messages.js';
import type { Changes, ConversationRow } from '../host/bindings';

export class Announcer {
  /** How much was unread in a conversation when it was last told of. */
  readonly #unread = new Map<string, number>();

  /** The latest new guest message in words; `null` when there is none. `shown` are the rows as they were before. */
  newGuestMessage({ conversations }: Changes, shown: readonly ConversationRow[]): string | null {
    let latest: string | null = null;
    for (const { id, unread, last, guestName } of conversations.upserted) {
      const known = this.#unread.get(id) ?? shown.find((row) => row.id === id)?.unread;
      const grew = unread > (known ?? 0);
      this.#unread.set(id, unread);
      if (grew && last.type === 'message' && last.author.type === 'guest') {
        latest = m.announce_message({ guest: guestName, text: last.text });
      }
    }
    return latest;
  }
}
