/** The practice workspace's own tools: troubles caused on purpose, and windows of colleagues. */
import { m } from '$paraglide/messages.js';
import type { PracticeTrouble, SeatView } from '../host/bindings';
import type { Host } from '../host/host';

/** From the provider to this computer. */
export const TROUBLES: readonly PracticeTrouble[] = [
  'providerAway',
  'answersLost',
  'credentialsRefused',
  'wordsRefused',
  'phonesOff',
  'wordsLate',
  'hubAway',
  'hubSilent',
  'sessionRefused',
  'diskFull',
];

export class PracticeTools {
  running = $state.raw<readonly PracticeTrouble[]>([]);
  /** Colleagues who can have a window here. */
  seats = $state.raw<readonly SeatView[]>([]);

  constructor(private readonly host: Host) {}

  async load(): Promise<void> {
    const [troubles, seats] = await Promise.all([
      this.host.call('troubles', {}),
      this.host.call('seats', {}),
    ]);
    this.running = troubles.running;
    this.seats = seats;
  }

  cause(trouble: PracticeTrouble, on: boolean): Promise<void> {
    const others = this.running.filter((each) => each !== trouble);
    return this.#let(on ? [...others, trouble] : others);
  }

  async openSeat(member: string): Promise<void> {
    await this.host.call('open_seat', { member });
  }

  endAll(): Promise<void> {
    return this.#let([]);
  }

  async #let(running: PracticeTrouble[]): Promise<void> {
    this.running = (await this.host.call('cause_troubles', { running })).running;
  }
}

export function troubleWords(trouble: PracticeTrouble): { label: string; note: string } {
  switch (trouble) {
    case 'providerAway':
      return { label: m.trouble_provider(), note: m.trouble_provider_note() };
    case 'answersLost':
      return { label: m.trouble_answers(), note: m.trouble_answers_note() };
    case 'credentialsRefused':
      return { label: m.trouble_credentials(), note: m.trouble_credentials_note() };
    case 'wordsRefused':
      return { label: m.trouble_content(), note: m.trouble_content_note() };
    case 'phonesOff':
      return { label: m.trouble_phones(), note: m.trouble_phones_note() };
    case 'wordsLate':
      return { label: m.trouble_late(), note: m.trouble_late_note() };
    case 'hubAway':
      return { label: m.trouble_hub(), note: m.trouble_hub_note() };
    case 'hubSilent':
      return { label: m.trouble_silent(), note: m.trouble_silent_note() };
    case 'sessionRefused':
      return { label: m.trouble_session(), note: m.trouble_session_note() };
    case 'diskFull':
      return { label: m.trouble_disk(), note: m.trouble_disk_note() };
  }
}
