/** Everything held, over all conversations, in the order of release (W7). */
import type { HeldMessageRow, Problem } from '../host/bindings';
import { problemOf, type Host } from '../host/host';

export class HeldList {
  rows = $state.raw<readonly HeldMessageRow[]>([]);
  loaded = $state(false);
  problem = $state.raw<Problem | null>(null);
  #asking = false;
  #again = false;

  constructor(private readonly host: Host) {}

  /** Asks once more at most, however often it is called meanwhile. */
  async refresh(): Promise<void> {
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    try {
      this.rows = await this.host.call('held', {});
      this.problem = null;
      this.loaded = true;
    } catch (thrown) {
      this.problem = problemOf(thrown);
    } finally {
      this.#asking = false;
    }
    if (this.#again) {
      this.#again = false;
      await this.refresh();
    }
  }
}
