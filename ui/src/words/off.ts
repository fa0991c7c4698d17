/** Why nothing can be written in a conversation, and what ends it. */
import { m } from '$paraglide/messages.js';
import { spanName } from '../app/time';
import type { MembershipView, RefusalView } from '../host/bindings';
import type { Glyph } from '../parts/glyphs';
import { refusalText } from './refusal';

export type Off = {
  glyph: Glyph;
  tone: 'plain' | 'warn';
  title: string;
  text: string;
  /** What the member can do about it here. */
  way: 'resend' | 'sms' | 'restart' | null;
};

export function offWords(
  refusal: RefusalView,
  guest: string,
  now: number,
  membership: MembershipView,
): Off {
  switch (refusal.code) {
    case 'consentWaiting':
      return asked('clock', m.off_waiting({ guest }), m.off_waiting_text(), refusal.resendAt, now);
    case 'consentUnanswered':
      return asked('clock', m.off_unanswered({ guest }), '', refusal.resendAt, now);
    case 'guestDeclined':
      return off('blocked', m.off_declined({ guest }), m.off_declined_text());
    case 'guestUnreachable':
      return {
        ...off('alert', m.off_unreachable({ guest }), m.off_unreachable_text()),
        tone: 'warn',
        way: 'sms',
      };
    case 'organizationOff':
      return off('blocked', m.off_organization(), m.off_organization_text());
    case 'memberOff':
      return off('blocked', m.off_member(), m.off_member_text());
    case 'notMember':
      return {
        ...off(gone[membership].glyph, gone[membership].title(), m.off_not_member_text({ guest })),
        way: 'restart',
      };
    case 'noContact':
    case 'alreadyInConversation':
    case 'unknownConversation':
    case 'wrongRecipient':
    case 'requestedRecently':
    case 'alreadyGranted':
    case 'emptyMessage':
    case 'textTooLong':
    case 'contentRule':
    case 'unknownTemplate':
    case 'unknownMessage':
    case 'notYours':
    case 'notHeld':
    case 'mayHaveArrived':
    case 'notFailed':
    case 'nobodyChosen':
    case 'alreadyMember':
    case 'notThere':
    case 'notEligible':
    case 'tooManyMembers':
    case 'cannotRemoveYourself':
    case 'cannotTransferToYourself':
    case 'transferWaiting':
    case 'transferOver':
    case 'unknownTransfer':
    case 'conversationOver':
    case 'alreadyAsked':
      return off('blocked', refusalText(refusal, guest, now), '');
  }
}

const gone: Record<MembershipView, { glyph: Glyph; title: () => string }> = {
  active: { glyph: 'blocked', title: m.off_not_member },
  left: { glyph: 'leave', title: m.off_left },
  removed: { glyph: 'blocked', title: m.off_removed },
};

function asked(glyph: Glyph, title: string, text: string, resendAt: number, now: number): Off {
  const again =
    now >= resendAt ? m.off_resend_now() : m.off_resend_in({ left: spanName(resendAt - now) });
  const way = now >= resendAt ? 'resend' : null;
  return { glyph, tone: 'plain', title, text: [text, again].filter(Boolean).join(' '), way };
}

function off(glyph: Glyph, title: string, text: string): Off {
  return { glyph, tone: 'plain', title, text, way: null };
}
