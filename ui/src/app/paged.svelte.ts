/** Rows loaded page by page and changed by key, in the hub's order. */
import type { Problem, Upserts } from '../host/bindings';
import { problemOf } from '../host/host';
import { Meanwhile } from './meanwhile';
import { merge } from './merge';

type Page<Row> = { rows: Row[]; next: string | null };

type Source<Row> = {
  load: (after: string | null) => Promise<Page<Row>>;
  compare: (one: Row, other: Row) => number;
  /** Whether a row that was told of is one of these; all are, if this is not said. */
  belongs?: (row: Row, listed: boolean) => boolean;
};

export class Paged<Row extends { id: string }> {
  rows = $state.raw<readonly Row[]>([]);
  loaded = $state(false);
  problem = $state.raw<Problem | null>(null);
  readonly #meanwhile = new Meanwhile<Row>(({ id }) => id);
  #next: string | null = null;
  #loading = false;
  /** Counts restarts, so that an answer to an older question is dropped. */
  #turn = 0;

  constructor(private readonly source: Source<Row>) {}

  get complete(): boolean {
    return this.loaded && this.#next === null;
  }

  /** Loads the first page, in place of what was there. */
  async restart(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const [page, told] = await this.#meanwhile.ask(() => this.source.load(null));
      if (turn !== this.#turn) return;
      this.rows = page.rows;
      this.#take(told);
      this.#next = page.next;
      this.problem = null;
      this.loaded = true;
    } catch (thrown) {
      if (turn === this.#turn) this.problem = problemOf(thrown);
    }
  }

  /** Loads the page after the last row, if there is one. */
  async more(): Promise<void> {
    if (this.#loading || this.#next === null) return;
    const turn = this.#turn;
    this.#loading = true;
    try {
      const after = this.#next;
      const [page, told] = await this.#meanwhile.ask(() => this.source.load(after));
      if (turn !== this.#turn) return;
      this.#next = page.next;
      this.#merge(page.rows, []);
      this.#take(told);
    } catch (thrown) {
      this.problem = problemOf(thrown);
    } finally {
      this.#loading = false;
    }
  }

  apply(told: Upserts<Row>): void {
    this.#meanwhile.tell(told);
    this.#take(told);
  }

  /** Adds rows whatever was asked for; the next restart forgets them. */
  protected add(rows: readonly Row[]): void {
    this.#merge(rows, []);
  }

  #take({ upserted, removed }: Upserts<Row>): void {
    if (upserted.length + removed.length === 0) return;
    const { belongs } = this.source;
    const listed = (row: Row) => this.rows.some(({ id }) => id === row.id);
    const here = belongs ? upserted.filter((row) => belongs(row, listed(row))) : upserted;
    const gone = upserted.filter((row) => !here.includes(row)).map(({ id }) => id);
    this.#merge(here, [...removed, ...gone]);
  }

  #merge(upserted: readonly Row[], removed: readonly string[]): void {
    const { compare } = this.source;
    this.rows = merge(this.rows, { upserted, removed, key: (row) => row.id, compare });
  }
}
