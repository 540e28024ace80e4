import type { Language } from '../../shared/lists.ts';
import { DIGITS, JAMO, RADIO, wordFor } from './read-back-words.ts';

/** One sign of a secret and how it is said on the telephone. */
export type ReadPiece = { text: string; say: string };

/** Which letters a secret has: where there is only one kind, it is said once and not at every letter. */
export type LetterCase = 'none' | 'small' | 'capital' | 'mixed';

export function letterCase(secret: string): LetterCase {
  const small = /[a-z]/.test(secret);
  const capital = /[A-Z]/.test(secret);
  if (small && capital) return 'mixed';
  return small ? 'small' : capital ? 'capital' : 'none';
}

/** Every sign of the secret in its order, spelled so that nobody has to guess. */
export function readBack(secret: string, language: Language): ReadPiece[] {
  const mixed = letterCase(secret) === 'mixed';
  const speak = language === 'ko' ? inKorean : inEnglish;
  return [...secret.normalize('NFC')].map((text) => ({ text, say: speak(text, mixed) }));
}

function inKorean(sign: string, mixed: boolean): string {
  const radio = radioOf(sign);
  if (radio !== null) {
    const [, word, letter] = radio;
    const size = mixed ? (sign === sign.toUpperCase() ? '대문자 ' : '소문자 ') : '';
    return `${size}${word}의 ${letter}(${sign})`;
  }
  if (/^\d$/.test(sign)) return `숫자 ${DIGITS.ko[Number(sign)]}`;
  const word = wordFor(sign);
  if (word !== null) return `${word}의 ${sign}`;
  const parts = jamoOf(sign, JAMO.ko);
  if (parts !== null) return parts.join(', ');
  if (sign === '-') return '줄표';
  return sign === ' ' ? '띄어쓰기' : `기호 ${sign}`;
}

function inEnglish(sign: string, mixed: boolean): string {
  const radio = radioOf(sign);
  if (radio !== null) {
    const size = mixed ? (sign === sign.toUpperCase() ? 'capital ' : 'small ') : '';
    return `${size}${radio[0]}`;
  }
  if (/^\d$/.test(sign)) return `digit ${DIGITS.en[Number(sign)]}`;
  const parts = jamoOf(sign, JAMO.en);
  if (parts !== null) return parts.join(', ');
  if (sign === '-') return 'dash';
  return sign === ' ' ? 'space' : `sign ${sign}`;
}

function radioOf(sign: string): (typeof RADIO)[keyof typeof RADIO] | null {
  const letter = sign.toLowerCase();
  return Object.hasOwn(RADIO, letter) ? RADIO[letter as keyof typeof RADIO] : null;
}

type Names = { first: readonly string[]; vowel: readonly string[]; last: readonly string[] };

/** A syllable taken apart as Unicode builds it up (The Unicode Standard, 3.12). */
function jamoOf(sign: string, names: Names): string[] | null {
  const place = (sign.codePointAt(0) ?? 0) - 0xac00;
  if (place < 0 || place >= 11_172) return null;
  const last = place % 28;
  const vowel = ((place - last) / 28) % 21;
  const first = Math.floor(place / 588);
  const parts = [names.first[first], names.vowel[vowel], last === 0 ? undefined : names.last[last - 1]];
  return parts.filter((part) => part !== undefined);
}
