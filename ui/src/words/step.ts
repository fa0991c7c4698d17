/** The steps of a message's life in words, and what comes next. */
import { m } from '$paraglide/messages.js';
import { momentName } from '../app/time';
import type { CancelledWhy, Happening, NextView, StepView } from '../host/bindings';
import { authorName } from './message';
import { failureText } from './status';
import { refusalText } from './refusal';

/** What only the provider can know. */
const PROVIDERS: readonly Happening['type'][] = [
  'accepted',
  'sent',
  'delivered',
  'read',
  'failed',
  'unreachable',
  'attemptFailed',
];

/** What happened, in a few words. */
export function stepText(what: Happening, guest: string): string {
  switch (what.type) {
    case 'written':
      return m.step_written();
    case 'received':
      return what.late ? m.step_received_late() : m.step_received();
    case 'held':
      return what.why === 'windowLapsed' ? m.step_held_lapsed() : m.step_held_provider();
    case 'blocked':
      return m.step_blocked({ rule: what.rule });
    case 'queued':
      return m.step_queued();
    case 'released':
      return m.step_released();
    case 'retried':
      return m.step_retried({ attempt: what.attempt });
    case 'postponed':
      return m.step_postponed();
    case 'edited':
      return m.step_edited();
    case 'moved':
      return m.step_moved();
    case 'cancelled':
      return cancelled(what.why, guest);
    case 'started':
      return m.step_started();
    case 'accepted':
      return m.step_accepted({ id: what.providerId });
    case 'sent':
      return m.step_sent();
    case 'delivered':
      return m.step_delivered({ guest });
    case 'read':
      return m.step_read({ guest });
    case 'failed':
      return m.step_failed();
    case 'unreachable':
      return m.step_unreachable({ guest });
    case 'attemptFailed':
      return m.step_attempt_failed({ attempt: what.attempt });
    case 'uncertain':
      return m.step_uncertain();
    case 'unanswered':
      return m.step_unanswered();
    case 'answered':
      return what.accepted
        ? m.step_accepted_request({ guest })
        : m.step_declined_request({ guest });
    case 'refused':
      return m.step_refused();
    case 'unreadable':
      return m.step_unreadable();
  }
}

/** Who did it; what the provider said is told as its word. */
export function stepBy({ by, what }: StepView, guest: string): string {
  if (by.type === 'you') return m.explain_by_you();
  if (by.type !== 'system') return m.explain_by({ who: authorName(by, guest) });
  return PROVIDERS.includes(what.type) ? m.explain_by_provider() : m.explain_by_itself();
}

/** Why, where the step alone doesn't say it. */
export function stepReason(what: Happening, guest: string, now: number): string {
  if (what.type === 'failed') return failureText(what.failure, guest);
  return what.type === 'refused' ? refusalText(what.refusal, guest, now) : '';
}

/** The provider's own code of it; 0 means that it gave none. */
export function stepCode(what: Happening): number | null {
  const code = 'providerCode' in what ? what.providerCode : 0;
  return code === 0 ? null : code;
}

/** What ends the state the message is in. */
export function nextText(next: NextView, guest: string, now: number): string {
  switch (next.type) {
    case 'nothing':
      return m.next_nothing();
    case 'hubAnswers':
      return m.next_hub();
    case 'guestWrites':
      return m.next_guest_writes({ guest });
    case 'turnComes':
      return next.ahead === 0 ? m.next_turn_now() : m.next_turn({ ahead: next.ahead });
    case 'providerTells':
      return m.next_provider();
    case 'guestAnswers':
      return m.next_guest_answers({ guest, at: momentName(next.resendAt, now) });
    case 'memberDecides':
      return m.next_member();
  }
}

function cancelled(why: CancelledWhy, guest: string): string {
  switch (why) {
    case 'byMember':
      return m.step_cancelled_by_member();
    case 'guestDeclined':
      return m.step_cancelled_guest_declined({ guest });
    case 'connectorOff':
      return m.step_cancelled_connector_off();
    case 'overtaken':
      return m.step_cancelled_overtaken();
    case 'authorGone':
      return m.step_cancelled_author_gone();
  }
}
