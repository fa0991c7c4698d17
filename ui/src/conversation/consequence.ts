/** What the line above the composer says: what becomes of the words if Enter is pressed now. */
import { m } from '$paraglide/messages.js';
import { HOUR, momentName, spanName } from '../app/time';
import type { ConsequenceView, HeldWhy, RefusalView, WindowView } from '../host/bindings';
import { refusalText, resendTime } from '../words/refusal';

export const CLOSING_MS = 2 * HOUR;

export type ComposerLine = {
  tone: 'plain' | 'warn' | 'danger';
  text: string;
  /** The opt-in request can be sent again this moment. */
  resend: boolean;
};

type Around = { guest: string; window: WindowView; now: number };

export function consequenceLine(consequence: ConsequenceView, around: Around): ComposerLine {
  switch (consequence.type) {
    case 'sendsNow':
      return sendsNow(consequence.lapsesAt, consequence.mayBeHeld, around);
    case 'held':
      return { tone: 'warn', text: held(consequence.why, around), resend: false };
    case 'blockedBy':
      return {
        tone: 'danger',
        text: m.composer_blocked({ rule: consequence.rule }),
        resend: false,
      };
    case 'refused':
      return offLine(consequence.refusal, around);
  }
}

/** Why the composer is off, and whether the member can end it here. */
export function offLine(refusal: RefusalView, { guest, now }: Around): ComposerLine {
  const resendAt = resendTime(refusal);
  const waiting = refusal.code === 'consentWaiting' && resendAt !== null && now < resendAt;
  return {
    tone: waiting ? 'plain' : 'warn',
    text: refusalText(refusal, guest, now),
    resend: resendAt !== null && now >= resendAt,
  };
}

function sendsNow(lapsesAt: number, mayBeHeld: boolean, { guest, now }: Around): ComposerLine {
  const left = spanName(Math.max(0, lapsesAt - now));
  if (mayBeHeld) {
    return { tone: 'warn', text: m.composer_may_be_held({ guest, left }), resend: false };
  }
  if (lapsesAt - now <= CLOSING_MS) {
    return { tone: 'warn', text: m.composer_closing({ guest, left }), resend: false };
  }
  const until = momentName(lapsesAt, now);
  return { tone: 'plain', text: m.composer_sends_now({ until, left }), resend: false };
}

function held(why: HeldWhy, { guest, window, now }: Around): string {
  if (why === 'providerWindow') return m.composer_held_provider({ guest });
  if (window.guestWroteAt === null) return m.composer_held_never({ guest });
  return m.composer_held({ guest, ago: spanName(Math.max(0, now - window.guestWroteAt)) });
}
