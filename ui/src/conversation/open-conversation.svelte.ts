/** The conversation on the screen: its head, timeline and draft, and what a member does there. */
import type {
  ConversationChange,
  ConversationView,
  MessageView,
  Problem,
  TimelineAnchor,
  TimelinePage,
} from '../host/bindings';
import { newId, problemOf, type CommandName, type Host, type Request } from '../host/host';
import type { Anchor, Places } from '../app/places.svelte';
import { Draft } from './draft.svelte';
import type { Act } from '../words/status';
import { Timeline } from './timeline.svelte';

const PAGE = 50;
/** The place is kept once its reader has rested for so long. */
const PAUSE_MS = 300;

export class OpenConversation {
  head = $state.raw<ConversationView | null>(null);
  /** Why the conversation can't be shown, or the last thing asked for wasn't done. */
  problem = $state.raw<Problem | null>(null);
  /** How often the member sent something here: each time the view goes to the end. */
  sends = $state(0);
  readonly timeline: Timeline;
  readonly draft: Draft;
  /** Where its reader left it, if nothing came since. */
  anchor: Anchor | null = null;
  #left: Anchor | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #read = { upTo: 0, arrival: 0 };

  constructor(
    private readonly host: Host,
    readonly id: string,
    private readonly places: Places,
  ) {
    this.timeline = new Timeline((around) => this.#page(around));
    this.draft = new Draft((text) => void this.#tell('save_draft', { conversation: id, text }));
  }

  async load(): Promise<void> {
    this.problem = null;
    await this.refreshHead();
    if (!this.head) return;
    // An earlier call may have come back without it meanwhile.
    this.problem = null;
    this.draft.restore(this.head.row.draft, this.id);
    const left = this.places.anchor(this.id);
    this.anchor = this.head.row.unread === 0 ? left : null;
    if (this.anchor) await this.timeline.show({ type: 'around', key: this.anchor.key });
    // What was left may be gone.
    if (!this.timeline.loaded) await this.timeline.show({ type: 'firstUnread' });
  }

  async refreshHead(): Promise<void> {
    try {
      this.head = await this.host.call('conversation', { conversation: this.id });
    } catch (thrown) {
      this.problem = problemOf(thrown);
    }
  }

  /** Asks for everything anew without losing the place; what couldn't be shown before may be there now. */
  async again(): Promise<void> {
    if (!this.timeline.loaded) return this.load();
    await Promise.all([this.refreshHead(), this.timeline.refresh()]);
  }

  apply(change: ConversationChange): void {
    if (!this.head && this.problem && change.head) {
      void this.load();
      return;
    }
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

  /** Does something about a message that wasn't sent: words written anew begin in the composer. */
  async act({ id, content }: MessageView, act: Exclude<Act, 'takeBack'>): Promise<void> {
    const one = { conversation: this.id, message: id };
    switch (act) {
      case 'retry':
        await this.#ask('retry', one);
        return;
      case 'discard':
        await this.#ask('cancel_held', one);
        return;
      case 'rewrite':
        if (content.type === 'text') this.draft.putBack({ text: content.text, draftedIn: this.id });
    }
  }

  /** Tells that everything up to `upTo` was seen, if something of it is new: what arrived may stand before what was read. */
  markRead(upTo: number): void {
    if (upTo < this.#read.upTo || !this.head || this.head.row.unread === 0) return;
    const arrival = this.timeline.arrivedLast(upTo);
    if (upTo === this.#read.upTo && arrival <= this.#read.arrival) return;
    this.#read = { upTo, arrival };
    void this.#tell('mark_read', { conversation: this.id, upTo });
  }

  /** Tells where its reader is now; `null` at the end. */
  leaveAt(anchor: Anchor | null): void {
    this.#left = anchor;
    this.timeline.reading = anchor?.key ?? null;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#keepPlace(), PAUSE_MS);
  }

  /** Keeps the place and what is unsent before the conversation leaves the screen. */
  close(): void {
    this.draft.flush();
    if (this.#pause !== undefined) this.#keepPlace();
  }

  /** An older page goes in at the beginning of a picture: amid a movement of its own, the list draws others for one. */
  async #page(around: TimelineAnchor): Promise<TimelinePage> {
    const page = await this.host.call('timeline', { conversation: this.id, around, limit: PAGE });
    if (around.type === 'before' && !document.hidden)
      await new Promise((drawn) => requestAnimationFrame(drawn));
    return page;
  }

  #keepPlace(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.places.keepAnchor(this.id, this.#left);
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
