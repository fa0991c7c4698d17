/** One thing asked of the host from a dialog: under way, done, or refused with the reason. */
import type { Problem } from '../host/bindings';
import { problemOf } from '../host/host';

export class Doing {
  under = $state(false);
  problem = $state.raw<Problem | null>(null);

  /** Whether it was done; a second press while it is under way is no second asking. */
  async ask(what: () => Promise<unknown>): Promise<boolean> {
    if (this.under) return false;
    this.under = true;
    this.problem = null;
    try {
      await what();
      return true;
    } catch (thrown) {
      this.problem = problemOf(thrown);
      return false;
    } finally {
      this.under = false;
    }
  }
}
