/** Where the member is: one window, one union, no router. */
export type Route =
  | { at: 'messages'; conversation: string | null }
  | { at: 'contacts'; contact: string | null }
  | { at: 'held' }
  | { at: 'settings' };

export type Place = Route['at'];

/** The rail, top to bottom: Ctrl/Cmd with its position goes there. */
export const RAIL: readonly Place[] = ['messages', 'contacts', 'held', 'settings'];

export function routeTo(place: Place): Route {
  switch (place) {
    case 'messages':
      return { at: 'messages', conversation: null };
    case 'contacts':
      return { at: 'contacts', contact: null };
    case 'held':
    case 'settings':
      return { at: place };
  }
}
