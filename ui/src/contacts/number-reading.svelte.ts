/** What is typed into a field, read as a phone number by the host at every keystroke. */
import type { NumberView } from '../host/bindings';
import type { Host } from '../host/host';

/** Whether what was typed is meant as a number rather than a name. */
export function looksLikeNumber(typed: string): boolean {
  return /^[+＋(]?[\d\s().+-]*\p{Nd}[\p{Nd}\s()./-]*$/u.test(typed.trim());
}

export class NumberReading {
  /** `null` while what stands in the field is no number. */
  view = $state.raw<NumberView | null>(null);
  #turn = 0;

  constructor(private readonly host: Host) {}

  /** E.164, once it is a whole number. */
  get number(): string | null {
    const verdict = this.view?.verdict;
    return verdict?.type === 'complete' ? verdict.number : null;
  }

  /** Reads what was typed; `false` when something newer was typed meanwhile. */
  async read(typed: string): Promise<boolean> {
    const turn = ++this.#turn;
    const view = looksLikeNumber(typed) ? await this.host.call('read_number', { typed }) : null;
    if (turn !== this.#turn) return false;
    this.view = view;
    return true;
  }

  /** How the field should read: only a number with its country code is regrouped, and never while it is mended. */
  regrouped(field: HTMLInputElement): string | null {
    const { value, selectionStart } = field;
    const text = this.view?.text;
    if (!text || !value.startsWith('+') || selectionStart !== value.length) return null;
    return digits(text) === digits(value) && text !== value ? text : null;
  }
}

function digits(text: string): string {
  return text.replace(/\D/gu, '');
}
