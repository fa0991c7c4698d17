/** Whom a new message goes to: found among the contacts, or a number that becomes one (E2). */
import { NumberReading } from '../contacts/number-reading.svelte';
import type { ContactRow, Problem, WhatsAppAction } from '../host/bindings';
import { newId, problemOf, type Host } from '../host/host';

const MOST = 30;

export type Choice =
  | { type: 'contact'; key: string; row: ContactRow }
  | { type: 'number'; key: string; text: string; number: string };

/** Where the choice leads: into a conversation, or to the question that begins one. */
export type Way = { type: 'conversation'; conversation: string } | { type: 'ask'; contact: string };

export class NewMessage {
  typed = $state('');
  /** Of the contact that a number becomes; may stay empty. */
  name = $state('');
  problem = $state.raw<Problem | null>(null);
  /** What the icon of the chosen contact would do. */
  action = $state.raw<WhatsAppAction | null>(null);
  /** Enter was pressed where there is nothing to go on with. */
  insisted = $state(false);
  readonly reading: NumberReading;
  #found = $state.raw<readonly ContactRow[]>([]);
  #place = $state(0);
  #turn = 0;
  /** Made once for a number: saving twice is the same contact (P2). */
  #made = { number: '', contact: '' };

  constructor(private readonly host: Host) {
    this.reading = new NumberReading(host);
  }

  readonly choices: readonly Choice[] = $derived.by(() => {
    const found = this.#found.map((row): Choice => ({ type: 'contact', key: row.id, row }));
    const { number, view } = this.reading;
    if (number === null || view === null || found.length > 0) return found;
    return [{ type: 'number', key: number, text: view.text, number }];
  });

  readonly choice: Choice | null = $derived(this.choices[this.#place] ?? null);

  /** Reads what stands in the field now; resolves to `false` when something newer was typed meanwhile. */
  read(): Promise<boolean> {
    this.insisted = false;
    this.problem = null;
    return this.reading.read(this.typed);
  }

  /** Looks for what was read. */
  async find(): Promise<void> {
    const turn = ++this.#turn;
    const query = this.reading.number ?? this.typed;
    try {
      const page = await this.host.call('contacts', { query, after: null, limit: MOST });
      if (turn !== this.#turn) return;
      this.#found = page.rows;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.problem = problemOf(thrown);
    }
    await this.choose(0);
  }

  /** Chooses, and asks what Enter would then do. */
  async choose(place: number): Promise<void> {
    this.#place = place;
    this.action = null;
    const { choice } = this;
    if (choice?.type !== 'contact') return;
    try {
      const { whatsapp } = await this.host.call('contact', { contact: choice.row.id });
      if (this.choice === choice) this.action = whatsapp;
    } catch (thrown) {
      this.problem = problemOf(thrown);
    }
  }

  /** Goes on with the choice, saving the contact first where there is none; `null` when it can't. */
  async goOn(): Promise<Way | null> {
    const { choice } = this;
    this.insisted = choice === null;
    if (!choice) return null;
    try {
      return choice.type === 'contact' ? await this.#way(choice.row.id) : await this.#save(choice);
    } catch (thrown) {
      this.problem = problemOf(thrown);
      return null;
    }
  }

  async #save({ number, text }: { number: string; text: string }): Promise<Way> {
    if (this.#made.number !== number) this.#made = { number, contact: newId() };
    const { contact } = this.#made;
    const name = this.name.trim() || text;
    const saved = await this.host.call('save_contact', { contact, name, note: '', phone: number });
    return this.#way(saved.contact.id);
  }

  async #way(contact: string): Promise<Way> {
    const { whatsapp } = await this.host.call('contact', { contact });
    if (whatsapp.type !== 'open') return { type: 'ask', contact };
    return { type: 'conversation', conversation: whatsapp.conversation };
  }
}
