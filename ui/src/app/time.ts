/** Moments and spans in words, by the reader's locale. */
import { m } from '$paraglide/messages.js';
import { getLocale } from '$paraglide/runtime.js';

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** "14:20" */
export function clockTime(at: number): string {
  return format(at, { hour: 'numeric', minute: '2-digit' });
}

/** "Today", "Yesterday" or "Thursday, 19 November". */
export function dayName(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days === 0) return m.time_today();
  if (days === 1) return m.time_yesterday();
  const year = sameYear(at, now) ? {} : { year: 'numeric' as const };
  return format(at, { weekday: 'long', day: 'numeric', month: 'long', ...year });
}

/** The short time of a row: "14:20", "Fri", "19 Nov", "19/11/2025". */
export function rowTime(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days <= 0) return clockTime(at);
  if (days < 7) return format(at, { weekday: 'short' });
  if (sameYear(at, now)) return format(at, { day: 'numeric', month: 'short' });
  return format(at, { dateStyle: 'short' });
}

/** "19 Nov, 14:20" */
export function fullTime(at: number): string {
  return format(at, { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' });
}

/** "yesterday at 23:10", "today at 14:20", "tomorrow at 09:00" or "19 Nov, 14:20". */
export function momentName(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days === 0) return m.time_today_at({ time: clockTime(at) });
  if (days === 1) return m.time_yesterday_at({ time: clockTime(at) });
  if (days === -1) return m.time_tomorrow_at({ time: clockTime(at) });
  return fullTime(at);
}

/** "19 Nov, 14:20:07" */
export function preciseTime(at: number): string {
  return format(at, {
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
  });
}

/** "23 h", "1 h 20 min", "12 min", "under a minute", "3 days". */
export function spanName(ms: number): string {
  if (ms < MINUTE) return m.span_moment();
  const minutes = Math.floor(ms / MINUTE);
  if (minutes < 60) return m.span_minutes({ minutes });
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours < 4 && rest > 0) return m.span_hours_minutes({ hours, minutes: rest });
  if (hours < 48) return m.span_hours({ hours });
  return m.span_days({ days: Math.floor(hours / 24) });
}

/** Same for every moment of one local day. */
export function dayKey(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}

function daysBetween(at: number, now: number): number {
  const midnight = (ms: number) => new Date(ms).setHours(0, 0, 0, 0);
  return Math.round((midnight(now) - midnight(at)) / DAY);
}

function sameYear(at: number, now: number): boolean {
  return new Date(at).getFullYear() === new Date(now).getFullYear();
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: number, options: Intl.DateTimeFormatOptions): string {
  const key = getLocale() + JSON.stringify(options);
  // The texts around a moment have these digits too, in every language.
  const all = { numberingSystem: 'latn', ...options };
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale(), all);
  formats.set(key, known);
  return known.format(at);
}

/** The system's own variant of the language shown, so that "en-GB" reads 14:20. */
function locale(): string {
  const shown = getLocale();
  return navigator.languages.find((tag) => tag.split('-')[0] === shown) ?? shown;
}
