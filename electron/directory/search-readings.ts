import { convertHangulToQwerty, convertQwertyToHangul } from 'es-hangul';

const HANGUL = /[\u3131-\u3163\uac00-\ud7a3]/;
const SYLLABLE = /[\uac00-\ud7a3]/;
const LATIN = /[a-z]/i;
const LATIN_LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const HANGUL_LETTERS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ'];
/** One per syllable: between two syllables there is a consonant. */
const VOWELS = /[ㅏ-ㅣ]+/g;

/**
 * What the same keys give when the keyboard is switched to the other language: `rlaalstn` is 김민수, ㅡㅑㅜ녀 is minsu.
 * None where that makes no sense: of one letter, or when no syllable comes of it. With caps lock on, Hangul keys give doubled consonants, so
 * the small letters are tried too.
 */
export function otherKeyboard(query: string): string[] {
  const typed = query.normalize('NFC').trim();
  if (typed.length < 2) return [];
  if (HANGUL.test(typed)) return LATIN.test(typed) ? [] : [convertHangulToQwerty(typed)];
  if (!LATIN.test(typed)) return [];
  return [...new Set([typed, typed.toLowerCase()].map(convertQwertyToHangul))].filter((text) =>
    SYLLABLE.test(text),
  );
}

/** What a word may have been meant as: the beginnings of a name's words, and whole words. */
export type Meant = { beginnings: string[]; words: string[] };

/**
 * What a slip of one letter (left out, one too many, wrong, two swapped) turns into this word; null for a word too short
 * to tell a slip from another name: five letters in the Latin alphabet, three syllables in Hangul (a Korean name with
 * its surname: 민수 with one letter wrong is half of all given names).
 *
 * @param word as `normaliseQuery` makes it, in letters
 */
export function oneSlipFrom(word: string): Meant | null {
  const letters = [...word];
  const hangul = letters.every((letter) => HANGUL_LETTERS.includes(letter));
  if (hangul ? (word.match(VOWELS)?.length ?? 0) < 3 : letters.length < 5 || !letters.every(isLatin))
    return null;
  const alphabet = hangul ? HANGUL_LETTERS : LATIN_LETTERS;
  const beginnings = new Set<string>();
  const last = letters.length - 1;
  for (let at = 0; at < last; at += 1) {
    const [before, letter = '', after] = [word.slice(0, at), letters[at], word.slice(at + 1)];
    beginnings.add(before + after);
    beginnings.add(before + after.slice(0, 1) + letter + after.slice(1));
    for (const other of alphabet) {
      beginnings.add(before + other + after);
      beginnings.add(before + other + letter + after);
    }
  }
  const before = word.slice(0, last);
  for (const other of alphabet) beginnings.add(before + other + (letters[last] ?? ''));
  // The last letter wrong or too many: as a beginning that would be every name that goes on otherwise.
  const words = new Set([before, ...alphabet.map((other) => before + other)]);
  beginnings.delete(word);
  words.delete(word);
  return { beginnings: [...beginnings], words: [...words] };
}

function isLatin(letter: string): boolean {
  return /[\p{Script=Latin}'’-]/u.test(letter);
}
