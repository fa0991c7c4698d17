/** What can be done with a held message: edit, cancel, move (W7). */
import type { HeldMessageRow } from '../host/bindings';
import type { Host } from '../host/host';

export class HeldActions {
  constructor(private readonly host: Host) {}

  async edit(conversation: string, message: string, text: string): Promise<void> {
    await this.host.call('edit_held', { conversation, message, text });
  }

  async cancel(conversation: string, message: string): Promise<void> {
    await this.host.call('cancel_held', { conversation, message });
  }

  /** One place earlier or later among the held messages of its conversation. */
  async move(conversation: string, message: string, step: 1 | -1): Promise<void> {
    const rows = await this.host.call('held', {});
    const before = placeBefore(rows, conversation, message, step);
    if (before !== undefined) await this.host.call('move_held', { conversation, message, before });
  }
}

/** Before which message it has to stand; `null` is the end, `undefined` means it can't move that way. */
export function placeBefore(
  rows: readonly HeldMessageRow[],
  conversation: string,
  message: string,
  step: 1 | -1,
): string | null | undefined {
  const ids = rows
    .filter((row) => row.conversationId === conversation)
    .map((row) => row.message.id);
  const place = ids.indexOf(message);
  const target = place + step;
  if (place === -1 || target < 0 || target >= ids.length) return undefined;
  return step === -1 ? (ids[target] ?? null) : (ids[target + 1] ?? null);
}
