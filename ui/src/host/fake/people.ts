/** Who works in the practice organization. */
import type { MemberView } from '../bindings';

export const ME: MemberView = { id: 'ana', name: 'Ana Okafor', you: true };
export const BEN: MemberView = { id: 'ben', name: 'Ben Ito', you: false };
export const CLARA: MemberView = { id: 'clara', name: 'Clara Weiss', you: false };
