/** The one door between the interface and everything behind it. */
import type { Changes, Commands, Problem } from './bindings';

export type CommandName = keyof Commands;
export type Request<C extends CommandName> = Commands[C]['request'];
export type Response<C extends CommandName> = Commands[C]['response'];

export type Host = {
  /** Asks for one thing; rejects with a `HostProblem`. */
  call<C extends CommandName>(command: C, request: Request<C>): Promise<Response<C>>;
  /** Hears of every change from now on; resolves once listening, with the way to stop. */
  onChanges(listener: (changes: Changes) => void): Promise<() => void>;
};

/** A `Problem` as it travels through promises. */
export class HostProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
    this.name = 'HostProblem';
  }
}

/** What went wrong, whatever was thrown. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof HostProblem) return thrown.problem;
  if (isProblem(thrown)) return thrown;
  return { code: 'internal' };
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value;
}

/** A new id, made here so that repeating a call is harmless (P2). */
export function newId(): string {
  return crypto.randomUUID();
}
