/** How a practice guest behaves, in words. */
import { m } from '$paraglide/messages.js';

const texts: Record<string, () => string> = {
  accepts_at_once: m.manner_accepts_at_once,
  accepts_late: m.manner_accepts_late,
  declines: m.manner_declines,
  silent: m.manner_silent,
  answers_something_else: m.manner_answers_something_else,
  not_on_whatsapp: m.manner_not_on_whatsapp,
  sends_pictures: m.manner_sends_pictures,
  stops_later: m.manner_stops_later,
  sends_voicemail: m.manner_sends_voicemail,
  no_phone_number: m.manner_no_phone_number,
  brazilian_two_spellings: m.manner_brazilian_two_spellings,
};

export function mannerText(key: string): string {
  return texts[key]?.() ?? m.manner_own();
}
