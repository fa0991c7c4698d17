/** The accessible name of one entry of the timeline. */
import { m } from '$paraglide/messages.js';
import { clockTime, dayName } from '../app/time';
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
        : `${noticeText(entry.item.body.key, entry.item.body.args)}, ${clockTime(entry.item.at)}`;
  }
}
