import jsonwebtoken from 'jsonwebtoken';
import { expect, test } from 'vitest';
import { newJwtKey, toJwtKey } from '../../electron/security/jwt-keys.ts';
import { hashJti, newJti, readResetToken, signResetToken } from '../../electron/security/reset-tokens.ts';
import { codeOf } from './code-of.ts';
import { KEY, KEYS, NOW, OFFICE, read, someClaims, someToken } from './token-forge.ts';

const DAY = 86_400_000;

test('what is signed is what is read', () => {
  const claims = someClaims();
  expect(readResetToken(signResetToken(KEY, claims), KEYS, OFFICE)).toEqual({ kid: KEY.kid, claims });
});

test('a token has exactly the seven claims and the three header fields, and names no person', () => {
  const [header, payload] = someToken()
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
  expect(header).toEqual({ alg: 'HS256', typ: 'resetdesk-reset+jwt', kid: KEY.kid });
  expect(Object.keys(payload).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'jti', 'sub', 'ver']);
});

test('a token is byte for byte what the library makes of the same claims', () => {
  const { officeId, userId, jti, issuedAt, expiresAt, credentialVersion } = someClaims();
  const [aud, iat, exp] = ['password-reset', issuedAt / 1000, expiresAt / 1000];
  const payload = { iss: officeId, aud, sub: userId, jti, iat, exp, ver: credentialVersion };
  const header = { alg: 'HS256', typ: 'resetdesk-reset+jwt', kid: KEY.kid };
  const made = jsonwebtoken.sign(payload, KEY.secret, { algorithm: 'HS256', header });
  expect(signResetToken(KEY, someClaims({ jti }))).toBe(made);
});

test('headers that take turns are each read for what they are', () => {
  const other = toJwtKey('other-key', newJwtKey().bytes);
  const keys = new Map([...KEYS, ['other-key', other]]);
  const [mine, theirs] = [someToken(), signResetToken(other, someClaims())];
  const kids = [mine, theirs, mine].map((token) => readResetToken(token, keys, OFFICE).kid);
  expect(kids).toEqual([KEY.kid, 'other-key', KEY.kid]);
  expect(codeOf(() => readResetToken(theirs, KEYS, OFFICE))).toBe('token-not-ours');
  expect(codeOf(() => readResetToken(theirs, KEYS, OFFICE))).toBe('token-not-ours');
});

test('time is not judged here: long expired and not yet issued tokens are read', () => {
  for (const issuedAt of [1000, NOW - 400 * DAY, NOW + 400 * DAY]) {
    expect(read(someToken({ issuedAt, expiresAt: issuedAt + 60_000 })).claims.issuedAt).toBe(issuedAt);
  }
});

test('a life of 24 hours is signed and one second more is not', () => {
  expect(read(someToken({ expiresAt: NOW + DAY })).claims.expiresAt).toBe(NOW + DAY);
  expect(codeOf(() => someToken({ expiresAt: NOW + DAY + 1000 }))).toBe('internal');
});

test.each([
  ['fractions of a second', { issuedAt: NOW + 1 }],
  ['the first second of 1970', { issuedAt: 0, expiresAt: 60_000 }],
  ['no life at all', { expiresAt: NOW }],
  ['an end before the beginning', { expiresAt: NOW - 1000 }],
  ['a short jti', { jti: 'abc' }],
  ['no user', { userId: '' }],
  ['half a credential version', { credentialVersion: 0.5 }],
  ['a time that is none', { expiresAt: Number.NaN }],
])('claims with %s are not signed', (_, changes) => {
  expect(codeOf(() => someToken(changes))).toBe('internal');
});

test('a hundred thousand jtis of 256 bits are all different, and so are their hashes', () => {
  const made = Array.from({ length: 100_000 }, newJti);
  expect(new Set(made.map(({ jti }) => jti)).size).toBe(made.length);
  expect(made.every(({ jti }) => /^[\w-]{43}$/.test(jti))).toBe(true);
  const one = newJti();
  expect(hashJti(one.jti)).toEqual(one.hash);
  expect(one.hash.length).toBe(32);
});

test.each([0, 1, 16, 31])('a key of %i bytes is refused', (length) => {
  expect(codeOf(() => toJwtKey('k', newJwtKey().bytes.slice(0, length)))).toBe('internal');
});

test.each([32, 64, 65])('a key of %i random bytes is taken', (length) => {
  const bytes = Buffer.concat([newJwtKey().bytes, newJwtKey().bytes, newJwtKey().bytes]).subarray(0, length);
  const key = toJwtKey('k', bytes);
  expect(readResetToken(signResetToken(key, someClaims()), new Map([['k', key]]), OFFICE).kid).toBe('k');
});

test('a pass-phrase is no key, however long', () => {
  const phrase = Buffer.from('correct horse battery staple correct horse battery staple');
  expect(codeOf(() => toJwtKey('k', phrase))).toBe('internal');
});

test.each(['', 'a b', '../k', 'k'.repeat(65)])('the key name %j is refused', (kid) => {
  expect(codeOf(() => toJwtKey(kid, newJwtKey().bytes))).toBe('internal');
});

test('new keys differ in name and bytes', () => {
  const made = Array.from({ length: 500 }, newJwtKey);
  expect(new Set(made.map(({ kid }) => kid)).size).toBe(500);
  expect(new Set(made.map(({ bytes }) => Buffer.from(bytes).toString('hex'))).size).toBe(500);
});

test('after a rotation the old token is read while its key is kept, and is foreign when it is gone', () => {
  const made = newJwtKey();
  const fresh = toJwtKey(made.kid, made.bytes);
  const old = someToken();
  const both = new Map([...KEYS, [fresh.kid, fresh]]);
  expect(readResetToken(old, both, OFFICE).kid).toBe(KEY.kid);
  expect(readResetToken(signResetToken(fresh, someClaims()), both, OFFICE).kid).toBe(fresh.kid);
  expect(codeOf(() => readResetToken(old, new Map([[fresh.kid, fresh]]), OFFICE))).toBe('token-not-ours');
});
