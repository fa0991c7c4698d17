/** Phone numbers as people read them. */

/** "+14155550132" → "+1 415 555 0132": the country code apart, the rest in threes with four at the end. */
export function numberText(number: string): string {
  const digits = number.replace(/\D/gu, '');
  const code = countryCode(digits);
  const groups: string[] = [];
  let rest = digits.slice(code.length);
  if (rest.length > 4) {
    const tail = rest.slice(-4);
    rest = rest.slice(0, -4);
    groups.push(...(rest.match(/\d{1,3}/gu) ?? []), tail);
  } else groups.push(rest);
  return `+${[code, ...groups].filter(Boolean).join(' ')}`;
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
