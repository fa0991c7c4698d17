/** A host in memory, for component tests and for looking at the interface in a browser. */
import type { Changes, Commands } from './bindings';
import { commands } from './fake/commands';
import { seed } from './fake/seed';
import { World } from './fake/world';
import {
  HostProblem,
  problemOf,
  type CommandName,
  type Host,
  type Request,
  type Response,
} from './host';

export type Answers = {
  [C in CommandName]?: (request: Request<C>) => Response<C> | Promise<Response<C>>;
};

export type FakeHost = Host & {
  world: World;
  /** Every call so far, oldest first. */
  calls: { command: CommandName; request: unknown }[];
  push: (changes: Partial<Changes>) => void;
};

export const NO_CHANGES: Changes = {
  workspace: null,
  conversations: { upserted: [], removed: [] },
  totals: null,
  contacts: { upserted: [], removed: [] },
  notTaken: { upserted: [], removed: [] },
  timelines: [],
  overflow: false,
};

/** `answers` stand in for the world's own, command by command. */
export function fakeHost(answers: Answers = {}, world: World = seed(new World())): FakeHost {
  const table: Answers = { ...commands(world), ...answers };
  const calls: FakeHost['calls'] = [];
  return {
    world,
    calls,
    async call<C extends CommandName>(command: C, request: Commands[C]['request']) {
      calls.push({ command, request });
      const answer = table[command];
      try {
        if (!answer) throw new HostProblem({ code: 'internal' });
        return await answer(request);
      } catch (thrown) {
        throw new HostProblem(problemOf(thrown));
      }
    },
    onChanges(listener) {
      world.listeners.add(listener);
      return Promise.resolve(() => world.listeners.delete(listener));
    },
    push(changes) {
      for (const listener of world.listeners) listener({ ...NO_CHANGES, ...changes });
    },
  };
}
