import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeTotp, newTotpSecret, totpKey } from '../../electron/security/totp.ts';
import { scan } from '../support/authenticator.ts';

const STEP = 30_000;
const MINUTE = 60_000;
/** The key of RFC 6238's appendix B for SHA-1. */
const RFC_KEY = Buffer.from('12345678901234567890');
const NOW = Date.UTC(2026, 10, 23, 1, 0, 0);

const phoneOf = (secret: Uint8Array) => scan(totpKey(secret, { issuer: 'Office', login: 'sera' }).uri);

test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('at %i s the code of RFC 6238 appendix B is right', (seconds, code) => {
  expect(judgeTotp(RFC_KEY, code, seconds * 1000, 0)).toEqual({
    kind: 'right',
    step: Math.floor(seconds / 30),
  });
});

test('a code of one step before or after is right and names its own step; two steps are too many', () => {
  const secret = newTotpSecret();
  const phone = phoneOf(secret);
  const step = Math.floor(NOW / STEP);
  const judge = (off: number) => judgeTotp(secret, phone.code(NOW + off * STEP), NOW, 0);
  for (const off of [-1, 0, 1]) expect(judge(off)).toEqual({ kind: 'right', step: step + off });
  for (const off of [-2, 2]) expect(judge(off).kind).toBe('wrong');
});

test('a step that was accepted, and every one before it, is used', () => {
  const secret = newTotpSecret();
  const phone = phoneOf(secret);
  const step = Math.floor(NOW / STEP);
  const judge = (off: number, last: number) => judgeTotp(secret, phone.code(NOW + off * STEP), NOW, last);
  expect(judge(0, step)).toEqual({ kind: 'used' });
  expect(judge(-1, step)).toEqual({ kind: 'used' });
  expect(judge(1, step)).toEqual({ kind: 'right', step: step + 1 });
});

test('a clock that is off by up to ten minutes is recognised and said, and the code is still refused', () => {
  const secret = newTotpSecret();
  const phone = phoneOf(secret);
  const judge = (ms: number) => judgeTotp(secret, phone.code(NOW + ms), NOW, 0);
  expect(judge(7 * MINUTE)).toEqual({ kind: 'wrong', minutes: 7 });
  expect(judge(-7 * MINUTE)).toEqual({ kind: 'wrong', minutes: -7 });
  expect(judge(MINUTE)).toEqual({ kind: 'wrong', minutes: 1 });
  expect(judge(30 * MINUTE)).toEqual({ kind: 'wrong', minutes: null });
});

test('digits are read as a person types them, and nothing but six digits is a code', () => {
  const secret = newTotpSecret();
  const code = phoneOf(secret).code(NOW);
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
  const fullWidth = [...code].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join('');
  for (const typed of [spaced, ` ${code}\n`, fullWidth, spaced.replace(' ', '-')]) {
    expect(judgeTotp(secret, typed, NOW, 0).kind).toBe('right');
  }
  for (const typed of ['', code.slice(1), `${code}0`, `+${code}`, '٠١٢٣٤٥', `${code.slice(0, 5)}x`]) {
    expect(judgeTotp(secret, typed, NOW, 0)).toEqual({ kind: 'wrong', minutes: null });
  }
});

test('whatever is typed is judged and never throws', () => {
  const secret = newTotpSecret();
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (typed) => {
      expect(['right', 'wrong', 'used']).toContain(judgeTotp(secret, typed, NOW, 0).kind);
    }),
  );
});

test('the key is 160 random bits, and the address to scan says what every app assumes', () => {
  const secrets = Array.from({ length: 50 }, newTotpSecret);
  expect(new Set(secrets.map((secret) => Buffer.from(secret).toString('hex'))).size).toBe(50);
  expect(secrets[0]).toHaveLength(20);
  const key = totpKey(RFC_KEY, { issuer: 'Resetdesk 한빛: 병원', login: 'sera' });
  expect(key.secret).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  const uri = new URL(key.uri);
  expect(uri.protocol + uri.host).toBe('otpauth:totp');
  expect(decodeURIComponent(uri.pathname)).toBe('/Resetdesk 한빛  병원:sera');
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    issuer: 'Resetdesk 한빛  병원',
    secret: key.secret,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  });
});

test('an office with a long name still gives an address that a camera can read', () => {
  const { uri } = totpKey(newTotpSecret(), { issuer: '가'.repeat(100), login: '나'.repeat(64) });
  expect(uri.length).toBeLessThan(800);
});
