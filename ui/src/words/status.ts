/** Where a message stands, in words and with a glyph: never by colour alone. */
import { m } from '$paraglide/messages.js';
import type { FailureView, MessageView, Status } from '../host/bindings';
import type { Glyph } from '../parts/glyphs';
import { refusalText } from './refusal';

export type StatusWords = {
  glyph: Glyph;
  /** One or two words. */
  name: string;
  /** Why, and what ends it; empty when the name says all. */
  reason: string;
  tone: 'plain' | 'good' | 'warn' | 'danger';
};

/** `null` for what the guest wrote: there is nothing to say. */
export function statusWords(status: Status, guest: string, now: number): StatusWords | null {
  switch (status.state) {
    case 'received':
      return null;
    case 'pending':
      return plain('upload', m.status_pending());
    case 'held':
      return held(status.why, guest);
    case 'queued':
      return plain('queued', m.status_queued());
    case 'sent':
      return plain('check', m.status_sent());
    case 'delivered':
      return plain('checks', m.status_delivered());
    case 'read':
      return { glyph: 'checks', name: m.status_read(), reason: '', tone: 'good' };
    case 'failed':
      return failed(status.failure, status.providerCode, guest);
    case 'refused':
      return danger('blocked', m.status_refused(), refusalText(status.refusal, guest, now));
    case 'blocked':
      return danger('blocked', m.status_blocked(), m.status_blocked_why({ rule: status.rule }));
    case 'cancelled':
      return { glyph: 'close', name: m.status_cancelled(), reason: '', tone: 'plain' };
    case 'unknown':
      return {
        glyph: 'unknown',
        name: m.status_unknown(),
        reason: m.status_unknown_why({ guest }),
        tone: 'warn',
      };
  }
}

function held(why: 'windowLapsed' | 'providerWindow', guest: string): StatusWords {
  const reason = why === 'windowLapsed' ? m.status_held_lapsed() : m.status_held_provider();
  return { glyph: 'held', name: m.status_held({ guest }), reason, tone: 'warn' };
}

function failed(failure: FailureView, code: number, guest: string): StatusWords {
  const reason = failureText(failure, guest);
  return danger(
    'alert',
    m.status_failed(),
    code === 0 ? reason : m.failure_with_code({ reason, code }),
  );
}

/** What a member does about a message that wasn't sent. */
export type Act = 'retry' | 'discard' | 'rewrite' | 'takeBack';

/** What is offered for it. */
export type Step = 'retry' | 'sendAgain' | 'rewrite' | 'notTaken';

/** `null` where nothing the member does here would help. */
export function nextStep(status: Status): Step | null {
  switch (status.state) {
    case 'failed':
      return stepAfter(status.failure);
    case 'unknown':
      return 'sendAgain';
    case 'refused':
      return 'notTaken';
    case 'blocked':
      return 'rewrite';
    case 'received':
    case 'pending':
    case 'held':
    case 'queued':
    case 'sent':
    case 'delivered':
    case 'read':
    case 'cancelled':
      return null;
  }
}

/** Whether the words of a message the hub refused can go back into the composer. */
export function takesBack({ content }: MessageView): boolean {
  return content.type === 'text';
}

function stepAfter(failure: FailureView): Step | null {
  switch (failure) {
    case 'unreachable':
    case 'blockedByGuest':
    case 'marketing':
      return null;
    case 'content':
      return 'rewrite';
    case 'account':
    case 'providerAway':
    case 'rejected':
      return 'retry';
  }
}

/** What went wrong and the next step. */
export function failureText(failure: FailureView, guest: string): string {
  switch (failure) {
    case 'unreachable':
      return m.failure_unreachable({ guest });
    case 'blockedByGuest':
      return m.failure_blocked_by_guest({ guest });
    case 'content':
      return m.failure_content();
    case 'marketing':
      return m.failure_marketing({ guest });
    case 'account':
      return m.failure_account();
    case 'providerAway':
      return m.failure_provider_away();
    case 'rejected':
      return m.failure_rejected();
  }
}

function plain(glyph: Glyph, name: string): StatusWords {
  return { glyph, name, reason: '', tone: 'plain' };
}

function danger(glyph: Glyph, name: string, reason: string): StatusWords {
  return { glyph, name, reason, tone: 'danger' };
}
