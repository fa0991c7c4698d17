/** What is told while a question is under way is newer than its answer, and counts again once that is there. */
import type { Upserts } from '../host/bindings';

export class Meanwhile<Item> {
  readonly #told = new Map<string, Item | null>();
  #questions = 0;

  constructor(private readonly key: (item: Item) => string) {}

  /** Asks, and hands the answer over together with what was told since. */
  async ask<Answer>(question: () => Promise<Answer>): Promise<[Answer, Upserts<Item>]> {
    this.#questions += 1;
    try {
      return [await question(), this.#since()];
    } finally {
      this.#questions -= 1;
      if (this.#questions === 0) this.#told.clear();
    }
  }

  tell({ upserted, removed }: Upserts<Item>): void {
    if (this.#questions === 0) return;
    for (const item of upserted) this.#told.set(this.key(item), item);
    for (const key of removed) this.#told.set(key, null);
  }

  #since(): Upserts<Item> {
    const told = [...this.#told];
    return {
      upserted: told.flatMap(([, item]) => (item === null ? [] : [item])),
      removed: told.flatMap(([key, item]) => (item === null ? [key] : [])),
    };
  }
}
