/** What the details say about the window: how much is left, until when, and by whose rule. */
import { m } from '$paraglide/messages.js';
import { momentName, spanName } from '../app/time';
import { CLOSING_MS } from '../conversation/consequence';
import type { ConversationView } from '../host/bindings';

export type WindowFacts = {
  title: string;
  /** Of the window, that is left. */
  share: number;
  tone: 'good' | 'warn' | 'plain';
  lines: string[];
};

export function windowFacts(head: ConversationView, now: number): WindowFacts {
  const guest = head.row.guestName;
  const { lapsesAt, guestWroteAt, lengthMs } = head.window;
  const wrote =
    guestWroteAt === null
      ? []
      : [m.details_guest_wrote({ guest, at: momentName(guestWroteAt, now) })];
  if (head.consent.state !== 'granted') {
    const closed = m.details_window_consent({ guest });
    return { title: m.details_window_closed(), share: 0, tone: 'plain', lines: [closed, ...wrote] };
  }
  if (lapsesAt === null) {
    const opens = m.details_window_none({ guest });
    return { title: m.details_window_closed(), share: 0, tone: 'plain', lines: [opens] };
  }
  const at = momentName(lapsesAt, now);
  if (now >= lapsesAt) {
    const lines = [m.details_window_lapsed({ at, guest }), ...wrote];
    return { title: m.details_window_lapsed_title(), share: 0, tone: 'warn', lines };
  }
  const left = lapsesAt - now;
  return {
    title: m.window_open({ left: spanName(left) }),
    share: Math.min(1, left / lengthMs),
    tone: left <= CLOSING_MS ? 'warn' : 'good',
    lines: [m.details_window_open({ until: at }), ...providersRule(head, now), ...wrote],
  };
}

/** WhatsApp counts from the guest's words alone: said where that gives another moment. */
function providersRule({ window }: ConversationView, now: number): string[] {
  const { guestLapsesAt, lapsesAt } = window;
  if (guestLapsesAt === null || lapsesAt === null) return [];
  const at = momentName(guestLapsesAt, now);
  if (at === momentName(lapsesAt, now)) return [];
  return [
    now < guestLapsesAt
      ? m.details_window_guest({ until: at })
      : m.details_window_guest_lapsed({ at }),
  ];
}
