/** What a row says: its second line and the word at its right. */
import { m } from '$paraglide/messages.js';
import { spanName } from '../app/time';
import { CLOSING_MS } from '../conversation/consequence';
import type { ConversationRow, RowState } from '../host/bindings';
import { lastLine, type Line } from '../words/message';

export type RowMark = { kind: 'unread' | 'danger' | 'warn' | 'plain'; text: string };

/** The most pressing thing to know: failed, then held, then unread, then the window. */
export function rowMark(row: ConversationRow, now: number): RowMark {
  if (row.failed > 0) return { kind: 'danger', text: m.row_failed({ count: row.failed }) };
  if (row.held > 0) return { kind: 'warn', text: m.row_held({ count: row.held }) };
  return stateMark(row.state, now);
}

export function secondLine(row: ConversationRow, here: boolean): Line {
  if (row.draft !== '' && !here) return { who: m.row_draft(), text: row.draft };
  return lastLine(row.last);
}

function stateMark(state: RowState, now: number): RowMark {
  switch (state.type) {
    case 'waiting':
      return plain(m.row_waiting());
    case 'unanswered':
      return { kind: 'warn', text: m.row_unanswered() };
    case 'declined':
      return plain(m.row_declined());
    case 'unreachable':
      return plain(m.row_unreachable());
    case 'open':
      return openMark(state.lapsesAt - now);
    case 'lapsed':
      return plain(m.row_lapsed());
    case 'ended':
      return plain(m.row_ended());
  }
}

function openMark(left: number): RowMark {
  if (left <= 0) return plain(m.row_lapsed());
  const text = m.row_left({ left: spanName(left) });
  return left <= CLOSING_MS ? { kind: 'warn', text } : plain(text);
}

function plain(text: string): RowMark {
  return { kind: 'plain', text };
}
