import { randomInt } from 'node:crypto';
import type { Language } from '../../shared/lists.ts';
import { brokenRules, passwordLength } from '../../shared/password-rules.ts';
import { ENGLISH_WORDS } from './words-en.ts';
import { KOREAN_WORDS } from './words-ko.ts';

export type PasswordStyle = 'words' | 'characters';

const WORD_BITS = 44;
const FEWEST_WORDS = 4;
/** Lower case and digits without 0, o, 1 and l: 32 signs, so four groups of four are 80 bits. */
const SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789';
const GROUP = 4;
const FEWEST_GROUPS = 4;

/**
 * A password that meets the rules which need no word list, from the operating system's random source alone:
 * words of at least 44 bits or characters of at least 80, and never shorter than `minLength` code points.
 */
export function generatePassword(style: PasswordStyle, language: Language, minLength: number): string {
  for (;;) {
    const password = style === 'words' ? words(language, minLength) : characters(minLength);
    if (brokenRules(password, { minLength, contextWords: [] }).length === 0) return password;
  }
}

function words(language: Language, minLength: number): string {
  const list = language === 'ko' ? KOREAN_WORDS : ENGLISH_WORDS;
  const fewest = Math.max(FEWEST_WORDS, Math.ceil(WORD_BITS / Math.log2(list.length)));
  const chosen: string[] = [];
  while (chosen.length < fewest || passwordLength(chosen.join('-')) < minLength) {
    chosen.push(list[randomInt(list.length)] ?? '');
  }
  return chosen.join('-');
}

function characters(minLength: number): string {
  const groups: string[] = [];
  while (groups.length < FEWEST_GROUPS || groups.join('-').length < minLength) {
    groups.push(Array.from({ length: GROUP }, () => SIGNS.charAt(randomInt(SIGNS.length))).join(''));
  }
  return groups.join('-');
}
