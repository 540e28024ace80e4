import { expect, test } from 'vitest';
import { hashPassword, verifyNobody, verifyPassword } from '../../electron/security/passwords.ts';
import { AppError } from '../../shared/errors.ts';

const COST = 10;
const LONG_TEXT = '비밀번호는 아주 길고 기억하기 쉬운 문장으로 씁니다 하늘 바다 구름';

/** Made with Passlib 1.7.4 (`bcrypt_sha256.using(salt=…, rounds=10)`); the first is the one its manual prints. */
const LONG_VECTORS: [string, string][] = [
  ['password', 'v=2,t=2b,r=12$n79VH.0Q2TMWmt3Oqt9uku$Kq4Noyk3094Y2QlB8NdRT8SvGiI4ft2'],
  ['password', 'v=2,t=2b,r=10$n79VH.0Q2TMWmt3Oqt9uku$yca7zBbWf3IG1yYjoUr1eyvU8/XjHIW'],
  ['가'.repeat(25), 'v=2,t=2b,r=10$n79VH.0Q2TMWmt3Oqt9uku$7BOH17LSoCW1KTJ.HNunuFO/yDpW5G2'],
  [`${'가'.repeat(24)}나`, 'v=2,t=2b,r=10$n79VH.0Q2TMWmt3Oqt9uku$4A6EQgNohtxcG1pUKXPs0vfl9O6.EXe'],
  ['a'.repeat(73), 'v=2,t=2b,r=10$n79VH.0Q2TMWmt3Oqt9uku$B4DJW46UE80XhL1lRcJS5tYBbmxvGhO'],
  [LONG_TEXT, 'v=2,t=2b,r=10$n79VH.0Q2TMWmt3Oqt9uku$3MzRndVr/oBKTYGcHcaqQNO4sNJNjI6'],
  ['🔑'.repeat(40), 'v=2,t=2b,r=10$n79VH.0Q2TMWmt3Oqt9uku$N8IYBC/3YE/wQNSTQvIuHgVSrA.MuAC'],
  ['x'.repeat(1000), 'v=2,t=2b,r=10$n79VH.0Q2TMWmt3Oqt9uku$dgoa9doZSNY1crvNnvWqmWhgsfaYuNu'],
];

/** Made with Passlib 1.7.4's bcrypt; the same digest under each of its names. */
const PLAIN_VECTORS: [string, string][] = [
  ['password', '10$n79VH.0Q2TMWmt3Oqt9ukuYZdthv.mFBn9U9GYWryrklCJm9Pdu3W'],
  ['가'.repeat(24), '10$n79VH.0Q2TMWmt3Oqt9ukuqi3Dg6DkklezAfEmdRfWAHd0UhyDF1i'],
  ['a'.repeat(72), '10$n79VH.0Q2TMWmt3Oqt9ukuJJQtjoi.LVifOI1gEDr8W3h7A23HsAO'],
  ['correct horse battery staple', '10$n79VH.0Q2TMWmt3Oqt9ukukYjoiVt1fSHbEdNkm8m1QYAsEGnTy6e'],
  ['안녕하세요 반갑습니다', '10$n79VH.0Q2TMWmt3Oqt9uku57RQaU5wOdQ9AlwF8zY5jlvAF2XIMBe'],
];

test.each(LONG_VECTORS)('the Passlib bcrypt-sha256 vector %# verifies', async (password, rest) => {
  expect(await verifyPassword(password, `$bcrypt-sha256$${rest}`)).toBe(true);
  expect(await verifyPassword(`${password}!`, `$bcrypt-sha256$${rest}`)).toBe(false);
});

test.each(PLAIN_VECTORS)('the imported hash %# verifies as $2b$, $2y$ and $2a$', async (password, rest) => {
  for (const name of ['2b', '2y', '2a'])
    expect(await verifyPassword(password, `$${name}$${rest}`)).toBe(true);
  expect(await verifyPassword(`${password.slice(1)}!`, `$2y$${rest}`)).toBe(false);
});

test.each([
  ['15 letters', 'fifteen letters', false],
  ['72 bytes of ASCII', 'a'.repeat(72), false],
  ['73 bytes of ASCII', 'a'.repeat(73), true],
  ['24 Hangul syllables', '가'.repeat(24), false],
  ['25 Hangul syllables', '가'.repeat(25), true],
  ['24 Hangul syllables typed as jamo', '가'.repeat(24).normalize('NFD'), false],
  ['18 emoji', '🔑'.repeat(18), false],
  ['1,000 code points', '힣'.repeat(1000), true],
])('%s are stored in the form any program can read', async (_, password, long) => {
  const hash = await hashPassword(password, COST);
  const form = long ? /^\$bcrypt-sha256\$v=2,t=2b,r=10\$[./\w]{22}\$[./\w]{31}$/ : /^\$2b\$10\$[./\w]{53}$/;
  expect(hash).toMatch(form);
  expect(await verifyPassword(password, hash)).toBe(true);
  expect(await verifyPassword(`${password.slice(0, -1)}?`, hash)).toBe(false);
  expect(await verifyPassword(`${password}?`, hash)).toBe(false);
});

test('the 25th of 25 Hangul syllables counts', async () => {
  const hash = await hashPassword(`${'가'.repeat(24)}나`, COST);
  expect(await verifyPassword(`${'가'.repeat(24)}다`, hash)).toBe(false);
  expect(await verifyPassword('가'.repeat(24), hash)).toBe(false);
});

test('a plain hash does not accept more than it was made of', async () => {
  const hash = await hashPassword('a'.repeat(72), COST);
  expect(await verifyPassword(`${'a'.repeat(72)}b`, hash)).toBe(false);
});

test.each([
  ['composed and decomposed Hangul', '안녕하세요 반갑습니다', '안녕하세요 반갑습니다'.normalize('NFD')],
  ['composed and decomposed accents', 'caf\u00e9 au lait today', 'cafe\u0301 au lait today'],
  ['wide and narrow spaces', '하늘\u3000바다 구름', '하늘 바다\u00a0구름'],
])('%s are one password', async (_, one, other) => {
  expect(await verifyPassword(other, await hashPassword(one, COST))).toBe(true);
});

test.each([
  ['a circled and a plain digit', 'number ① is first', 'number 1 is first'],
  ['upper and lower case', 'A quiet evening', 'a quiet evening'],
  ['a blank at the end and none', 'a quiet evening ', 'a quiet evening'],
])('%s are two passwords', async (_, one, other) => {
  expect(await verifyPassword(other, await hashPassword(one, COST))).toBe(false);
});

test('what bcrypt cannot tell apart is never hashed and never matches', async () => {
  for (const password of ['high \ud800 surrogate', 'low \udc00 surrogate', 'a NUL \0 inside']) {
    await expect(hashPassword(password, COST)).rejects.toEqual(new AppError('password-refused'));
  }
  const hash = await hashPassword('high \ufffd surrogate', COST);
  expect(await verifyPassword('high \ud800 surrogate', hash)).toBe(false);
});

test.each([
  '',
  'password',
  '$2b$12$short',
  '$2x$10$n79VH.0Q2TMWmt3Oqt9ukuYZdthv.mFBn9U9GYWryrklCJm9Pdu3W',
  '$2b$31$n79VH.0Q2TMWmt3Oqt9ukuYZdthv.mFBn9U9GYWryrklCJm9Pdu3W',
  '$2b$10$n79VH.0Q2TMWmt3Oqt9ukuYZdthv.mFBn9U9GYWryrklCJm9Pdu3W\n',
  '$bcrypt-sha256$v=1,t=2b,r=10$n79VH.0Q2TMWmt3Oqt9uku$yca7zBbWf3IG1yYjoUr1eyvU8/XjHIW',
  '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA',
])('the malformed hash %j matches nothing and throws nothing', async (hash) => {
  expect(await verifyPassword('password', hash)).toBe(false);
});

test('a cost outside 10 to 14 is refused and each one inside stands in the hash', async () => {
  for (const cost of [4, 9, 15, 31, 10.5, Number.NaN]) {
    await expect(hashPassword('a quiet evening', cost)).rejects.toEqual(new AppError('internal'));
  }
  expect(await hashPassword('a quiet evening', 11)).toMatch(/^\$2b\$11\$/);
});

test('nobody is verified like somebody: with any password, without a word', async () => {
  for (const password of ['', 'a quiet evening', '가'.repeat(100)]) {
    expect(await verifyNobody(password, COST)).toBeUndefined();
  }
});
