/** The filters of Messages: what each shows, by the row alone. */
import { m } from '$paraglide/messages.js';
import { CLOSING_MS } from '../conversation/consequence';
import type { ConversationFilter, ConversationRow } from '../host/bindings';

export const FILTERS = ['all', 'unread', 'held', 'needsYou'] as const;
export type Filter = (typeof FILTERS)[number];

export function filterName(filter: Filter): string {
  switch (filter) {
    case 'all':
      return m.filter_all();
    case 'unread':
      return m.filter_unread();
    case 'held':
      return m.filter_held();
    case 'needsYou':
      return m.filter_needs_you();
  }
}

/** What stands in place of the rows when a filter has none. */
export function filterEmpty(filter: Exclude<Filter, 'all'>): { title: string; text: string } {
  switch (filter) {
    case 'unread':
      return { title: m.filter_unread_none(), text: m.filter_unread_none_text() };
    case 'held':
      return { title: m.filter_held_none(), text: m.filter_held_none_text() };
    case 'needsYou':
      return { title: m.filter_needs_you_none(), text: m.filter_needs_you_none_text() };
  }
}

export function wanted(filter: Filter, now: number): ConversationFilter {
  if (filter === 'needsYou') return { type: filter, closingBy: now + CLOSING_MS };
  return { type: filter };
}

/** The same as the desk decides when it is asked. */
export function fits(row: ConversationRow, filter: Filter, now: number): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'unread':
      return row.unread > 0;
    case 'held':
      return row.held > 0;
    case 'needsYou':
      return row.failed > 0 || row.state.type === 'unanswered' || closing(row, now);
  }
}

function closing({ state }: ConversationRow, now: number): boolean {
  return state.type === 'open' && state.lapsesAt > now && state.lapsesAt - now <= CLOSING_MS;
}
