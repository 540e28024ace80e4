// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generatePassword } from '../../electron/security/password-generator.ts';
import { ENGLISH_WORDS } from '../../electron/security/words-en.ts';
import { KOREAN_WORDS } from '../../electron/security/words-ko.ts';
import { ReadBack } from '../../renderer/ui/read-back.tsx';
import { letterCase, readBack } from '../../renderer/ui/read-back-text.ts';
import { DIGITS, wordFor } from '../../renderer/ui/read-back-words.ts';
import { fakeBridge, renderApp } from '../support/fake-bridge.tsx';

const FIRST = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const VOWELS = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';
const LAST = 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';
/** Written down here a second time and by hand, as somebody who takes dictation knows them. */
const CONSONANTS: Readonly<Record<string, string>> = {
  기역: 'ㄱ',
  쌍기역: 'ㄲ',
  니은: 'ㄴ',
  디귿: 'ㄷ',
  쌍디귿: 'ㄸ',
  리을: 'ㄹ',
  미음: 'ㅁ',
  비읍: 'ㅂ',
  쌍비읍: 'ㅃ',
  시옷: 'ㅅ',
  쌍시옷: 'ㅆ',
  이응: 'ㅇ',
  지읒: 'ㅈ',
  쌍지읒: 'ㅉ',
  치읓: 'ㅊ',
  키읔: 'ㅋ',
  티읕: 'ㅌ',
  피읖: 'ㅍ',
  히읗: 'ㅎ',
  기역시옷: 'ㄳ',
  니은지읒: 'ㄵ',
  니은히읗: 'ㄶ',
  리을기역: 'ㄺ',
  리을미음: 'ㄻ',
  리을비읍: 'ㄼ',
  리을시옷: 'ㄽ',
  리을티읕: 'ㄾ',
  리을피읖: 'ㄿ',
  리을히읗: 'ㅀ',
  비읍시옷: 'ㅄ',
};
const ROMAN: Readonly<Record<string, string>> = {
  giyeok: 'ㄱ',
  nieun: 'ㄴ',
  digeut: 'ㄷ',
  rieul: 'ㄹ',
  mieum: 'ㅁ',
  bieup: 'ㅂ',
  siot: 'ㅅ',
  ieung: 'ㅇ',
  jieut: 'ㅈ',
  chieut: 'ㅊ',
  kieuk: 'ㅋ',
  tieut: 'ㅌ',
  pieup: 'ㅍ',
  hieut: 'ㅎ',
  'ssang-giyeok': 'ㄲ',
  'ssang-digeut': 'ㄸ',
  'ssang-bieup': 'ㅃ',
  'ssang-siot': 'ㅆ',
  'ssang-jieut': 'ㅉ',
  'giyeok-siot': 'ㄳ',
  'nieun-jieut': 'ㄵ',
  'nieun-hieut': 'ㄶ',
  'rieul-giyeok': 'ㄺ',
  'rieul-mieum': 'ㄻ',
  'rieul-bieup': 'ㄼ',
  'rieul-siot': 'ㄽ',
  'rieul-tieut': 'ㄾ',
  'rieul-pieup': 'ㄿ',
  'rieul-hieut': 'ㅀ',
  'bieup-siot': 'ㅄ',
};
const ROMAN_VOWELS = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');

const DIGIT_NAMES: Readonly<Record<'ko' | 'en', readonly string[]>> = DIGITS;

function compose(first: string, vowel: string, last: string | undefined): string {
  const place = FIRST.indexOf(first) * 588 + VOWELS.indexOf(vowel) * 28 + (last ? LAST.indexOf(last) + 1 : 0);
  return String.fromCodePoint(0xac00 + place);
}

/** The vowel in 아, 애 … as it is said. */
const vowelOf = (said: string) =>
  VOWELS[Math.floor(((said.codePointAt(0) ?? 0) - 0xac00 - 11 * 588) / 28)] ?? '';

/** What somebody writes down who hears it in Korean. */
function hearKorean(say: string): string {
  if (say === '줄표') return '-';
  if (say === '띄어쓰기') return ' ';
  if (say.startsWith('숫자 ')) return String(DIGIT_NAMES.ko.indexOf(say.slice(3)));
  const letter = /^(?:(?:소|대)문자 )?\S+의 \S+\((.)\)$/u.exec(say)?.[1];
  if (letter !== undefined) return letter;
  const word = /^(.)\S+의 (.)$/u.exec(say);
  if (word) return word[1] === word[2] ? (word[1] ?? '') : '?';
  const [first = '', vowel = '', last] = say.split(', ');
  return compose(CONSONANTS[first] ?? '?', vowelOf(vowel), last === undefined ? undefined : CONSONANTS[last]);
}

/** And in English: the radio word's first letter, small unless it was said to be a capital. */
function hearEnglish(say: string): string {
  if (say === 'dash') return '-';
  if (say === 'space') return ' ';
  if (say.startsWith('digit ')) return String(DIGIT_NAMES.en.indexOf(say.slice(6)));
  if (say.includes(', ')) {
    const [first = '', vowel = '', last] = say.split(', ');
    const heard = VOWELS[ROMAN_VOWELS.indexOf(vowel)] ?? '?';
    return compose(ROMAN[first] ?? '?', heard, last === undefined ? undefined : ROMAN[last]);
  }
  const letter = (say.split(' ').at(-1) ?? '').charAt(0);
  return say.startsWith('capital ') ? letter.toUpperCase() : letter.toLowerCase();
}

const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCodePoint(code));
const latin = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ');
const other = fc.constantFrom(...'0123456789- ');
const secret = fc
  .array(fc.oneof(syllable, latin, other), { minLength: 1, maxLength: 40 })
  .map((signs) => signs.join(''));

test('whoever writes down what the card says has the secret, whatever it is made of', () => {
  fc.assert(
    fc.property(secret, (text) => {
      expect(
        readBack(text, 'ko')
          .map(({ say }) => hearKorean(say))
          .join(''),
      ).toBe(text);
      const heard = readBack(text, 'en')
        .map(({ say }) => hearEnglish(say))
        .join('');
      // Letters of one size are said without it: the card says once which it is.
      expect(letterCase(text) === 'capital' ? heard.toUpperCase() : heard).toBe(text);
    }),
    { numRuns: 500 },
  );
});

test('every password that main makes can be read back in both languages', () => {
  for (const [style, language] of [
    ['words', 'ko'],
    ['words', 'en'],
    ['characters', 'en'],
  ] as const) {
    for (let i = 0; i < 50; i += 1) {
      const made = generatePassword(style, language, 15);
      expect(
        readBack(made, 'ko')
          .map(({ say }) => hearKorean(say))
          .join(''),
      ).toBe(made);
      expect(
        readBack(made, 'en')
          .map(({ say }) => hearEnglish(say))
          .join(''),
      ).toBe(made);
    }
  }
});

test('every syllable of every Korean word has a word of its own or is spelled, and never names a word of the list', () => {
  const syllables = [...new Set(KOREAN_WORDS.join(''))];
  const list = new Set(KOREAN_WORDS);
  for (const sign of syllables) {
    const word = wordFor(sign);
    const [piece] = readBack(sign, 'ko');
    if (word === null) {
      expect(piece?.say.split(', ').length, sign).toBeGreaterThanOrEqual(2);
      continue;
    }
    expect(piece?.say).toBe(`${word}의 ${sign}`);
    expect(list.has(word), word).toBe(false);
    expect([...word].length, word).toBeGreaterThan(1);
  }
  const spelled = syllables.filter((sign) => wordFor(sign) === null);
  expect(spelled.length / syllables.length).toBeLessThan(0.08);
});

test('English words and Korean words are said without a single sign left unnamed', () => {
  const unnamed = [...KOREAN_WORDS, ...ENGLISH_WORDS].filter((word) =>
    readBack(word, 'en').some(({ say }) => say.startsWith('sign ')),
  );
  expect(unnamed).toEqual([]);
});

test('signs that have no name are shown as they are', () => {
  expect(readBack('%', 'ko')).toEqual([{ text: '%', say: '기호 %' }]);
  expect(readBack('%', 'en')).toEqual([{ text: '%', say: 'sign %' }]);
});

test('the card shows each word with its signs, says the size of the letters once, and opens when wanted', async () => {
  fakeBridge();
  renderApp(<ReadBack secret="maple-k7" opened />);
  expect(await screen.findByText('All letters are small.')).toBeTruthy();
  const [maple, k7] = within(screen.getAllByRole('list')[0] ?? document.body)
    .getAllByRole('listitem')
    .filter((item) => item.querySelector('ol'));
  expect(maple?.textContent).toBe('maplem Mikea Alfap Papal Limae Echo- dash');
  expect(k7?.textContent).toBe('k7k Kilo7 digit seven');
});
