/** The rows of Messages, newest first: all of them, or those of some guests or in some state. */
import { Paged } from '../app/paged.svelte';
import type { ConversationRow, Upserts } from '../host/bindings';
import type { Host } from '../host/host';
import { fits, wanted, type Filter } from './filters';

const PAGE = 50;

/** What the list goes by: the hub's time, and the filter this device remembers. */
export type ListSettings = { readonly now: number; filter: Filter };

export class ConversationList extends Paged<ConversationRow> {
  #query = $state('');
  /** Stays listed although it no longer fits: the member is in it. */
  #kept: string | null = null;
  #looking = false;

  constructor(
    private readonly host: Host,
    private readonly settings: ListSettings,
  ) {
    super({
      load: (after) => this.#load(after),
      compare: newestFirst,
      // Whether it is one of those searched for only the desk can tell.
      belongs: (row, listed) => this.#fits(row) && (listed || !this.#searches),
    });
  }

  get query(): string {
    return this.#query;
  }
  set query(query: string) {
    this.#query = query;
    void this.restart();
  }

  get filter(): Filter {
    return this.settings.filter;
  }
  set filter(filter: Filter) {
    this.settings.filter = filter;
    void this.restart();
  }

  get narrowed(): boolean {
    return this.filter !== 'all' || this.#searches;
  }

  /** Keeps the open conversation listed, and lets go the one that was open before. */
  keep(conversation: string | null): void {
    this.#kept = conversation;
    const gone = this.rows.filter((row) => !this.#fits(row)).map(({ id }) => id);
    super.apply({ upserted: [], removed: gone });
  }

  override apply(told: Upserts<ConversationRow>): void {
    const listed = ({ id }: ConversationRow) => this.rows.some((row) => row.id === id);
    const unsure = told.upserted.some((row) => this.#fits(row) && !listed(row));
    super.apply(told);
    if (this.#searches && unsure) void this.#look();
  }

  /** The row so many places below (or above) the given one. */
  neighbour(id: string | null, step: 1 | -1): ConversationRow | undefined {
    const place = this.rows.findIndex((row) => row.id === id);
    if (place === -1) return this.rows[0];
    return this.rows[place + step];
  }

  get #searches(): boolean {
    return this.#query.trim() !== '';
  }

  #fits(row: ConversationRow): boolean {
    return row.id === this.#kept || fits(row, this.filter, this.settings.now);
  }

  #load(after: string | null) {
    const filter = wanted(this.filter, this.settings.now);
    const request = { query: this.#query, filter, after, limit: PAGE };
    return this.host.call('conversations', request);
  }

  /** Asks for the newest again and adds them; once for many changes. */
  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    const query = this.#query;
    const page = await this.#load(null).catch(() => null);
    this.#looking = false;
    if (page && query === this.#query) this.add(page.rows);
  }
}

function newestFirst(one: ConversationRow, other: ConversationRow): number {
  return other.at - one.at || (one.id < other.id ? 1 : -1);
}
