/** What the badges count, over all conversations: asked for at the beginning, then told with each change. */
import type { Totals } from '../host/bindings';
import type { Host } from '../host/host';

export class Counts {
  totals = $state.raw<Totals>({ unread: 0, held: 0 });
  /** How often a change told them. */
  #changes = 0;
  #questions = 0;
  /** The latest question whose answer was taken. */
  #answered = 0;

  constructor(private readonly host: Host) {}

  told(totals: Totals): void {
    this.totals = totals;
    this.#changes += 1;
  }

  async ask(): Promise<void> {
    const changes = this.#changes;
    const question = ++this.#questions;
    const totals = await this.host.call('totals', {});
    // A change told meanwhile may be newer than the answer; what is newer still will be told, too.
    if (question < this.#answered || changes !== this.#changes) return;
    this.#answered = question;
    this.totals = totals;
  }
}
