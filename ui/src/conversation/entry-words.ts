/** The accessible name of one entry of the timeline. */
import { m } from '$paraglide/messages.js';
import { clockTime, dayName } from '../app/time';
import type { NoticeArgs } from '../host/bindings';
import { spokenMessage } from '../words/message';
import { noticeText } from '../words/notice';
import type { Entry } from './entries';

export function spokenEntry(entry: Entry, guest: string, now: number): string {
  switch (entry.type) {
    case 'beginning':
      return m.conversation_beginning({ guest });
    case 'day':
      return dayName(entry.at, now);
    case 'unread':
      return m.conversation_unread();
    case 'item':
      return entry.item.body.type === 'message'
        ? spokenMessage(entry.item.body.message, guest, now)
        : spokenNotice(entry.item.body, entry.item.at);
  }
}

function spokenNotice({ key, args }: { key: string; args: NoticeArgs }, at: number): string {
  return [noticeText(key, args), args.note, clockTime(at)].filter(Boolean).join(', ');
}
