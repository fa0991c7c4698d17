/** Unsent words of one conversation: kept after a pause, sent only where they were begun (P5). */
const PAUSE_MS = 300;

export type Written = { text: string; draftedIn: string };

export class Draft {
  #text = $state('');
  #draftedIn: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #kept = '';

  constructor(private readonly keep: (text: string) => void) {}

  get text(): string {
    return this.#text;
  }

  get empty(): boolean {
    return this.#text.trim() === '';
  }

  /** Takes what the member typed; `openIn` is the conversation shown at this keystroke. */
  type(text: string, openIn: string): void {
    if (this.#text === '' || this.#draftedIn === null) this.#draftedIn = openIn;
    this.#text = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), PAUSE_MS);
  }

  /** Shows words kept earlier, unless the member is already writing. */
  restore(text: string, writtenIn: string): void {
    if (this.#text !== '' || text === '') return;
    this.#text = text;
    this.#kept = text;
    this.#draftedIn = writtenIn;
  }

  /** Takes the words out to send them; `null` when there is nothing to send. */
  take(): Written | null {
    if (this.empty || this.#draftedIn === null) return null;
    const written = { text: this.#text.trim(), draftedIn: this.#draftedIn };
    this.#text = '';
    this.#draftedIn = null;
    return written;
  }

  /** Puts words back that could not be sent, before whatever was typed since. */
  putBack({ text, draftedIn }: Written): void {
    this.#text = this.#text === '' ? text : `${text}\n${this.#text}`;
    this.#draftedIn = draftedIn;
    this.flush();
  }

  /** Keeps the words now rather than after the pause. */
  flush(): void {
    clearTimeout(this.#timer);
    if (this.#text === this.#kept) return;
    this.#kept = this.#text;
    this.keep(this.#text);
  }
}
