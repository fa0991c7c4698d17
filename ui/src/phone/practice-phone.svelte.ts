/** The Guest phone: every guest of the practice workspace, the thread of the chosen one, the clock. */
import type { PhoneState, PracticeView, Problem } from '../host/bindings';
import { problemOf, type CommandName, type Host, type Request } from '../host/host';

export class PracticePhone {
  practice = $state.raw<PracticeView | null>(null);
  thread = $state.raw<PhoneState | null>(null);
  problem = $state.raw<Problem | null>(null);
  #chosen = $state<string | null>(null);
  #stopped = false;

  constructor(private readonly host: Host) {}

  get chosen(): string | null {
    return this.#chosen;
  }

  /** Follows the practice workspace until `stop`. */
  async begin(): Promise<void> {
    try {
      this.practice = await this.host.call('practice', {});
      const first =
        this.practice.phones.find(({ id }) => id === inHand()) ?? this.practice.phones[0];
      if (first) await this.choose(first.id);
      await this.#follow(this.practice.revision);
    } catch (thrown) {
      this.problem = problemOf(thrown);
    }
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Takes the phone in hand that the main window asked for. */
  async take(): Promise<void> {
    const asked = this.practice?.phones.find(({ id }) => id === inHand());
    if (asked) await this.choose(asked.id);
  }

  async choose(phone: string): Promise<void> {
    this.#chosen = phone;
    await this.#refresh();
  }

  write(text: string): Promise<boolean> {
    return this.#ask('write_as_guest', { phone: this.#chosen ?? '', text });
  }

  press(bubble: string, payload: string): Promise<boolean> {
    return this.#ask('press_button', { phone: this.#chosen ?? '', bubble, payload });
  }

  advance(by: number): Promise<boolean> {
    return this.#ask('advance_clock', { by });
  }

  async #follow(after: number): Promise<void> {
    let revision = after;
    while (!this.#stopped) {
      this.practice = await this.host.call('practice_changes', { after: revision });
      revision = this.practice.revision;
      await this.#refresh();
    }
  }

  async #refresh(): Promise<void> {
    const phone = this.#chosen;
    if (phone === null) return;
    const thread = await this.host.call('phone', { phone });
    if (phone === this.#chosen) this.thread = thread;
  }

  async #ask<C extends CommandName>(command: C, request: Request<C>): Promise<boolean> {
    try {
      await this.host.call(command, request);
      this.problem = null;
      return true;
    } catch (thrown) {
      this.problem = problemOf(thrown);
      return false;
    }
  }
}

/** The guest whose phone the main window asked for, in the page's own address. */
function inHand(): string {
  return decodeURIComponent(location.hash.slice(1));
}
