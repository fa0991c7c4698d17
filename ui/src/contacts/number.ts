/** Phone numbers as people read them. */

/** "+14155550132" → "+1 415 555 0132": the country code apart, four at the end, twos and threes between. */
export function numberText(number: string): string {
  const digits = number.replace(/\D/gu, '');
  const code = countryCode(digits);
  const rest = digits.slice(code.length);
  return `+${[code, ...pairs(rest.slice(0, -4)), rest.slice(-4)].filter(Boolean).join(' ')}`;
}

/** Threes, begun with one or two twos where that leaves no single digit. */
function pairs(digits: string): string[] {
  const twos = (3 - (digits.length % 3)) % 3;
  if (digits.length < twos * 2) return [digits];
  const head = digits.slice(0, twos * 2).match(/\d{2}/gu) ?? [];
  const tail = digits.slice(twos * 2).match(/\d{3}/gu) ?? [];
  return [...head, ...tail];
}

/** Whether what was typed is meant as a number rather than a name. */
export function looksLikeNumber(typed: string): boolean {
  return /^[+(\d][\d\s().+-]{4,}$/u.test(typed.trim());
}

const TWO_DIGITS = /^(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/u;

function countryCode(digits: string): string {
  if (/^[17]/u.test(digits)) return digits.slice(0, 1);
  return digits.slice(0, TWO_DIGITS.test(digits) ? 2 : 3);
}
