/** The provider's codes in plain words: what happened, and the next step. */
import { m } from '$paraglide/messages.js';

const texts: Record<number, () => string> = {
  11200: m.code_11200,
  13617: m.code_13617,
  20003: m.code_20003,
  20404: m.code_20404,
  20429: m.code_20429,
  21211: m.code_21211,
  21603: m.code_21603,
  21606: m.code_21606,
  21608: m.code_21608,
  21610: m.code_21610,
  21611: m.code_21611,
  21612: m.code_21612,
  21614: m.code_21614,
  21617: m.code_21617,
  30001: m.code_30001,
  30003: m.code_30003,
  30005: m.code_30005,
  30006: m.code_30006,
  30007: m.code_30007,
  30008: m.code_30008,
  63003: m.code_63003,
  63005: m.code_63005,
  63006: m.code_63006,
  63007: m.code_63007,
  63008: m.code_63008,
  63011: m.code_63011,
  63012: m.code_63012,
  63014: m.code_63014,
  63015: m.code_63015,
  63016: m.code_63016,
  63017: m.code_63017,
  63018: m.code_63018,
  63019: m.code_63019,
  63021: m.code_63021,
  63023: m.code_63023,
  63024: m.code_63024,
  63027: m.code_63027,
  63028: m.code_63028,
  63032: m.code_63032,
  63049: m.code_63049,
};

export function knowsCode(code: number): boolean {
  return code in texts;
}

export function codeText(code: number): string {
  return (texts[code] ?? m.code_other)();
}
