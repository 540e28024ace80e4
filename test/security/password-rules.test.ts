import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PasswordRule } from '../../shared/lists.ts';
import {
  brokenRules,
  normalisePassword,
  passwordBytes,
  passwordLength,
} from '../../shared/password-rules.ts';

const plain = { minLength: 15, contextWords: [] };

test.each([
  ['ASCII', 'abcdefghijklmno'],
  ['Hangul', '가나다라마바사아자차카타파하거'],
  ['emoji', '🔑🔒🔓🗝🚪🪟🏠🏡🏢🏣🏤🏥🏦🏨🏩'],
  ['decomposed Hangul', '가나다라마바사아자차카타파하거'.normalize('NFD')],
])('fifteen code points of %s are enough and fourteen are not', (_, fifteen) => {
  const fourteen = [...fifteen.normalize('NFC')].slice(0, 14).join('');
  expect(brokenRules(fifteen, plain)).toEqual([]);
  expect(brokenRules(fourteen, plain)).toEqual(['too-short']);
});

test('a thousand code points are taken and one more is refused, never cut', () => {
  const thousand = Array.from({ length: 1000 }, (_, at) => String.fromCodePoint(0xac00 + at * 7)).join('');
  expect(brokenRules(thousand, plain)).toEqual([]);
  expect(brokenRules(`${thousand}!`, plain)).toEqual(['too-long']);
});

const TABLE: [string, string, PasswordRule[]][] = [
  ['lower case alone', 'all lower case letters', []],
  ['digits alone', '839201746502817', []],
  ['one script alone', '오솔길을 따라 걷는 오후의 바람', []],
  [
    'every printing ASCII character',
    String.fromCharCode(...Array.from({ length: 95 }, (_, at) => at + 32)),
    [],
  ],
  ['blanks around', '  two blanks at each end  ', []],
  ['NUL', 'a quiet evening\0', ['control-character']],
  ['a tab', 'a quiet\tevening walk', ['control-character']],
  ['a line break', 'a quiet evening\nwalk', ['control-character']],
  ['DEL', 'a quiet evening\x7f', ['control-character']],
  ['a C1 control', 'a quiet evening\x85', ['control-character']],
  ['a line separator', 'a quiet evening\u2028', ['control-character']],
  ['half an emoji', 'a quiet evening\ud83d', ['lone-surrogate']],
  ['the other half', '\udd11a quiet evening', ['lone-surrogate']],
  ['one character', 'aaaaaaaaaaaaaaaaaaa', ['repeated']],
  ['two characters in disorder', 'abbabaababbbabaab', ['repeated']],
  ['a word again and again', 'qwertyqwertyqwerty', ['repeated']],
  ['a word in changing case', 'KoreaKOREAkoreaKorea', ['repeated']],
  ['a greeting three times', '안녕하세요안녕하세요안녕하세요', ['repeated']],
  ['a greeting and a half', '안녕하세요안녕하세요안녕하', ['too-short', 'repeated']],
  ['words again with blanks', 'open the open the open the', ['repeated']],
  ['a long sentence twice', 'a long quiet evening walk a long quiet evening walk ', []],
  ['a beginning that returns at the end', 'walk in the evening, walk', []],
];

test.each(TABLE)('%s', (_, password, broken) => {
  expect(brokenRules(password, plain)).toEqual(broken);
});

const CONTEXT = ['Acme Studio', 'kim.minsu@corp.example', 'kim', 'HR', '김민수', '구름', '리셋오피스'];

test.each([
  ['the office’s name', 'my acme studio desk chair'],
  ['a piece of its name, in any case', 'ACME1234 is where I am'],
  ['the local part of the address', 'hello kim.minsu of the sea'],
  ['a piece of it', 'Minsu walks on the beach'],
  ['a short word alone', 'the evening walk of kim 88'],
  ['a Korean name', '우리 김민수 과장님은 오늘도 산책'],
  ['a name of two syllables', '하늘에 구름이 많은 오후입니다'],
  ['decomposed Hangul', '하늘에 구름이 많은 오후입니다'.normalize('NFD')],
  ['a word backwards', 'the oiduts of my good friend'],
  ['Korean backwards', '스피오셋리 하늘 바다 오솔길'],
])('%s is a context word', (_, password) => {
  expect(brokenRules(password, { minLength: 15, contextWords: CONTEXT })).toEqual(['contains-context']);
});

test.each([
  'my kimchi pancakes are good',
  'three chairs and a table',
  'corp example org com walks',
  'a cam emca at the window',
])('%j holds no context word', (password) => {
  expect(brokenRules(password, { minLength: 15, contextWords: CONTEXT })).toEqual([]);
});

test('empty and one-letter context words refuse nothing', () => {
  const contextWords = ['', ' ', 'a', '가', 'it', '@example.com', '...'];
  expect(brokenRules('it is a quiet evening 가 @', { minLength: 15, contextWords })).toEqual([]);
});

test('composed and decomposed forms of all 11,172 syllables are one', () => {
  for (let code = 0xac00; code <= 0xd7a3; code += 1) {
    const syllable = String.fromCharCode(code);
    if (normalisePassword(syllable.normalize('NFD')) !== syllable) expect.fail(syllable);
  }
});

test.each([
  ['an ideographic space', '하늘\u3000바다', '하늘 바다'],
  ['a no-break space', 'a\u00a0b', 'a b'],
  ['blanks at the ends', '  a ', '  a '],
  ['a circled digit', '①', '①'],
  ['full-width letters', 'ＡＢ', 'ＡＢ'],
])('%s is normalised as RFC 8265 says', (_, typed, normal) => {
  expect(normalisePassword(typed)).toBe(normal);
});

test('normalising twice changes nothing, and the bytes are those of UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
      const normal = normalisePassword(text);
      expect(normalisePassword(normal)).toBe(normal);
      expect(passwordBytes(text)).toBe(new TextEncoder().encode(normal).length);
      expect(passwordLength(text)).toBe([...normal].length);
    }),
  );
});
