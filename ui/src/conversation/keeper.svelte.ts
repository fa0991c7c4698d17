/** Keeps a timeline where its reader is: at the end while they follow it, else at the message they read. */
import type { Anchor } from '../app/places.svelte';

/** This close to the end counts as at the end. */
const NEAR = 24;
/** For so long after a change of size a movement is the list's own. */
const SETTLE_MS = 300;
/** For so long after a touch the reader has the list in hand. */
const IN_HAND_MS = 150;

type List = { moved: () => void };

export class Keeper {
  /** The end is in view, and stays there when something is added. */
  follows = $state(true);
  /** The first place was taken; until then nothing is kept. */
  placed = false;
  #view: HTMLElement | null = null;
  #top = 0;
  #changedAt = 0;
  #touchedAt = 0;

  constructor(private readonly list: List) {}

  /** Watches the scrolling element; returns the way to stop. */
  watch(view: HTMLElement): () => void {
    this.#view = view;
    const touched = () => (this.#touchedAt = performance.now());
    const inputs = ['wheel', 'keydown', 'pointerdown', 'touchstart'] as const;
    for (const input of inputs) view.addEventListener(input, touched, { passive: true });
    view.addEventListener('wheel', this.#wheeled, { passive: true });
    view.addEventListener('scroll', this.#scrolled, { passive: true });
    const observer = new ResizeObserver(() => this.changed());
    observer.observe(view);
    if (view.firstElementChild) observer.observe(view.firstElementChild);
    return () => {
      for (const input of inputs) view.removeEventListener(input, touched);
      view.removeEventListener('wheel', this.#wheeled);
      view.removeEventListener('scroll', this.#scrolled);
      observer.disconnect();
      this.#view = null;
    };
  }

  /** Something was added or took another size. */
  changed(): void {
    const now = performance.now();
    this.#changedAt = now;
    const inHand = this.#touchedAt + IN_HAND_MS - now;
    if (!this.placed || !this.follows) return;
    if (inHand <= 0) this.#toEnd();
    else setTimeout(() => this.follows && this.#toEnd(), inHand);
  }

  /** From now on the end is followed. */
  follow(): void {
    this.placed = true;
    this.follows = true;
    this.changed();
  }

  /** From now on the place is the reader's own. */
  rest(): void {
    this.placed = true;
    this.follows = this.below <= NEAR;
  }

  /** At once, and not by the list: its own way to an entry goes on while sizes change, over the reader's wheel. */
  #toEnd(): void {
    if (this.#view) this.#view.scrollTop = this.#view.scrollHeight;
  }

  /** Pixels between the lower edge and the end. */
  get below(): number {
    const view = this.#view;
    return view ? view.scrollHeight - view.clientHeight - view.scrollTop : 0;
  }

  /** The first item in view, from the elements that carry a key; `null` at the end. */
  anchor(): Anchor | null {
    const view = this.#view;
    if (!view || this.follows) return null;
    const edge = view.getBoundingClientRect().top;
    const shown = [...view.querySelectorAll<HTMLElement>('[data-key]')]
      .map((each) => ({ key: each.dataset['key'] ?? '', rect: each.getBoundingClientRect() }))
      .filter(({ rect }) => rect.bottom > edge)
      .sort((one, other) => one.rect.top - other.rect.top)[0];
    return shown ? { key: shown.key, below: Math.round(shown.rect.top - edge) } : null;
  }

  readonly #scrolled = () => {
    const top = this.#view?.scrollTop ?? 0;
    if (this.below <= NEAR) this.follows = true;
    else if (top < this.#top - 1 && this.#isReaders()) this.follows = false;
    this.#top = top;
    if (this.placed) this.list.moved();
  };

  /** The engine may scroll before it tells of the wheel that it scrolls for. */
  readonly #wheeled = (event: WheelEvent) => {
    if (event.deltaY < 0 && this.below > NEAR) this.follows = false;
  };

  /** Whether the reader moved, and not the list while its entries took their sizes. */
  #isReaders(): boolean {
    const now = performance.now();
    const inHand = this.#touchedAt >= this.#changedAt || now - this.#touchedAt < IN_HAND_MS;
    return inHand || now - this.#changedAt > SETTLE_MS;
  }
}
