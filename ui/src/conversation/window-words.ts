/** The window in the header: a ring, a word and the time left. */
import { m } from '$paraglide/messages.js';
import { spanName } from '../app/time';
import type { ConversationView, WindowView } from '../host/bindings';
import { CLOSING_MS } from './consequence';

export type WindowWords = { text: string; share: number; tone: 'good' | 'warn' | 'muted' };

export function windowWords(head: ConversationView, now: number): WindowWords {
  const guest = head.row.guestName;
  switch (head.consent.state) {
    case 'requested':
      return muted(m.window_waiting());
    case 'unanswered':
      return warn(m.window_unanswered());
    case 'declined':
      return muted(m.window_declined());
    case 'unreachable':
      return warn(m.window_unreachable());
    case 'granted':
      return granted(head.window, guest, now);
  }
}

function granted({ lapsesAt, lengthMs }: WindowView, guest: string, now: number): WindowWords {
  if (lapsesAt === null || now >= lapsesAt) return warn(m.window_lapsed({ guest }));
  const left = lapsesAt - now;
  const share = left / lengthMs;
  if (left > CLOSING_MS)
    return { text: m.window_open({ left: spanName(left) }), share, tone: 'good' };
  return { text: m.window_closing({ left: spanName(left) }), share, tone: 'warn' };
}

function muted(text: string): WindowWords {
  return { text, share: 0, tone: 'muted' };
}

function warn(text: string): WindowWords {
  return { text, share: 0, tone: 'warn' };
}
