/** What Enter does in New Message, said before it is pressed. */
import { m } from '$paraglide/messages.js';
import { refusalText } from '../words/refusal';
import type { NewMessage } from './new-message.svelte';

export function goOnHint({ choice, action }: NewMessage, now: number): string {
  if (choice?.type === 'number') return m.new_hint_save();
  if (!choice || !action) return '';
  const guest = choice.row.name;
  switch (action.type) {
    case 'open':
      return m.new_hint_open({ guest });
    case 'ask':
      return m.new_hint_ask({ guest });
    case 'absent':
    case 'refused':
      return refusalText(action.refusal, guest, now);
  }
}
