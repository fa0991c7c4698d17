/** The state of the in-memory host: a practice organization small enough to read. */
import type {
  Changes,
  ConsentView,
  ConnectionState,
  MemberView,
  MembershipView,
  NoticeArgs,
  PhoneBubble,
  RefusalView,
  SwitchesView,
  TimelineItem,
  Troubles,
} from '../bindings';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export type FakeGuest = {
  id: string;
  contact: string;
  name: string;
  note: string;
  address: string;
  manner: string;
  unread: number;
  bubbles: PhoneBubble[];
};

export type FakeConversation = {
  id: string;
  guest: string;
  members: MemberView[];
  membership: MembershipView;
  consent: ConsentView;
  items: TimelineItem[];
  guestAt: number | null;
  memberAt: number | null;
  lastAt: number;
  seenTo: number;
  draft: string;
  off: RefusalView | null;
};

export class World {
  offset = 0;
  chosen = false;
  switches: SwitchesView = { organization: true, member: true };
  troubles: Troubles = { running: [] };
  connection: ConnectionState = 'online';
  revision = 1;
  guests: FakeGuest[] = [];
  conversations = new Map<string, FakeConversation>();
  listeners = new Set<(changes: Changes) => void>();
  waiting = new Set<() => void>();
  #arrival = 0;

  constructor(readonly device: () => number = Date.now) {}

  get switchedOff(): RefusalView | null {
    if (!this.switches.organization) return { code: 'organizationOff' };
    return this.switches.member ? null : { code: 'memberOff' };
  }

  get now(): number {
    return this.device() + this.offset;
  }

  arrival(): number {
    return ++this.#arrival;
  }

  guest(id: string): FakeGuest {
    return found(this.guests.find((guest) => guest.id === id));
  }

  byContact(contact: string): FakeGuest {
    return found(this.guests.find((guest) => guest.contact === contact));
  }

  conversation(id: string): FakeConversation {
    return found(this.conversations.get(id));
  }

  /** The conversations with a guest, latest first. */
  withGuest(guest: string): FakeConversation[] {
    const theirs = [...this.conversations.values()].filter((each) => each.guest === guest);
    return theirs.sort((one, other) => other.lastAt - one.lastAt);
  }

  notice(conversation: FakeConversation, key: string, args: Partial<NoticeArgs> = {}): void {
    const guest = this.guest(conversation.guest).name;
    const id = `notice-${this.#arrival + 1}`;
    this.add(conversation, {
      key: id,
      at: this.now,
      arrival: this.arrival(),
      body: {
        type: 'notice',
        key,
        args: { guest, actor: null, names: [], note: null, count: null, ...args },
      },
    });
  }

  add(conversation: FakeConversation, item: TimelineItem): void {
    conversation.items = [...conversation.items.filter(({ key }) => key !== item.key), item];
    conversation.items.sort((one, other) => one.at - other.at || one.arrival - other.arrival);
    conversation.lastAt = Math.max(conversation.lastAt, item.at);
  }
}

function found<T>(value: T | undefined): T {
  // What a missing thing looks like on the other side of the door.
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  if (value === undefined) throw { code: 'notFound' };
  return value;
}
