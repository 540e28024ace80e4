import { dictionary } from '@zxcvbn-ts/language-common';
import { convertHangulToQwerty, convertQwertyToHangul } from 'es-hangul';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBlockList, isBlocked } from '../../electron/security/block-list.ts';
import { isKeyboardPattern } from '../../electron/security/keyboard-patterns.ts';
import { KOREAN_PASSWORD_WORDS } from '../../electron/security/korean-words.ts';
import { judgePassword } from '../../electron/security/password-judgement.ts';
import { ENGLISH_WORDS } from '../../electron/security/words-en.ts';
import { KOREAN_WORDS } from '../../electron/security/words-ko.ts';
import { brokenRules } from '../../shared/password-rules.ts';

const context = { minLength: 15, contextWords: ['Acme', '김민수'] };
const common = dictionary['passwords-common'];
const list = createBlockList(common);

/** Of four different words: one said twice is refused, and rightly. The same ones each time: a test has no luck. */
function phrases(words: readonly string[], count: number): string[][] {
  const four = fc.uniqueArray(fc.constantFrom(...words), { minLength: 4, maxLength: 4 });
  return fc.sample(four, { seed: 7, numRuns: count });
}

test.each([
  'password123456789',
  'Password1234567!',
  'P@ssw0rd12345678',
  'iloveyoubaby1234',
  'summer dragon monkey',
  'sunshine2024sunshine',
  'Welcome2024Welcome!',
  'Summer2024Autumn2025',
  'admin19880512admin',
  'dkssudgktpdydkssud',
  'qlalfqjsgh12345678',
  'QLALFQJSGH 2024 !!',
  '비밀번호비밀번호1234567',
  '안녕하세요반갑습니다사랑합니다',
  '대한민국 만세 2024 2025',
  '김철수사랑해19990101',
  `${convertQwertyToHangul('password')}123456789`,
])('%j is blocked', async (password) => {
  const { broken } = await judgePassword(password, context);
  expect(broken).toContain('blocked');
});

test.each([
  'qwertyuiopasdfgh',
  'qwertyuiop123456',
  '1q2w3e4r5t6y7u8i',
  '1qaz2wsx3edc4rfv',
  'zxcvbnm,./asdfghjkl',
  'poiuytrewqlkjhgf',
  'ㅂㅈㄷㄱ쇼ㅕㅑㅐㅔㅁㄴㅇㄹㅎ',
  'ㅂㅈㄷㄱㅁㄴㅇㄹㅋㅌㅊㅍ1234',
  '!@#$%^&*()_+qwerty',
  'qwerty asdfgh zxcvbn',
])('%j is a keyboard pattern', async (password) => {
  expect((await judgePassword(password, context)).broken).toContain('keyboard-pattern');
});

test.each([
  'correct horse battery staple',
  '우리집 강아지는 오늘도 산책을 간다',
  'the lamp in our hall hums at night',
  'qwerty was my typing teacher’s cat',
  '72fp-wpmq-g9y9-3dha',
  'baseball dragon monkey shadow',
  '오솔길 도토리 첼로 열기구 등대',
])('%j is taken', async (password) => {
  expect(await judgePassword(password, context)).toMatchObject({ broken: [], score: 4 });
});

test('the user’s Korean name counts as typed on the English keyboard, too', async () => {
  const typed = `${convertHangulToQwerty('김민수')} walks by the sea`;
  expect((await judgePassword(typed, context)).broken).toEqual(['contains-context']);
});

test('rules come in their own order, with length and bytes after normalisation', async () => {
  const judged = await judgePassword('비번\0'.normalize('NFD'), { minLength: 15, contextWords: ['비번'] });
  expect(judged.broken).toEqual(['too-short', 'control-character', 'blocked', 'contains-context']);
  expect(judged).toMatchObject({ length: 3, bytes: 7 });
  expect(await judgePassword('', context)).toEqual({ broken: ['too-short'], score: 0, length: 0, bytes: 0 });
});

test('the list holds tens of thousands of whole passwords and hundreds of Korean words in both keyboard forms', () => {
  expect(list.whole.size).toBeGreaterThan(20_000);
  expect(new Set(KOREAN_PASSWORD_WORDS).size).toBe(KOREAN_PASSWORD_WORDS.length);
  expect(KOREAN_PASSWORD_WORDS.length).toBeGreaterThan(500);
  for (const word of [...common, ...KOREAN_PASSWORD_WORDS]) {
    for (const form of [word, word.toUpperCase(), convertHangulToQwerty(word)]) {
      if (!isBlocked(form, list)) expect.fail(form);
    }
  }
});

test('thousands of listed passwords that are long enough are all refused: words in pairs, with numbers, with years', () => {
  const words = [...common.slice(0, 100), ...KOREAN_PASSWORD_WORDS.slice(0, 100)];
  const tails = ['123', '1234', '123456789', '2024', '19991231', '!', '1!', '00', '777'];
  const made = words.flatMap((one) => [
    ...words.map((other) => one + other),
    ...tails.flatMap((tail) => [one + tail, `${one}-${one}${tail}`, one + tail + one, tail + one]),
  ]);
  const longEnough = made.filter((password) => [...password].length >= 15 && /[\p{L}\p{N}]/u.test(password));
  expect(longEnough.length).toBeGreaterThan(3000);
  for (const password of longEnough) {
    const refused = isBlocked(password, list) || brokenRules(password, context).length > 0;
    if (!refused) expect.fail(password);
  }
});

test('of ten thousand random phrases of four words the lists and rules refuse none', () => {
  const all = [...phrases(KOREAN_WORDS, 5000), ...phrases(ENGLISH_WORDS, 5000)];
  for (const [round, words] of all.entries()) {
    const password = words.join(round % 3 ? ' ' : '-');
    const refused = brokenRules(password, { ...context, minLength: 8 }).filter(
      (rule) => rule !== 'too-short',
    );
    if (refused.length > 0 || isBlocked(password, list) || isKeyboardPattern(password)) expect.fail(password);
  }
});

test('of a thousand such phrases the whole judgement refuses none', async () => {
  for (const words of [...phrases(KOREAN_WORDS, 500), ...phrases(ENGLISH_WORDS, 500)]) {
    const password = words.join(' ');
    const { broken } = await judgePassword(password, { minLength: 8, contextWords: context.contextWords });
    if (broken.length > 0) expect.fail(`${password}: ${broken.join()}`);
  }
});

test.each(['a', 'a@4', '$5s', '🔑', 'e\u0301', 'password', '1q', ' ', '\0', '가'])(
  'four thousand characters of %j are judged, not choked on',
  async (unit) => {
    const password = unit.repeat(4000).slice(0, 4000);
    expect((await judgePassword(password, context)).broken).toContain('repeated');
  },
);
