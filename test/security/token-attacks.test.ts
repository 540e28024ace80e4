import { createHmac, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import jsonwebtoken from 'jsonwebtoken';
import { expect, test } from 'vitest';
import { newJwtKey, toJwtKey } from '../../electron/security/jwt-keys.ts';
import { readResetToken, signResetToken } from '../../electron/security/reset-tokens.ts';
import { codeOf } from './code-of.ts';
import {
  encode,
  forge,
  HEADER,
  KEY,
  KEYS,
  OFFICE,
  PAYLOAD,
  read,
  someClaims,
  someToken,
} from './token-forge.ts';

const header = JSON.stringify(HEADER);
const payload = JSON.stringify(PAYLOAD);
const [head = '', body = '', signature = ''] = forge(header, payload).split('.');

test('the forge with the true key and the true claims makes a token that is read', () => {
  expect(read(forge(header, payload)).claims.userId).toBe('user-7');
});

const SIZES = [384, 512] as const;
test.each([
  'none',
  'None',
  'NONE',
  'nOnE',
  '',
  'hs256',
  'HS256 ',
  'HS384',
  'HS512',
  'RS256',
  'ES256',
  'PS256',
  'EdDSA',
])('the algorithm %j is refused, signed or not', (alg) => {
  const changed = JSON.stringify({ ...HEADER, alg });
  expect(codeOf(() => read(forge(changed, payload)))).toBe('token-not-ours');
  for (const size of SIZES) {
    expect(codeOf(() => read(forge(changed, payload, KEY.secret, `sha${size}`)))).toBe('token-not-ours');
  }
  expect(codeOf(() => read(`${encode(changed)}.${body}.`))).toBe('token-damaged');
  expect(codeOf(() => read(`${encode(changed)}.${body}.AA`))).toBe('token-not-ours');
});

test('a public key does not serve as the shared secret', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  const signed = `${encode(JSON.stringify({ ...HEADER, alg: 'HS256' }))}.${body}`;
  const confused = `${signed}.${createHmac('sha256', pem).update(signed).digest('base64url')}`;
  expect(codeOf(() => read(confused))).toBe('token-not-ours');
  const asymmetric = jsonwebtoken.sign(PAYLOAD, privateKey, {
    algorithm: 'RS256',
    header: { ...HEADER, alg: 'RS256' },
  });
  expect(codeOf(() => read(asymmetric))).toBe('token-not-ours');
});

test.each(['', 'secret', 'password', 'changeme', 'jwt_secret', 'your-256-bit-secret', '비밀', '\0', KEY.kid])(
  'a token under the common secret %j is refused',
  (secret) => {
    expect(codeOf(() => read(forge(header, payload, secret)))).toBe('token-not-ours');
  },
);

test.each([
  ['one bit', `${signature.slice(0, 5)}${signature[5] === 'A' ? 'B' : 'A'}${signature.slice(6)}`],
  ['its end', encode(Buffer.from(signature, 'base64url').subarray(0, 31))],
  ['its beginning', encode(Buffer.from(signature, 'base64url').subarray(1))],
  ['all but nothing', 'AA'],
  ['an added byte', encode(Buffer.concat([Buffer.from(signature, 'base64url'), Buffer.of(0)]))],
])('a signature that differs by %s is refused', (_, wrong) => {
  expect(codeOf(() => read(`${head}.${body}.${wrong}`))).toBe('token-not-ours');
});

test('a payload exchanged under a true signature is refused', () => {
  const other = JSON.stringify({ ...PAYLOAD, sub: 'user-8' });
  expect(codeOf(() => read(`${head}.${encode(other)}.${signature}`))).toBe('token-not-ours');
});

test.each([
  ['crit', ['exp']],
  ['crit', []],
  ['jwk', { kty: 'oct', k: 'AAAA' }],
  ['jku', 'https://evil.example/keys'],
  ['x5u', 'https://evil.example/cert'],
  ['x5c', ['AAAA']],
  ['x5t', 'AAAA'],
  ['b64', false],
  ['zip', 'DEF'],
  ['cty', 'JWT'],
  ['enc', 'A256GCM'],
  ['note', 'hello'],
])('a header with %s is refused even under the true key', (field, value) => {
  expect(codeOf(() => read(forge(JSON.stringify({ ...HEADER, [field]: value }), payload)))).toBe(
    'token-not-ours',
  );
});

test.each([
  'JWT',
  'jwt',
  'at+jwt',
  'RESETDESK-RESET+JWT',
  'application/resetdesk-reset+jwt',
  '',
  null,
  7,
  undefined,
])('the type %j is refused even under the true key', (typ) => {
  expect(codeOf(() => read(forge(JSON.stringify({ ...HEADER, typ }), payload)))).toBe('token-not-ours');
});

test.each([
  '../../dev/null',
  "' OR 1=1 --",
  '__proto__',
  'constructor',
  'toString',
  '',
  `${KEY.kid} `,
  KEY.kid.toLowerCase() === KEY.kid ? 'x' : KEY.kid.toLowerCase(),
  null,
  0,
  [KEY.kid],
  { kid: KEY.kid },
  undefined,
])('the key name %j is refused even under the true key', (kid) => {
  expect(codeOf(() => read(forge(JSON.stringify({ ...HEADER, kid }), payload)))).toBe('token-not-ours');
});

test('a key is asked by its own name: a second office key does not verify the first one’s tokens', () => {
  const made = newJwtKey();
  const second = toJwtKey(made.kid, made.bytes);
  const keys = new Map([...KEYS, [second.kid, second]]);
  const crossed = forge(JSON.stringify({ ...HEADER, kid: second.kid }), payload);
  expect(codeOf(() => readResetToken(crossed, keys, OFFICE))).toBe('token-not-ours');
});

test('a token of another office under the same key is refused', () => {
  const token = signResetToken(KEY, someClaims({ officeId: 'another-office' }));
  expect(codeOf(() => read(token))).toBe('token-not-ours');
});

const ODD: [string, unknown][] = [
  ['null', null],
  ['true', true],
  ['an object', { value: 1 }],
  ['an array of the right one', 'wrap'],
  ['the other of number and string', 'swap'],
];
const CLAIMS = ['iss', 'aud', 'sub', 'jti', 'iat', 'exp', 'ver'] as const;
const ODD_CLAIMS = CLAIMS.flatMap((claim) => ODD.map(([name, value]) => ({ claim, name, value })));

test.each(ODD_CLAIMS)('the claim $claim as $name is refused even under the true key', ({ claim, value }) => {
  const own = PAYLOAD[claim];
  const swapped = typeof own === 'number' ? String(own) : 7;
  const odd = value === 'wrap' ? [own] : value === 'swap' ? swapped : value;
  expect(codeOf(() => read(forge(header, JSON.stringify({ ...PAYLOAD, [claim]: odd }))))).toBe(
    'token-not-ours',
  );
});

test.each(CLAIMS)('a token without %s, or with it twice, is refused even under the true key', (claim) => {
  expect(codeOf(() => read(forge(header, JSON.stringify({ ...PAYLOAD, [claim]: undefined }))))).toBe(
    'token-not-ours',
  );
  const twice = `${payload.slice(0, -1)},${JSON.stringify(claim)}:${JSON.stringify(PAYLOAD[claim])}}`;
  expect(codeOf(() => read(forge(header, twice)))).toBe('token-not-ours');
});

test.each([
  ['an unknown claim', { role: 'admin' }],
  ['nbf', { nbf: PAYLOAD.iat }],
  ['an e-mail', { email: 'kim@example.com' }],
  ['another audience', { aud: 'session' }],
  ['an empty subject', { sub: '' }],
  ['an endless subject', { sub: 'u'.repeat(65) }],
  ['a short jti', { jti: 'A'.repeat(42) }],
  ['a jti with signs', { jti: `${'A'.repeat(42)}/` }],
  ['25 hours of life', { exp: PAYLOAD.iat + 25 * 3600 }],
  ['24 hours and a second', { exp: PAYLOAD.iat + 86_401 }],
  ['an end beyond all time', { exp: 1e300 }],
  ['half a second', { iat: PAYLOAD.iat + 0.5 }],
  ['a time before time', { iat: -1, exp: 100 }],
  ['an end before its beginning', { exp: PAYLOAD.iat - 1 }],
  ['no life', { exp: PAYLOAD.iat }],
  ['a negative version', { ver: -1 }],
])('a payload with %s is refused even under the true key', (_, changes) => {
  expect(codeOf(() => read(forge(header, JSON.stringify({ ...PAYLOAD, ...changes }))))).toBe(
    'token-not-ours',
  );
});

test.each([
  ['a text', '"text"'],
  ['a number', '7'],
  ['null', 'null'],
  ['an array', `[${payload}]`],
  ['blanks', payload.replace(':', ': ')],
  ['a number with exponent', payload.replace(/"iat":\d+/, '"iat":179e7')],
  ['a number with fraction', payload.replace(/("iat":\d+)/, '$1.0')],
  ['an escaped letter', payload.replace('user-7', 'user\\u002d7')],
  ['a hidden prototype', `${payload.slice(0, -1)},"__proto__":{"sub":"user-8"}}`],
  ['a byte order mark', `\ufeff${payload}`],
])('a payload that is or has %s is refused even under the true key', (_, text) => {
  expect(codeOf(() => read(forge(header, text)))).toBe('token-not-ours');
});

test.each([
  ['no text', ''],
  ['blanks', '   '],
  ['one segment', head],
  ['two segments', `${head}.${body}`],
  ['four segments', `${head}.${body}.${signature}.${signature}`],
  ['five segments', `${head}....`],
  ['an empty header', `.${body}.${signature}`],
  ['an empty payload', `${head}..${signature}`],
  ['no signature', `${head}.${body}.`],
  ['padding', `${head}.${body}.${signature}=`],
  ['a blank inside', `${head}. ${body}.${signature}`],
  ['a line break at the end', `${head}.${body}.${signature}\n`],
  ['plain base64', `${head}.${body}.${signature.slice(0, -2)}+/`],
  ['a header cut in the middle', `${head.slice(0, 20)}.${body}.${signature}`],
  ['a payload cut in the middle', `${head}.${body.slice(0, 40)}.${signature}`],
  ['bytes that are no UTF-8', `${head}.${encode(Uint8Array.of(0x7b, 0xff, 0x7d))}.${signature}`],
  ['loose bits at the end of a segment', `${head}.${body}.${signature.slice(0, -1)}_`],
  ['a JSON serialisation', JSON.stringify({ protected: head, payload: body, signature })],
  ['more than 4,096 characters', `${head}.${'A'.repeat(4096)}.${signature}`],
  [
    'a signed token of more than 4,096 characters',
    forge(header, JSON.stringify({ ...PAYLOAD, note: 'x'.repeat(4000) })),
  ],
  ['ten megabytes', 'eyJ'.repeat(3_500_000)],
  ['ten megabytes of dots', '.'.repeat(10_000_000)],
])('%s is no token: damaged', (_, text) => {
  expect(codeOf(() => read(text))).toBe('token-damaged');
});

test('every single character that is cut, doubled or changed is refused', () => {
  const token = someToken();
  for (let at = 0; at < token.length; at += 1) {
    const [before, own, after] = [token.slice(0, at), token.charAt(at), token.slice(at + 1)];
    for (const wrong of [
      before + after,
      before + own + own + after,
      `${before}${own === 'Q' ? 'R' : 'Q'}${after}`,
    ]) {
      expect(codeOf(() => read(wrong))).toMatch(/^token-(?:damaged|not-ours)$/);
    }
  }
});

test('the lock file holds a jws without CVE-2025-65945', () => {
  const lock: unknown = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const versions = [
    ...JSON.stringify(lock).matchAll(/"node_modules\/[^"]*\bjws":\{"version":"(\d+)\.(\d+)\.(\d+)"/g),
  ];
  expect(versions.length).toBeGreaterThan(0);
  for (const [, major, minor, patch] of versions) {
    expect(Number(major) * 1e6 + Number(minor) * 1e3 + Number(patch)).toBeGreaterThanOrEqual(4_000_001);
  }
});
