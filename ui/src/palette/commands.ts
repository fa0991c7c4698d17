/** What the palette can do beside opening a conversation or a contact. */
import { m } from '$paraglide/messages.js';
import type { App } from '../app/app.svelte';
import { COMMAND_KEY } from '../app/shortcuts';
import { RAIL } from '../app/route';
import type { Glyph } from '../parts/glyphs';
import { placeName } from '../words/place';

export type Command = { id: string; name: string; keys: string; glyph: Glyph; run: () => void };

export function commands(app: App): Command[] {
  const overlay = (type: 'newMessage' | 'addContact' | 'keys') => () => (app.overlay = { type });
  const places = RAIL.map((place, at): Command => {
    const keys = `${COMMAND_KEY} ${at + 1}`;
    const go = () => app.goToPlace(place);
    return { id: place, name: placeName(place), keys, glyph: place, run: go };
  });
  return [
    {
      id: 'new',
      name: m.new_title(),
      keys: `${COMMAND_KEY} N`,
      glyph: 'new',
      run: overlay('newMessage'),
    },
    { id: 'add', name: m.contacts_add(), keys: '', glyph: 'contacts', run: overlay('addContact') },
    ...places,
    ...(app.open && app.route.at === 'messages' ? [details(app)] : []),
    ...(app.workspace?.kind === 'practice' ? [phone(app), ...seats(app)] : []),
    { id: 'keys', name: m.keys_title(), keys: '?', glyph: 'unknown', run: overlay('keys') },
  ];
}

function details(app: App): Command {
  const run = () => app.details.toggle();
  return { id: 'details', name: m.keys_details(), keys: `${COMMAND_KEY} I`, glyph: 'details', run };
}

function phone(app: App): Command {
  const [name, keys] = [m.guest_phone_open(), `${COMMAND_KEY} ${RAIL.length + 1}`];
  return { id: 'phone', name, keys, glyph: 'phone', run: () => void app.openGuestPhone() };
}

function seats(app: App): Command[] {
  return app.practice.seats.map(({ member, name }) => {
    const run = () => void app.openSeat(member);
    return { id: `seat-${member}`, name: m.seats_open({ name }), keys: '', glyph: 'team', run };
  });
}
