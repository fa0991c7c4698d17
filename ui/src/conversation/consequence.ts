/** What the line above the composer says: what becomes of the words if Enter is pressed now. */
import { m } from '$paraglide/messages.js';
import { HOUR, momentName, spanName } from '../app/time';
import type { ConsequenceView, HeldWhy, WindowView, WorkspaceView } from '../host/bindings';
import type { Glyph } from '../parts/glyphs';
import { refusalText } from '../words/refusal';

export const CLOSING_MS = 2 * HOUR;

export type ComposerLine = {
  tone: 'plain' | 'warn' | 'danger';
  glyph: Glyph;
  text: string;
};

/** What keeps even a message that may go from going at once. */
export type Obstacle = 'offline' | 'signedOut' | 'accountRefused';

type Around = { guest: string; window: WindowView; now: number; obstacle: Obstacle | null };

/** How the way to the provider stands. */
export function obstacle(workspace: WorkspaceView | null | undefined): Obstacle | null {
  const connection = workspace?.connection;
  if (connection === 'offline' || connection === 'signedOut') return connection;
  return workspace?.accountRefused ? 'accountRefused' : null;
}

export function consequenceLine(consequence: ConsequenceView, around: Around): ComposerLine {
  switch (consequence.type) {
    case 'sendsNow':
      if (around.obstacle !== null) return waits(around.obstacle);
      return sendsNow(consequence.lapsesAt, consequence.mayBeHeld, around);
    case 'held':
      return { tone: 'warn', glyph: 'held', text: held(consequence.why, around) };
    case 'blockedBy':
      return {
        tone: 'danger',
        glyph: 'blocked',
        text: m.composer_blocked({ rule: consequence.rule }),
      };
    case 'refused':
      return {
        tone: 'warn',
        glyph: 'blocked',
        text: refusalText(consequence.refusal, around.guest, around.now),
      };
  }
}

function waits(obstacle: Obstacle): ComposerLine {
  const text = {
    offline: m.composer_waits_offline,
    signedOut: m.composer_waits_signed_out,
    accountRefused: m.composer_waits_account,
  }[obstacle];
  return { tone: 'warn', glyph: 'clock', text: text() };
}

function sendsNow(lapsesAt: number, mayBeHeld: boolean, { guest, now }: Around): ComposerLine {
  const left = spanName(Math.max(0, lapsesAt - now));
  if (mayBeHeld) {
    return { tone: 'warn', glyph: 'clock', text: m.composer_may_be_held({ guest, left }) };
  }
  if (lapsesAt - now <= CLOSING_MS) {
    return { tone: 'warn', glyph: 'clock', text: m.composer_closing({ guest, left }) };
  }
  const until = momentName(lapsesAt, now);
  return { tone: 'plain', glyph: 'clock', text: m.composer_sends_now({ until, left }) };
}

function held(why: HeldWhy, { guest, window, now }: Around): string {
  if (why === 'providerWindow') return m.composer_held_provider({ guest });
  if (window.guestWroteAt === null) return m.composer_held_never({ guest });
  return m.composer_held({ guest, ago: spanName(Math.max(0, now - window.guestWroteAt)) });
}
