/** Held messages by conversation, in the order in which each conversation first appears. */
import type { HeldMessageRow } from '../host/bindings';

export type HeldGroup = { conversation: string; guest: string; rows: HeldMessageRow[] };

export function groups(rows: readonly HeldMessageRow[]): HeldGroup[] {
  const found = new Map<string, HeldGroup>();
  for (const row of rows) {
    const { conversationId: conversation, guestName: guest } = row;
    const group = found.get(conversation) ?? { conversation, guest, rows: [] };
    group.rows.push(row);
    found.set(conversation, group);
  }
  return [...found.values()];
}
