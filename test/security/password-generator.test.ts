import { expect, test } from 'vitest';
import { generatePassword } from '../../electron/security/password-generator.ts';
import { judgePassword } from '../../electron/security/password-judgement.ts';
import { ENGLISH_WORDS } from '../../electron/security/words-en.ts';
import { KOREAN_WORDS } from '../../electron/security/words-ko.ts';
import { LANGUAGES } from '../../shared/lists.ts';
import { passwordLength } from '../../shared/password-rules.ts';

const STYLES = ['words', 'characters'] as const;
const EVERY = STYLES.flatMap((style) => LANGUAGES.map((language) => [style, language] as const));

test.each([
  ['Korean', KOREAN_WORDS, /^[가-힣]{2,3}$/],
  ['English', ENGLISH_WORDS, /^[a-z]{3,10}$/],
])('the %s list has more than 1,024 different words of the promised form', (_, words, form) => {
  expect(new Set(words).size).toBe(words.length);
  expect(words.length).toBeGreaterThanOrEqual(1024);
  expect(words.filter((word) => !form.test(word) || word.normalize('NFC') !== word)).toEqual([]);
});

test.each(EVERY)('%s in %s are long enough for every permitted minimum', (style, language) => {
  for (let minLength = 8; minLength <= 64; minLength += 1) {
    const password = generatePassword(style, language, minLength);
    expect(passwordLength(password)).toBeGreaterThanOrEqual(minLength);
  }
});

test.each(EVERY)(
  'two hundred generated %s in %s are all taken by the whole judgement',
  async (style, language) => {
    for (let round = 0; round < 200; round += 1) {
      const password = generatePassword(style, language, 15);
      const { broken } = await judgePassword(password, { minLength: 15, contextWords: [] });
      if (broken.length > 0) expect.fail(`${password}: ${broken.join()}`);
    }
  },
);

test.each(EVERY)('five thousand generated %s in %s are all different', (style, language) => {
  const made = Array.from({ length: 5000 }, () => generatePassword(style, language, 15));
  expect(new Set(made).size).toBe(made.length);
});

test.each(LANGUAGES)('words in %s come from the list and carry at least 44 bits', (language) => {
  const list = language === 'ko' ? KOREAN_WORDS : ENGLISH_WORDS;
  for (let round = 0; round < 200; round += 1) {
    const words = generatePassword('words', language, 8).split('-');
    expect(words.every((word) => list.includes(word))).toBe(true);
    expect(words.length).toBeGreaterThanOrEqual(4);
    expect(words.length * Math.log2(list.length)).toBeGreaterThanOrEqual(44);
  }
});

test('characters come in groups of four without look-alikes and carry at least 80 bits', () => {
  const seen = new Set<string>();
  for (let round = 0; round < 500; round += 1) {
    const password = generatePassword('characters', 'en', 8);
    expect(password).toMatch(/^(?:[a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect(password).not.toMatch(/[0O1lIo]/);
    for (const sign of password.replaceAll('-', '')) seen.add(sign);
  }
  expect(16 * Math.log2(seen.size)).toBeGreaterThanOrEqual(80);
});
