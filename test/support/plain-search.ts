import { disassemble } from 'es-hangul';
import { oneSlipFrom, otherKeyboard } from '../../electron/directory/search-readings.ts';
import { normaliseQuery, type SearchWord } from '../../electron/directory/search-text.ts';
import type { UserRecord } from '../../electron/store/tables.ts';

/** What the search has to find, by looking at everybody: slow, and too simple to be wrong. */
export type PlainFilter = 'all' | 'enabled' | 'disabled' | 'must-change' | 'never-reset';
export type PlainOptions = {
  filter?: PlainFilter;
  /** Of whom a reset was used. */
  reset?: ReadonlySet<string>;
  scope?: readonly string[] | null;
  /** Numbers of the users handled lately, the last one first. */
  recent?: readonly number[];
};
export type PlainAnswer = { ids: string[]; total: number; reading: string };

export function plainSearch(
  everybody: readonly UserRecord[],
  query: string,
  options: PlainOptions = {},
): PlainAnswer {
  const { filter = 'all', scope = null, reset } = options;
  const users = everybody.filter(
    (user) =>
      (scope === null || (user.department !== null && scope.includes(user.department))) &&
      (filter !== 'enabled' || user.disabled_at === null) &&
      (filter !== 'disabled' || user.disabled_at !== null) &&
      (filter !== 'never-reset' || reset?.has(user.id) !== true) &&
      (filter !== 'must-change' || user.must_change === 1),
  );
  const words = normaliseQuery(query);
  if (words.length === 0) {
    const ids = [...users].sort(byName).map((user) => user.id);
    return { ids, total: ids.length, reading: 'as-typed' };
  }
  const favoured = { recent: options.recent ?? [], department: departmentOf(everybody, options.recent?.[0]) };
  const readings: [reading: string, typed: string | null, words: SearchWord[]][] = [
    ['as-typed', query, words],
    ...otherKeyboard(query).map((other): [string, string, SearchWord[]] => [
      'other-keyboard',
      other,
      normaliseQuery(other),
    ]),
    ['one-slip', null, nearWords(everybody, words)],
  ];
  for (const [reading, typed, read] of readings) {
    const hits = users.filter((user) =>
      read.every((word) => word.some((form) => user.search_text.includes(form))),
    );
    if (hits.length === 0) continue;
    return { ids: inOrder(hits, typed, read, favoured), total: hits.length, reading };
  }
  return { ids: [], total: 0, reading: 'as-typed' };
}

type Favoured = { recent: readonly number[]; department: string | null };

function inOrder(
  hits: readonly UserRecord[],
  typed: string | null,
  words: SearchWord[],
  favoured: Favoured,
): string[] {
  const many = hits.length > 1000;
  const judged = hits.map((user) => ({
    user,
    rank: rankOf(user, typed, words),
    recency: favoured.recent.includes(user.number)
      ? favoured.recent.indexOf(user.number)
      : Number.POSITIVE_INFINITY,
    elsewhere: favoured.department !== null && user.department !== favoured.department ? 1 : 0,
  }));
  judged.sort((a, b) => {
    if (a.rank !== b.rank) return a.rank - b.rank;
    if (a.recency !== b.recency) return a.recency - b.recency;
    if (a.elsewhere !== b.elsewhere) return a.elsewhere - b.elsewhere;
    return many && a.rank !== 0 && a.rank !== 2 ? a.user.number - b.user.number : byName(a.user, b.user);
  });
  return judged.map(({ user }) => user.id);
}

function rankOf(user: UserRecord, typed: string | null, words: SearchWord[]): number {
  const parts = typed === null ? [] : typed.normalize('NFC').trim().split(/\s+/u);
  const written = parts.length === 0 ? [] : [parts.join(' '), parts.join('')];
  const first = words.map(([form = '']) => form);
  const forms = (words.length === 1 ? (words[0] ?? []) : [first.join(' ')]).map((form) =>
    form.replace(/^\n/, '').replaceAll('\u0001', ''),
  );
  const lines = user.search_text.split('\n').filter((line) => line !== '');
  const isField = forms.some((form) => lines.includes(form));
  if (written.some((text) => beginsAsWritten(lower(user.name), lower(text)))) {
    if (written.some((text) => lower(user.name) === lower(text))) return 0;
    return isField ? 1 : 2;
  }
  if (isField) return 1;
  if (forms.some((form) => lines[0]?.startsWith(form))) return 3;
  return forms.some((form) => lines.some((line) => line.startsWith(form))) ? 4 : 5;
}

/** 기 is on the way to 김, ㄱ to 가; 김 is no more on its way. */
function beginsAsWritten(name: string, text: string): boolean {
  // A name does not begin with a consonant alone: it stands for a syllable that is being typed.
  if (!/[ㄱ-ㅎ]$/.test(text) && name.startsWith(text)) return true;
  if (/[ㄱ-ㅎ]$/.test(text) && !/[ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ]$/.test(text))
    return name.startsWith(text);
  const [letters, ofName] = [[...text], [...name]];
  const last = letters.pop() ?? '';
  if (ofName.slice(0, letters.length).join('') !== letters.join('')) return false;
  const parts = disassemble(last);
  const unfinished = /^[ㄱ-ㅎ]$/.test(last) || /[ㅏ-ㅣ]$/.test(parts);
  const syllable = ofName[letters.length] ?? '';
  return (
    unfinished &&
    /^[가-힣]$/.test(syllable) &&
    /^[ㄱ-ㅎ가-힣]$/.test(last) &&
    disassemble(syllable).startsWith(parts)
  );
}

/** As SQLite's NOCASE: the ASCII letters alone. */
function lower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function byName(a: UserRecord, b: UserRecord): number {
  return bytes(lower(a.name), lower(b.name)) || bytes(a.login, b.login);
}

function bytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function departmentOf(everybody: readonly UserRecord[], number: number | undefined): string | null {
  return everybody.find((user) => user.number === number)?.department ?? null;
}

function nearWords(everybody: readonly UserRecord[], words: SearchWord[]): SearchWord[] {
  const bearers = new Map<string, number>();
  for (const user of everybody) {
    const name = user.search_text.split('\n')[1] ?? '';
    const plain = name
      .normalize('NFD')
      .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
      .normalize('NFC');
    const ofUser = new Set(
      [name, plain]
        .flatMap((text) => text.split(' '))
        .filter((word) => word.length >= 4 && !/[\ud800-\udfff]/.test(word)),
    );
    for (const word of ofUser) bearers.set(word, (bearers.get(word) ?? 0) + 1);
  }
  return words.map((word) => {
    const meant = oneSlipFrom(word[0] ?? '');
    if (meant === null) return word;
    const near = [...bearers]
      .filter(
        ([name]) => meant.words.includes(name) || meant.beginnings.some((start) => name.startsWith(start)),
      )
      .sort(([a, inA], [b, inB]) => inB - inA || bytes(a, b));
    return [...word, ...near.slice(0, 10).map(([name]) => `\u0001${name}\u0001`)];
  });
}
