import { disassemble, getChoseong } from 'es-hangul';

export type SearchFields = {
  name: string;
  login: string;
  email: string | null;
  phone: string | null;
  staffNumber: string | null;
  department: string | null;
};

/** One word of a query, in the forms it may take in a search text: any of them is a hit. */
export type SearchWord = readonly string[];

const HANGUL_OR_JAMO = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/;
const CONSONANTS_ONLY = /^[ㄱ-ㅎ]+$/;
/** A number as people write it: digits with the punctuation of telephone and staff numbers. */
const NUMBER_LIKE = /^[+(]*\d[\d().+/-]*$/;

/**
 * What the search box looks in. One line per field and a line feed at both ends, so that `\n` before a word means
 * "starts a field". Text is lower-case and its Hangul taken apart into letters, so that a syllable still being
 * composed (기 on the way to 김) is found. First consonants are written as conjoining jamo (U+1100…): a query of
 * consonants alone looks there and never hits a final consonant by accident. The last line holds the words of the name
 * for the look for one slip. Whatever changes here takes effect with `rebuildSearchIndex`.
 */
export function searchText(fields: SearchFields): string {
  const name = fold(fields.name);
  const plain = withoutAccents(name);
  const lines = [
    ...nameLines(name),
    fold(fields.login),
    ...(fields.staffNumber === null ? [] : withDigits(fold(fields.staffNumber))),
    ...(fields.email === null ? [] : addressLines(fields.email)),
    ...phoneLines(fields.phone ?? ''),
    ...(fields.department === null ? [] : [fold(fields.department)]),
    firstConsonants(fields.name),
    ...(plain === name ? [] : nameLines(plain)),
    wordsLine(`${name} ${plain}`),
  ];
  return `\n${[...new Set(lines)].filter((line) => line !== '').join('\n')}\n`;
}

/** The words of a query, each to be found in a search text; none for an empty query. */
export function normaliseQuery(query: string): SearchWord[] {
  return query
    .normalize('NFC')
    .split(/\s+/u)
    .map((word) => fold(word))
    .filter((word) => word !== '')
    .map((word) => {
      // Two consonants typed in a row may arrive from the Korean keyboard as one letter, ㄳ: `fold` undid that. The
      // second form is a field about to be typed: ㄱ on the way to the department 기획팀.
      if (CONSONANTS_ONLY.test(word)) return [conjoining(word), `\n${word}`];
      return withDigits(word);
    });
}

/** Nothing in it that `fold` would change but capitals. */
const PLAIN = /^[!-~]*$/;

function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  const folded = text.normalize('NFC').replaceAll(MARK, '').trim().replace(/\s+/gu, ' ').toLowerCase();
  return HANGUL_OR_JAMO.test(folded) ? disassemble(folded) : folded;
}

/** Also without spaces, and with each later word on a line of its own: people are looked for by either name. */
function nameLines(name: string): string[] {
  const [, ...later] = name.split(' ');
  return [name, name.replaceAll(' ', ''), ...later];
}

/** Between the words of the name, which stand once more on a line of their own; in nothing that anybody types. */
const MARK = '\u0001';
/** Shorter words are too like one another to say that one of them was meant. */
const SHORTEST_WORD = 4;

/** What stands in a search text when this is a word of the name. */
export function asNameWord(word: string): string {
  return MARK + word + MARK;
}

function wordsLine(names: string): string {
  const words = names
    .split(' ')
    .filter((word) => word.length >= SHORTEST_WORD && !/[\ud800-\udfff]/.test(word));
  return words.length === 0 ? '' : asNameWord([...new Set(words)].join(MARK));
}

/** The lines of a search text in which a query is looked for, the name first, and the words of the name. */
export function readSearchText(text: string): { lines: string[]; words: string[] } {
  const all = text.split('\n').filter((line) => line !== '');
  return {
    lines: all.filter((line) => !line.startsWith(MARK)),
    words: all.flatMap((line) =>
      line.startsWith(MARK) ? line.split(MARK).filter((word) => word !== '') : [],
    ),
  };
}

/** Tomás is found by who types Tomas. */
function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC');
}

function withDigits(text: string): string[] {
  if (!NUMBER_LIKE.test(text)) return [text];
  const digits = text.replace(/\D/g, '');
  return digits === text ? [text] : [text, digits];
}

function addressLines(address: string): string[] {
  const folded = fold(address);
  const at = folded.lastIndexOf('@');
  // The domain on a line of its own, so that it too can be found from its beginning.
  return at < 0 ? [folded] : [folded, folded.slice(at + 1)];
}

/** Digits, in the national and the international form where the number is Korean. */
function phoneLines(phone: string): string[] {
  const digits = phone.replace(/\D/g, '');
  if (digits === '') return phone === '' ? [] : [fold(phone)];
  if (digits.startsWith('82')) return [digits, `0${digits.slice(2).replace(/^0/, '')}`];
  if (/^0[1-9]/.test(digits)) return [digits, `82${digits.slice(1)}`];
  return [digits];
}

function firstConsonants(name: string): string {
  return conjoining(getChoseong(name.normalize('NFC')).replace(/\s+/gu, ''));
}

const COMPATIBILITY = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';

/** ㄱ (U+3131, as typed) to ᄀ (U+1100, a leading consonant); other characters stay. */
function conjoining(text: string): string {
  return text.replace(/[ㄱ-ㅎ]/g, (letter) => {
    const index = COMPATIBILITY.indexOf(letter);
    return index < 0 ? letter : String.fromCharCode(0x1100 + index);
  });
}
