/** Problems in words: what happened and what to do. */
import { m } from '$paraglide/messages.js';
import type { Problem } from '../host/bindings';
import { refusalText } from './refusal';

export function problemText(problem: Problem, guest: string, now: number): string {
  switch (problem.code) {
    case 'refused':
      return refusalText(problem.refusal, guest, now);
    case 'hubAway':
      return m.problem_hub_away();
    case 'signedOut':
      return m.problem_signed_out();
    case 'noWorkspace':
      return m.problem_no_workspace();
    case 'notFound':
      return m.problem_not_found();
    case 'invalidNumber':
      return m.problem_invalid_number();
    case 'nameMissing':
      return m.problem_name_missing();
    case 'malformed':
      return m.problem_malformed();
    case 'noRoom':
      return m.problem_no_room();
    case 'storage':
      return m.problem_storage();
    case 'practiceDamaged':
      return m.problem_practice_damaged();
    case 'internal':
      return m.problem_internal();
  }
}
