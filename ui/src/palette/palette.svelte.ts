/** What was typed into the palette, and what it leads to: conversations, contacts, commands. */
import { m } from '$paraglide/messages.js';
import type { App } from '../app/app.svelte';
import type { ContactRow, ConversationRow, Problem } from '../host/bindings';
import { problemOf } from '../host/host';
import { commands, type Command } from './commands';

/** Of each kind. */
const MOST = 6;

export type Found = { key: string; group: string } & (
  | { type: 'conversation'; row: ConversationRow }
  | { type: 'contact'; row: ContactRow }
  | { type: 'command'; command: Command }
);

export class Palette {
  typed = $state('');
  problem = $state.raw<Problem | null>(null);
  #conversations = $state.raw<readonly ConversationRow[]>([]);
  #contacts = $state.raw<readonly ContactRow[]>([]);
  #place = $state(0);
  #turn = 0;
  readonly #commands: readonly Command[];

  constructor(private readonly app: App) {
    this.#commands = commands(app);
  }

  readonly choices: readonly Found[] = $derived.by(() => {
    const named = fold(this.typed.trim());
    const fitting = this.#commands.filter(({ name }) => fold(name).includes(named));
    return [
      ...this.#conversations.map(conversationFound),
      ...this.#contacts.map(contactFound),
      ...fitting.map(commandFound),
    ];
  });

  readonly choice: Found | null = $derived(this.choices[this.#place] ?? null);

  point(place: number): void {
    this.#place = place;
  }

  /** Looks for what is typed; with nothing typed, the latest conversations. */
  async find(): Promise<void> {
    const turn = ++this.#turn;
    const query = this.typed.trim();
    const page = { query, after: null, limit: MOST };
    const { host } = this.app;
    try {
      const [conversations, contacts] = await Promise.all([
        host.call('conversations', { ...page, filter: { type: 'all' } }),
        query === '' ? null : host.call('contacts', page),
      ]);
      if (turn !== this.#turn) return;
      this.#conversations = conversations.rows;
      this.#contacts = contacts?.rows ?? [];
      this.#place = 0;
      this.problem = null;
    } catch (thrown) {
      if (turn === this.#turn) this.problem = problemOf(thrown);
    }
  }

  /** Goes where it leads. */
  go(found: Found): void {
    switch (found.type) {
      case 'conversation':
        this.app.openConversation(found.row.id);
        break;
      case 'contact':
        this.app.openContact(found.row.id);
        break;
      case 'command':
        found.command.run();
    }
  }
}

function conversationFound(row: ConversationRow): Found {
  return { type: 'conversation', key: `to-${row.id}`, group: m.palette_conversations(), row };
}

function contactFound(row: ContactRow): Found {
  return { type: 'contact', key: `of-${row.id}`, group: m.place_contacts(), row };
}

function commandFound(command: Command): Found {
  return { type: 'command', key: command.id, group: m.palette_commands(), command };
}

/** Without case and accents. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
