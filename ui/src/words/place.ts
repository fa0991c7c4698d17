/** What the places of the rail are called. */
import { m } from '$paraglide/messages.js';
import type { Place } from '../app/route';

export function placeName(place: Place): string {
  switch (place) {
    case 'messages':
      return m.place_messages();
    case 'contacts':
      return m.place_contacts();
    case 'held':
      return m.place_held();
    case 'settings':
      return m.place_settings();
  }
}
