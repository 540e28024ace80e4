import { type Expression, type SqlBool, sql } from 'kysely';
import type { SearchWord } from '../directory/search-text.ts';
import { beginsWith, contains, some } from './search-conditions.ts';

/**
 * How well a user answers a query, best first: the whole name; another whole field; the beginning of the name as
 * written (김 of 김민수; 기 may still become it); its beginning letter by letter only (김 of 기민수); the beginning of
 * another field; anywhere.
 */
export const RANKS = ['name', 'field', 'name-begins', 'letters-begin', 'field-begins', 'anywhere'] as const;
export type Rank = (typeof RANKS)[number];

/** A query in the forms in which it may be a field or its beginning. */
export type Sought = {
  /** As typed, one space between words, and without spaces; empty for words that nobody typed. */
  typed: readonly string[];
  /** The same in letters. */
  forms: readonly string[];
};

export function soughtIn(query: string | null, words: readonly SearchWord[]): Sought {
  const parts = query === null ? [] : query.normalize('NFC').trim().split(/\s+/u);
  const [only] = words;
  const first = words.map(([form = '']) => form);
  const forms = words.length === 1 && only !== undefined ? only : [first.join(' ')];
  return {
    typed: [...new Set(parts.length === 0 ? [] : [parts.join(' '), parts.join('')])],
    forms: [...new Set(forms.map((form) => (form.startsWith('\n') ? form.slice(1) : form)))],
  };
}

/** The place of a user's rank among `RANKS`. The cheap question first: a broad query asks this of many. */
export function rankOf({ typed, forms }: Sought): Expression<number> {
  const written = typed.map((text) => sql<SqlBool>`users.name = ${text} collate nocase`);
  const begins = typed.map(nameRange).map((range) => within(range));
  return sql<number>`case
    when ${some(begins)} then iif(${some(written)}, 0, iif(${some(forms.map(wholeField))}, 1, 2))
    when not ${some(forms.map((form) => contains(`\n${form}`)))} then 5
    when ${some(forms.map(wholeField))} then 1
    when ${some(forms.map((form) => beginsWith(`\n${form}`)))} then 3
    else 4 end`;
}

function wholeField(form: string): Expression<SqlBool> {
  return contains(`\n${form}\n`);
}

/** Names from `from` on and before `to`, in the order of NOCASE. */
export type NameRange = { from: string; to: string };

export function within({ from, to }: NameRange): Expression<SqlBool> {
  return sql<SqlBool>`(users.name >= ${from} collate nocase and users.name < ${to} collate nocase)`;
}

const END = '\u{10ffff}';
const LEADS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
const FIRST_SYLLABLE = 0xac00;
const VOWELS = 21;
const FINALS = 28;
/** ㅗ on the way to ㅘ ㅙ ㅚ, ㅜ to ㅝ ㅞ ㅟ, ㅡ to ㅢ: the last vowel of each. */
const LAST_VOWEL: Readonly<Record<number, number>> = { 8: 11, 13: 16, 18: 19 };

/**
 * The names that begin with this. Its last syllable may still be being composed: 기 stands for all from 기 to 깋, ㄱ for
 * all from 가 to 깋. The syllables of Unicode lie in that order.
 */
export function nameRange(typed: string): NameRange {
  const letters = [...typed];
  const last = letters.pop() ?? '';
  const before = letters.join('');
  const lead = LEADS.indexOf(last);
  if (lead >= 0) {
    const from = FIRST_SYLLABLE + lead * VOWELS * FINALS;
    return { from: before + char(from), to: before + char(from + VOWELS * FINALS - 1) + END };
  }
  const place = (last.codePointAt(0) ?? 0) - FIRST_SYLLABLE;
  const open = place >= 0 && place < LEADS.length * VOWELS * FINALS && place % FINALS === 0;
  if (!open) return { from: typed, to: typed + END };
  const vowel = (place / FINALS) % VOWELS;
  const more = ((LAST_VOWEL[vowel] ?? vowel) - vowel) * FINALS + FINALS - 1;
  return { from: typed, to: before + char(FIRST_SYLLABLE + place + more) + END };
}

function char(code: number): string {
  return String.fromCharCode(code);
}
