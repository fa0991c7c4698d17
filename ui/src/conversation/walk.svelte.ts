/** The way through the messages by keys: one of them has the focus, wherever the list is scrolled. */
import { tick } from 'svelte';
import type { Entry } from './entries';
import { leadsTo, type Heights } from './leads-to';

type List = {
  entries: () => readonly Entry[];
  heights: () => Heights | undefined;
  explain: (entry: Entry) => void;
};

export class Walk {
  /** The message that has the focus, or had it last. */
  here = $state<string | null>(null);
  within = $state(false);
  #list: HTMLElement | null = null;

  constructor(private readonly list: List) {}

  /** Where the focused message stands among the entries: it stays drawn, however far away the list is scrolled. */
  get kept(): number[] {
    const at = this.within ? this.#indexOf(this.here) : -1;
    return at < 0 ? [] : [at];
  }

  /** The list is one stop for Tab: the message that has the focus, or else the list, which hands it on. */
  stop(entry: Entry): number | undefined {
    if (entry.type !== 'item') return undefined;
    return this.within && entry.key === this.here ? 0 : -1;
  }

  /** Watches the list; returns the way to stop. */
  watch(list: HTMLElement): () => void {
    this.#list = list;
    list.addEventListener('focusin', this.#entered);
    list.addEventListener('focusout', this.#left);
    list.addEventListener('keydown', this.#pressed);
    return () => {
      list.removeEventListener('focusin', this.#entered);
      list.removeEventListener('focusout', this.#left);
      list.removeEventListener('keydown', this.#pressed);
      this.#list = null;
    };
  }

  /** To the message where it was last, if that is in view, else to the latest in view. */
  enter(): void {
    const list = this.#list;
    if (!list) return;
    const { top, bottom } = list.getBoundingClientRect();
    const all = [...list.querySelectorAll<HTMLElement>('[data-key]')];
    const inView = all.filter((each) => {
      const place = each.getBoundingClientRect();
      return place.top >= top && place.bottom <= bottom;
    });
    const last = inView.find((each) => each.dataset['key'] === this.here);
    (last ?? inView.at(-1) ?? all.at(-1))?.focus({ preventScroll: true });
  }

  readonly #entered = ({ target }: FocusEvent) => {
    if (!(target instanceof Element)) return;
    if (target === this.#list) return this.enter();
    this.here = target.closest<HTMLElement>('[data-key]')?.dataset['key'] ?? this.here;
    this.within = true;
  };

  readonly #left = ({ relatedTarget }: FocusEvent) => {
    const next = relatedTarget instanceof Node ? relatedTarget : document.activeElement;
    // A window that loses the focus keeps it for the same message.
    if (!this.#list?.contains(next)) this.within = false;
  };

  readonly #pressed = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const from = this.#indexOf(this.here);
    const entry = this.list.entries()[from];
    if (!entry) return;
    const next = leadsTo(this.list.entries(), from, event.key, this.list.heights());
    if (next) void this.#go(next.key);
    else if (event.key.toLowerCase() === 'i') this.list.explain(entry);
    else if (event.target !== this.#element(entry.key) || !opensMenu(event)) return;
    else this.#element(entry.key)?.querySelector<HTMLElement>('.more')?.click();
    event.preventDefault();
  };

  async #go(key: string): Promise<void> {
    this.here = key;
    this.within = true;
    await tick();
    // What is drawn only now is hidden until its size is known, in the next picture.
    if (!this.#element(key)?.checkVisibility({ visibilityProperty: true })) await twoPictures();
    if (this.here !== key) return;
    this.#element(key)?.focus({ preventScroll: true });
    this.#element(key)?.scrollIntoView({ block: 'nearest' });
  }

  #element(key: string): HTMLElement | null {
    return this.#list?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ?? null;
  }

  #indexOf(key: string | null): number {
    return this.list.entries().findIndex((entry) => entry.key === key);
  }
}

function opensMenu(event: KeyboardEvent): boolean {
  return ['Enter', 'ContextMenu'].includes(event.key) || (event.shiftKey && event.key === 'F10');
}

function twoPictures(): Promise<void> {
  return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn())));
}
