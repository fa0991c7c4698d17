/** The rows of Messages, newest first. */
import { Paged } from '../app/paged.svelte';
import type { ConversationRow } from '../host/bindings';
import type { Host } from '../host/host';

const PAGE = 50;

export class ConversationList extends Paged<ConversationRow> {
  constructor(host: Host) {
    super({
      load: (after) => host.call('conversations', { after, limit: PAGE }),
      compare: newestFirst,
    });
  }

  /** All that is unread, but for the conversation the member is looking at. */
  unread(watched: string | null): number {
    return this.rows.reduce((sum, row) => sum + (row.id === watched ? 0 : row.unread), 0);
  }

  get held(): number {
    return this.rows.reduce((sum, row) => sum + row.held, 0);
  }

  /** The row so many places below (or above) the given one. */
  neighbour(id: string | null, step: 1 | -1): ConversationRow | undefined {
    const place = this.rows.findIndex((row) => row.id === id);
    if (place === -1) return this.rows[0];
    return this.rows[place + step];
  }
}

function newestFirst(one: ConversationRow, other: ConversationRow): number {
  return other.at - one.at || (one.id < other.id ? 1 : -1);
}
