/** What a member asked for and the hub did not take, in words. */
import { m } from '$paraglide/messages.js';
import type { AskedView } from '../host/bindings';

export function askedText(asked: AskedView, guest: string): string {
  switch (asked.type) {
    case 'start':
    case 'askAgain':
      return m.not_taken_request({ guest });
    case 'send':
      return m.not_taken_message({ guest });
    case 'template':
      return m.not_taken_template({ guest, name: asked.name });
    case 'edit':
      return m.not_taken_edit({ guest });
    case 'cancel':
      return m.not_taken_cancel({ guest });
    case 'move':
      return m.not_taken_move({ guest });
    case 'retry':
      return m.not_taken_retry({ guest });
    case 'addMembers':
      return m.not_taken_add({ guest });
    case 'leave':
      return m.not_taken_leave({ guest });
    case 'remove':
      return m.not_taken_remove({ guest });
    case 'transfer':
      return m.not_taken_transfer({ guest });
    case 'acceptTransfer':
    case 'declineTransfer':
      return m.not_taken_transfer_answer({ guest });
    case 'withdrawTransfer':
      return m.not_taken_transfer_withdraw({ guest });
    case 'askToJoin':
      return m.not_taken_join({ guest });
  }
}

/** The words that were not taken; empty where the member wrote none. */
export function wordsOf(asked: AskedView): string {
  return asked.type === 'send' || asked.type === 'edit' ? asked.text : '';
}
