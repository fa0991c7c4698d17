/** Phone numbers as the in-memory host reads them: a loose likeness, enough to see a field move. */
import type { NumberVerdict, NumberView } from '../bindings';

const COUNTRIES: Record<string, string> = {
  '1': 'US',
  '31': 'NL',
  '41': 'CH',
  '44': 'GB',
  '49': 'DE',
  '55': 'BR',
  '81': 'JP',
  '86': 'CN',
  '90': 'TR',
  '91': 'IN',
  '351': 'PT',
  '962': 'JO',
};

/** A number without its country code is an American one, as the line is. */
export function readNumber(typed: string): NumberView {
  const own = typed.trim().startsWith('+');
  const digits = (own ? '' : '1') + typed.replace(/\D/gu, '');
  if (!/^[\d\s()+.-]+$/u.test(typed))
    return { text: typed, country: null, verdict: { type: 'noNumber' } };
  const code = countryCode(digits);
  const country = COUNTRIES[code] ?? null;
  const verdict = verdictOf(`+${digits}`, digits.length - code.length, country);
  return { text: numberText(`+${digits}`), country, verdict };
}

function verdictOf(number: string, length: number, country: string | null): NumberVerdict {
  if (length > 2 && country === null) return { type: 'unknownCountry' };
  if (length < 8) return { type: 'incomplete' };
  if (length > 11) return { type: 'tooLong' };
  return /^\+10/u.test(number) ? { type: 'notInUse' } : { type: 'complete', number };
}

/** "+14155550132" → "+1 415 555 0132": the country code apart, four at the end, twos and threes between. */
function numberText(number: string): string {
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

const TWO_DIGITS = /^(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/u;

function countryCode(digits: string): string {
  if (/^[17]/u.test(digits)) return digits.slice(0, 1);
  return digits.slice(0, TWO_DIGITS.test(digits) ? 2 : 3);
}
