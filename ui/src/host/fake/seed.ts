/** A believable morning at Northwind Advisory, with most states a conversation can be in. */
import type { AuthorView, ContentView, Status } from '../bindings';
import { BEN, ME } from './people';
import { answer, askAgain, guestWrites, say, startConversation } from './rules';
import { DAY, HOUR, type FakeConversation, type World } from './world';

const GUESTS: [id: string, name: string, note: string, address: string, manner: string][] = [
  ['maria', 'Maria Santos', 'Client · Lisbon', '+351912345678', 'accepts_at_once'],
  ['jonas', 'Jonas Keller', 'Client · Zürich', '+41791234567', 'accepts_late'],
  ['priya', 'Priya Nair', 'Prospect · Mumbai', '+919812345678', 'silent'],
  ['liwei', '李伟', '客户 · 上海', '+8613812345678', 'accepts_at_once'],
  ['tomas', 'Tomás Oliveira', 'Client · São Paulo', '+5511987654321', 'brazilian_two_spellings'],
  ['sam', 'Sam Whitfield', 'Lead · Denver', '+13035550117', 'declines'],
  ['elif', 'Elif Demir', 'Client · İzmir', '+905321234567', 'stops_later'],
  ['omar', 'عمر حداد', 'عميل · عمّان', '+962791234567', 'answers_something_else'],
  ['noor', 'Noor de Vries', '', '+31612345678', 'not_on_whatsapp'],
  ['yuki', '佐藤 由紀', 'Client · 大阪', '+819012345678', 'sends_pictures'],
  ['hidden', 'Camille', 'Wrote first', 'wa.1f93c2', 'no_phone_number'],
  ['paul', 'Paul Ostrow', 'Lead · Chicago', '+13125550148', 'silent'],
];

export function seed(world: World): World {
  world.guests = GUESTS.map(([id, name, note, address, manner]) => ({
    id,
    contact: `contact-${id}`,
    name,
    note,
    address,
    manner,
    unread: 0,
    bubbles: [],
  }));
  maria(world);
  tomas(world);
  others(world);
  world.offset = 0;
  return world;
}

/** Runs `act` as if it were `ago` milliseconds earlier. */
function earlier<T>(world: World, ago: number, act: () => T): T {
  world.offset = -ago;
  const made = act();
  world.offset = 0;
  return made;
}

function begun(world: World, guest: string, ago: number, accepted = true): FakeConversation {
  const conversation = earlier(world, ago, () =>
    startConversation(world, `contact-${guest}`, `with-${guest}`),
  );
  if (accepted)
    earlier(world, ago - 6 * 60_000, () => answer(world, conversation, true, 'Yes, I agree'));
  return conversation;
}

let count = 0;

function add(
  world: World,
  conversation: FakeConversation,
  ago: number,
  from: string,
  words: string | ContentView,
  status: Status = { state: 'read' },
  late = false,
): void {
  earlier(world, ago, () => {
    const author: AuthorView =
      from === 'you' || from === 'guest' ? { type: from } : { type: 'colleague', name: from };
    const content: ContentView = typeof words === 'string' ? { type: 'text', text: words } : words;
    const at = world.now;
    const received: Status = { state: 'received' };
    say(world, conversation, {
      id: `seed-${++count}`,
      author,
      content,
      status: from === 'guest' ? received : status,
      late,
    });
    if (from === 'guest') conversation.guestAt = at;
    else if (status.state !== 'held') conversation.memberAt = at;
    conversation.seenTo = at;
  });
}

function maria(world: World): void {
  const it = begun(world, 'maria', 3 * DAY);
  it.members = [ME, BEN];
  const talk = [
    'Good morning Maria, how did the viewing go?',
    'Very well, thank you. The light is lovely.',
    'Shall I ask for the papers?',
    'Yes please.',
  ];
  for (let turn = 0; turn < 120; turn++) {
    const words = talk[turn % talk.length] ?? '';
    add(world, it, 2.9 * DAY - turn * 60_000 * 11, turn % 2 === 0 ? 'you' : 'guest', `${words}`);
  }
  add(world, it, 27.6 * HOUR, 'guest', 'Hello! Yes, this number is good for me.');
  add(world, it, 27.5 * HOUR, 'you', 'Thanks, Maria. Here is the floor plan we talked about.');
  add(world, it, 27.4 * HOUR, 'Ben Ito', 'I can do Thursday at three if that suits you.', {
    state: 'delivered',
  });
  add(world, it, 27.1 * HOUR, 'guest', 'Thursday is perfect 👍');
  it.memberAt = null;
  add(world, it, 0.4 * HOUR, 'you', "I'll hold the slot for Thursday.", {
    state: 'held',
    why: 'windowLapsed',
    position: 1,
  });
  add(world, it, 0.3 * HOUR, 'you', 'The notary confirmed as well.', {
    state: 'held',
    why: 'windowLapsed',
    position: 2,
  });
}

function tomas(world: World): void {
  const it = begun(world, 'tomas', 9 * HOUR);
  add(world, it, 7 * HOUR, 'guest', 'Bom dia! Did the bank answer?');
  add(world, it, 6.9 * HOUR, 'you', 'Not yet. I asked again this morning.', { state: 'read' });
  add(world, it, 6.5 * HOUR, 'you', 'They promise an answer by four.', { state: 'delivered' });
  add(world, it, 5 * HOUR, 'guest', { type: 'placeholder', kind: 'location' }, undefined, true);
  add(world, it, 4 * HOUR, 'you', 'Here is the contract once more.', {
    state: 'failed',
    failure: 'providerAway',
    providerCode: 63016,
  });
  add(world, it, 3.9 * HOUR, 'you', 'And the annex.', { state: 'unknown' });
  add(world, it, 3.8 * HOUR, 'you', 'It is a guaranteed return.', {
    state: 'blocked',
    rule: 'promise of returns',
  });
  add(world, it, 3.7 * HOUR, 'you', 'Never mind the last one.', { state: 'cancelled' });
  add(world, it, 0.2 * HOUR, 'you', 'I call you at five.', { state: 'queued' });
  add(world, it, 0.1 * HOUR, 'you', 'Or at six?', { state: 'pending' });
  it.guestAt = world.now - 5 * HOUR;
}

function others(world: World): void {
  const liwei = begun(world, 'liwei', 2 * DAY);
  add(world, liwei, 22.7 * HOUR, 'you', '李先生，明天上午十点方便吗？');
  add(world, liwei, 22.6 * HOUR, 'guest', '好的，明天见。');
  liwei.memberAt = null;
  const jonas = begun(world, 'jonas', 5 * HOUR);
  add(world, jonas, 4 * HOUR, 'you', 'Guten Tag Herr Keller, the offer is ready.');
  earlier(world, 0.6 * HOUR, () => guestWrites(world, jonas, 'Great, I will read it tonight.'));
  earlier(world, 0.5 * HOUR, () => guestWrites(world, jonas, 'Can we talk about the fee?'));
  begun(world, 'priya', 2 * HOUR, false);
  const paul = begun(world, 'paul', 26 * HOUR, false);
  paul.consent = { ...paul.consent, state: 'unanswered', since: world.now - 2 * HOUR };
  earlier(world, 2 * HOUR, () => world.notice(paul, 'unanswered'));
  const sam = begun(world, 'sam', 4 * DAY, false);
  earlier(world, 3.9 * DAY, () => answer(world, sam, false, 'No, thanks'));
  const elif = begun(world, 'elif', 6 * DAY);
  add(world, elif, 5.2 * DAY, 'guest', 'Teşekkürler, received!');
  elif.memberAt = null;
  elif.draft = 'Sevgili Elif, one more thing';
  const omar = begun(world, 'omar', 30 * HOUR, false);
  earlier(world, 20 * HOUR, () => guestWrites(world, omar, 'من معي؟'));
  earlier(world, 20 * HOUR, () => askAgain(world, omar));
  const noor = begun(world, 'noor', 9 * DAY, false);
  noor.consent = { ...noor.consent, state: 'unreachable', resendAt: null };
  earlier(world, 8.9 * DAY, () => world.notice(noor, 'unreachable'));
}
