/** The conversation on the screen: its head, timeline and draft, and what a member does there. */
import type { ConversationChange, ConversationView, Problem } from '../host/bindings';
import { newId, problemOf, type CommandName, type Host, type Request } from '../host/host';
import { Draft } from './draft.svelte';
import { Timeline } from './timeline.svelte';

const PAGE = 50;

export class OpenConversation {
  head = $state.raw<ConversationView | null>(null);
  /** Why the conversation can't be shown, or the last thing asked for wasn't done. */
  problem = $state.raw<Problem | null>(null);
  /** How often the member sent something here: each time the view goes to the end. */
  sends = $state(0);
  readonly timeline: Timeline;
  readonly draft: Draft;
  #readUpTo = 0;

  constructor(
    private readonly host: Host,
    readonly id: string,
  ) {
    this.timeline = new Timeline((around) =>
      host.call('timeline', { conversation: id, around, limit: PAGE }),
    );
    this.draft = new Draft((text) => void this.#tell('save_draft', { conversation: id, text }));
  }

  async load(): Promise<void> {
    const restored = this.refreshHead().then(() => {
      if (this.head) this.draft.restore(this.head.row.draft, this.id);
    });
    await Promise.all([restored, this.timeline.show({ type: 'firstUnread' })]);
  }

  async refreshHead(): Promise<void> {
    try {
      this.head = await this.host.call('conversation', { conversation: this.id });
    } catch (thrown) {
      this.problem = problemOf(thrown);
    }
  }

  apply(change: ConversationChange): void {
    if (change.head) this.head = keepFirstUnread(change.head, this.head);
    this.timeline.apply(change.items);
  }

  /** Sends the draft; it comes back if it was refused. */
  async send(): Promise<void> {
    const written = this.draft.take();
    if (!written) return;
    const message = newId();
    this.sends += 1;
    const sent = await this.#ask('send_text', { conversation: this.id, message, ...written });
    if (sent) this.draft.flush();
    else this.draft.putBack(written);
  }

  resendRequest(): Promise<boolean> {
    return this.#ask('resend_request', { conversation: this.id, request: newId() });
  }

  retry(message: string): Promise<boolean> {
    return this.#ask('retry', { conversation: this.id, message });
  }

  /** Throws away a message the hub refused. */
  discard(message: string): Promise<boolean> {
    return this.#ask('cancel_held', { conversation: this.id, message });
  }

  /** Tells that everything up to `at` was seen. */
  markRead(upTo: number): void {
    if (upTo <= this.#readUpTo || !this.head || this.head.row.unread === 0) return;
    this.#readUpTo = upTo;
    void this.#tell('mark_read', { conversation: this.id, upTo });
  }

  /** Keeps what is unsent before the conversation leaves the screen. */
  close(): void {
    this.draft.flush();
  }

  /** Says what the member didn't ask for: trouble shows, success takes no trouble away. */
  async #tell<C extends CommandName>(command: C, request: Request<C>): Promise<void> {
    try {
      await this.host.call(command, request);
    } catch (thrown) {
      this.problem = problemOf(thrown);
    }
  }

  /** Whether it was done; what went wrong is shown otherwise. */
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

/** The unread mark stays where it was when the conversation was opened. */
function keepFirstUnread(next: ConversationView, shown: ConversationView | null): ConversationView {
  return { ...next, firstUnread: shown ? shown.firstUnread : next.firstUnread };
}
