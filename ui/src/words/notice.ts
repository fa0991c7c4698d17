/** Notices in words: the key and what fills its gaps come from the engine. */
import { m } from '$paraglide/messages.js';
import { getLocale } from '$paraglide/runtime.js';
import type { NoticeArgs } from '../host/bindings';
import type { Glyph } from '../parts/glyphs';

type Gaps = { guest: string; actor: string; names: string; count: number };

const texts: Record<string, (gaps: Gaps) => string> = {
  opt_in_sent_you: m.notice_opt_in_sent_you,
  opt_in_sent_colleague: m.notice_opt_in_sent_colleague,
  opt_in_sent_system: m.notice_opt_in_sent_system,
  accepted: m.notice_accepted,
  guest_wrote_first: m.notice_guest_wrote_first,
  declined: m.notice_declined,
  unanswered: m.notice_unanswered,
  unreachable: m.notice_unreachable,
  held_released: m.notice_held_released,
  held_cancelled_by_member: m.notice_held_cancelled_by_member,
  held_cancelled_guest_declined: m.notice_held_cancelled_guest_declined,
  held_cancelled_connector_off: m.notice_held_cancelled_connector_off,
  held_cancelled_overtaken: m.notice_held_cancelled_overtaken,
  held_cancelled_author_gone: m.notice_held_cancelled_author_gone,
  connector_off: m.notice_connector_off,
  connector_on: m.notice_connector_on,
  added_you: m.notice_added_you,
  added_colleague: m.notice_added_colleague,
  added_me: m.notice_added_me,
  added_system: m.notice_added_system,
  left_you: m.notice_left_you,
  left_colleague: m.notice_left_colleague,
  left_you_entitlement: m.notice_left_you_entitlement,
  left_you_suspended: m.notice_left_you_suspended,
  left_you_organization: m.notice_left_you_organization,
  removed_you: m.notice_removed_you,
  removed_colleague: m.notice_removed_colleague,
  removed_me: m.notice_removed_me,
  transferred_you: m.notice_transferred_you,
  transferred_colleague: m.notice_transferred_colleague,
  transferred_to_me: m.notice_transferred_to_me,
  transfer_offered_you: m.notice_transfer_offered_you,
  transfer_offered_colleague: m.notice_transfer_offered_colleague,
  transfer_offered_to_me: m.notice_transfer_offered_to_me,
  transfer_declined_you: m.notice_transfer_declined_you,
  transfer_declined_colleague: m.notice_transfer_declined_colleague,
  transfer_expired_you: m.notice_transfer_expired_you,
  transfer_expired_colleague: m.notice_transfer_expired_colleague,
  transfer_withdrawn_you: m.notice_transfer_withdrawn_you,
  transfer_withdrawn_colleague: m.notice_transfer_withdrawn_colleague,
  join_asked: m.notice_join_asked,
};

/** Whether there is a text for this key; a newer hub may know more. */
export function knowsNotice(key: string): boolean {
  return key in texts;
}

const glyphs: Record<string, Glyph> = {
  accepted: 'check',
  guest_wrote_first: 'check',
  declined: 'blocked',
  unanswered: 'clock',
  unreachable: 'alert',
  held_released: 'send',
  connector_off: 'blocked',
  connector_on: 'check',
};

/** The glyph of what changes what the member can do; the others go without. */
export function noticeGlyph(key: string): Glyph | undefined {
  return glyphs[key];
}

export function noticeText(key: string, { guest, actor, names, count }: NoticeArgs): string {
  const text = texts[key] ?? m.notice_newer;
  return text({ guest, actor: actor ?? m.colleague(), names: together(names), count: count ?? 0 });
}

/** Several names as one says them. */
function together(names: string[]): string {
  const named = names.map((name) => name || m.colleague());
  return new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(named);
}
