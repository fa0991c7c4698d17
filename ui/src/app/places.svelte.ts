/** Where the member was on this device, so that the next start goes on there. */
import { FILTERS, type Filter } from '../messages/filters';
import type { Route } from './route';
import { seat } from './seat';

/** The item at the upper edge of a timeline, and how far its top is below that edge in pixels. */
export type Anchor = { key: string; below: number };

type Kept = {
  route: Route | null;
  conversation: string | null;
  filter: Filter;
  anchors: Record<string, Anchor>;
};

const KEY = seat === null ? 'multiline.places' : `multiline.places.${seat}`;
/** Conversations whose place is remembered; the longest untouched are forgotten first. */
const MOST = 200;

export class Places {
  #kept: Kept = read();
  #filter = $state.raw<Filter>(this.#kept.filter);

  /** Where the window was when it was last open. */
  get route(): Route | null {
    return this.#kept.route;
  }
  set route(route: Route | null) {
    this.#kept.route = route;
    if (route?.at === 'messages') this.#kept.conversation = route.conversation;
    this.#keep();
  }

  /** What Messages showed when the member was last there. */
  get conversation(): string | null {
    return this.#kept.conversation;
  }

  /** Of Messages. */
  get filter(): Filter {
    return this.#filter;
  }
  set filter(filter: Filter) {
    this.#filter = filter;
    this.#kept.filter = filter;
    this.#keep();
  }

  anchor(conversation: string): Anchor | null {
    return this.#kept.anchors[conversation] ?? null;
  }

  /** Remembers how far a conversation was read; `null` is its end, where it opens anyway. */
  keepAnchor(conversation: string, anchor: Anchor | null): void {
    const others = Object.entries(this.#kept.anchors).filter(([id]) => id !== conversation);
    const all = anchor ? [...others, [conversation, anchor] as const] : others;
    this.#kept.anchors = Object.fromEntries(all.slice(-MOST));
    this.#keep();
  }

  #keep(): void {
    localStorage.setItem(KEY, JSON.stringify(this.#kept));
  }
}

function read(): Kept {
  const nothing: Kept = { route: null, conversation: null, filter: 'all', anchors: {} };
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Kept>;
    const filter = FILTERS.find((known) => known === kept.filter) ?? 'all';
    return { ...nothing, ...kept, filter };
  } catch {
    return nothing;
  }
}
