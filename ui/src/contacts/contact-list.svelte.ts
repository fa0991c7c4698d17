/** The address book, by name, narrowed by a search. */
import { Paged } from '../app/paged.svelte';
import type { ContactRow } from '../host/bindings';
import type { Host } from '../host/host';

const PAGE = 100;

export class ContactList extends Paged<ContactRow> {
  #query = $state('');

  constructor(host: Host) {
    super({
      load: (after) => host.call('contacts', { query: this.#query, after, limit: PAGE }),
      compare: byName,
    });
  }

  get query(): string {
    return this.#query;
  }
  set query(query: string) {
    this.#query = query;
    void this.restart();
  }
}

function byName(one: ContactRow, other: ContactRow): number {
  return one.name.localeCompare(other.name) || (one.id < other.id ? -1 : 1);
}
