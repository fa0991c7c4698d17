/** Notices in words: the key and what fills its gaps come from the engine. */
import { m } from '$paraglide/messages.js';
import type { NoticeArgs } from '../host/bindings';
import type { Glyph } from '../parts/glyphs';

type Gaps = { guest: string; actor: string; count: number };

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
  connector_off: m.notice_connector_off,
  connector_on: m.notice_connector_on,
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

export function noticeText(key: string, { guest, actor, count }: NoticeArgs): string {
  const text = texts[key] ?? m.notice_newer;
  return text({ guest, actor: actor ?? m.colleague(), count: count ?? 0 });
}
