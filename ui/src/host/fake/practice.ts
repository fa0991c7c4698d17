/** The commands of the Guest phone. */
import type { ConnectionState, GuestPhone, PracticeView, Troubles } from '../bindings';
import type { Answers } from '../fake';
import { ACCEPT, answer, guestWrites, startConversation } from './rules';
import { LINE, workspaceView } from './views';
import type { FakeConversation, FakeGuest, World } from './world';

export function practiceCommands(world: World, changed: (it: FakeConversation) => null): Answers {
  return {
    seats: () => [{ member: 'ben', name: 'Ben Ito' }],
    open_seat: () => null,
    troubles: () => world.troubles,
    cause_troubles: (wanted) => {
      world.troubles = wanted;
      world.connection = connection(wanted);
      show(world);
      return wanted;
    },
    switches: () => world.switches,
    turn_switch: ({ of, on }) => {
      world.switches = { ...world.switches, [of]: on };
      show(world);
      return world.switches;
    },
    practice: () => practice(world),
    practice_changes: async ({ after }) => {
      while (world.revision <= after) {
        await new Promise<void>((wake) => world.waiting.add(wake));
      }
      return practice(world);
    },
    phone: ({ phone }) => {
      const guest = world.guest(phone);
      guest.unread = 0;
      return { phone: phoneView(guest), bubbles: [...guest.bubbles] };
    },
    write_as_guest: ({ phone, text }) => {
      const guest = world.guest(phone);
      guest.bubbles.push({
        id: crypto.randomUUID(),
        own: true,
        text,
        at: world.now,
        buttons: [],
        pressed: null,
      });
      const it =
        world.withGuest(phone)[0] ?? startConversation(world, guest.contact, crypto.randomUUID());
      guestWrites(world, it, text);
      return changed(it);
    },
    press_button: ({ phone, bubble, payload }) => {
      const guest = world.guest(phone);
      const label = payload === ACCEPT.payload ? ACCEPT.label : 'No, thanks';
      guest.bubbles = guest.bubbles.map((each) =>
        each.id === bubble ? { ...each, pressed: payload } : each,
      );
      guest.bubbles.push({
        id: crypto.randomUUID(),
        own: true,
        text: label,
        at: world.now,
        buttons: [],
        pressed: null,
      });
      const [it] = world.withGuest(phone);
      if (!it) return null;
      answer(world, it, payload === ACCEPT.payload, label);
      return changed(it);
    },
    advance_clock: ({ by }) => {
      world.offset += by;
      show(world);
      world.revision += 1;
      for (const wake of world.waiting) wake();
      return practice(world);
    },
  };
}

function show(world: World): void {
  for (const listener of world.listeners) {
    listener({
      workspace: workspaceView(world),
      conversations: { upserted: [], removed: [] },
      totals: null,
      contacts: { upserted: [], removed: [] },
      notTaken: { upserted: [], removed: [] },
      timelines: [],
      overflow: true,
    });
  }
}

function practice(world: World): PracticeView {
  const phones = world.guests.map(phoneView);
  return { now: world.now, businessName: LINE, phones, revision: world.revision };
}

function phoneView({ id, name, address, manner, unread }: FakeGuest): GuestPhone {
  return { id, name, address, manner, unread };
}

function connection({ running }: Troubles): ConnectionState {
  if (running.includes('sessionRefused')) return 'signedOut';
  return running.includes('hubAway') ? 'offline' : 'online';
}
