/** Who is in a conversation: adding, handing over, removing, leaving. */
import type { Answers } from '../fake';
import { BEN, CLARA, ME } from './people';
import type { FakeConversation, World } from './world';

const COLLEAGUES = [BEN, CLARA];
const ROOM = 10;

export function memberCommands(world: World, changed: (it: FakeConversation) => null): Answers {
  const go = (it: FakeConversation, membership: 'left' | 'removed') => {
    it.membership = membership;
    it.members = it.members.filter(({ you }) => !you);
    it.off = { code: 'notMember' };
    return changed(it);
  };
  return {
    colleagues: ({ conversation }) => {
      const { members } = world.conversation(conversation);
      const isIn = (id: string) => members.some((member) => member.id === id);
      const colleagues = COLLEAGUES.map(({ id, name }) => {
        return { id, name, alreadyIn: isIn(id), ineligible: null };
      });
      return { colleagues, room: ROOM - members.length };
    },
    add_members: ({ conversation, members }) => {
      const it = world.conversation(conversation);
      it.members = [...it.members, ...COLLEAGUES.filter(({ id }) => members.includes(id))];
      return changed(it);
    },
    remove_member: ({ conversation, member }) => {
      const it = world.conversation(conversation);
      if (member === ME.id) return go(it, 'removed');
      it.members = it.members.filter(({ id }) => id !== member);
      return changed(it);
    },
    transfer: ({ conversation, to }) => {
      const it = world.conversation(conversation);
      it.members = [ME, ...COLLEAGUES.filter(({ id }) => id === to)];
      return go(it, 'left');
    },
    leave: ({ conversation }) => go(world.conversation(conversation), 'left'),
  };
}
