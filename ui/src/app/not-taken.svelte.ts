/** What the hub would not take and the member hasn't put away, oldest first. */
import type { NotTakenView, Upserts } from '../host/bindings';
import type { Host } from '../host/host';
import { merge } from './merge';

export class NotTakenList {
  rows = $state.raw<readonly NotTakenView[]>([]);

  constructor(private readonly host: Host) {}

  async refresh(): Promise<void> {
    this.rows = await this.host.call('not_taken', {});
  }

  /** The refused sending of a message. */
  send(message: string): NotTakenView | undefined {
    return this.rows.find((row) => row.asked.type === 'send' && row.message === message);
  }

  apply({ upserted, removed }: Upserts<NotTakenView>): void {
    if (upserted.length + removed.length === 0) return;
    const key = (row: NotTakenView) => row.intent;
    const compare = (one: NotTakenView, other: NotTakenView) => one.refusedAt - other.refusedAt;
    this.rows = merge(this.rows, { upserted, removed, key, compare });
  }
}
