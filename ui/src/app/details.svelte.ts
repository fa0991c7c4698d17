/** Whether the details of a conversation show: remembered beside it, asked for each time over it. */
import { MediaQuery } from 'svelte/reactivity';
import type { Preferences } from './preferences.svelte';

export class DetailsPanel {
  readonly #over = new MediaQuery('max-width: 1099px');
  #asked = $state(false);

  constructor(private readonly preferences: Preferences) {}

  /** Lies over the conversation rather than beside it. */
  get over(): boolean {
    return this.#over.current;
  }

  get shown(): boolean {
    return this.#over.current ? this.#asked : this.preferences.details;
  }

  toggle(): void {
    if (this.#over.current) this.#asked = !this.#asked;
    else this.preferences.details = !this.preferences.details;
  }

  /** Takes it away where it lies over the conversation. */
  uncover(): boolean {
    const covered = this.#over.current && this.#asked;
    this.#asked = false;
    return covered;
  }
}
