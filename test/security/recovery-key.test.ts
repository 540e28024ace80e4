import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newOfficeKey } from '../../electron/security/office-secrets.ts';
import {
  newRecoveryKey,
  parseRecoveryKey,
  unwrapOfficeKey,
  wrapOfficeKey,
} from '../../electron/security/recovery-key.ts';
import { codeOf } from './code-of.ts';

const OFFICE = 'office-one';

test('a recovery key is eight groups of four unmistakable characters and never the same twice', () => {
  const keys = Array.from({ length: 2000 }, newRecoveryKey);
  for (const key of keys) expect(key).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(new Set(keys).size).toBe(2000);
  expect(parseRecoveryKey(keys[0] ?? '').length * 8).toBeGreaterThanOrEqual(130);
});

test.each([
  ['in lower case', (key: string) => key.toLowerCase()],
  ['without dashes', (key: string) => key.replaceAll('-', '')],
  ['with spaces for dashes', (key: string) => key.replaceAll('-', ' ')],
  ['on two lines with blanks around', (key: string) => `  ${key.slice(0, 19)}\r\n\t${key.slice(20)} \n`],
  ['with long dashes and no-break spaces', (key: string) => key.replaceAll('-', '\u00a0\u2014\u00a0')],
  ['with o for 0', (key: string) => key.replaceAll('0', 'o')],
  ['with O for 0', (key: string) => key.replaceAll('0', 'O')],
  ['with l for 1', (key: string) => key.replaceAll('1', 'l')],
  ['with I for 1', (key: string) => key.replaceAll('1', 'I')],
  [
    'in full-width letters',
    (key: string) => key.replace(/\w/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  ],
  ['with zero-width characters', (key: string) => key.split('').join('\u200b')],
])('a key typed %s is understood', (_, typed) => {
  for (let round = 0; round < 50; round += 1) {
    const key = newRecoveryKey();
    expect(parseRecoveryKey(typed(key))).toEqual(parseRecoveryKey(key));
  }
});

test('one wrong, missing, doubled or swapped character is noticed before any key is tried', () => {
  const key = newRecoveryKey().replaceAll('-', '');
  const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  for (let at = 0; at < key.length; at += 1) {
    const [head, own, tail] = [key.slice(0, at), key.charAt(at), key.slice(at + 1)];
    const wrong = [...symbols].filter((symbol) => symbol !== own).map((symbol) => head + symbol + tail);
    const swapped = head + tail.charAt(0) + own + tail.slice(1);
    for (const typed of [...wrong, head + tail, head + own + own + tail]) {
      expect(codeOf(() => parseRecoveryKey(typed))).toBe('recovery-key-wrong');
    }
    if (swapped !== key) expect(codeOf(() => parseRecoveryKey(swapped))).toBe('recovery-key-wrong');
  }
});

test('no text whatever does anything but parse or be refused', () => {
  for (const text of ['', '-', 'U'.repeat(32), '비밀번호', 'ß'.repeat(32), 'A'.repeat(1_000_000)]) {
    expect(codeOf(() => parseRecoveryKey(text))).toBe('recovery-key-wrong');
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(codeOf(() => parseRecoveryKey(text))).toBe('recovery-key-wrong');
    }),
  );
});

test('the office key comes back under its recovery key and looks different in each wrap', () => {
  const officeKey = newOfficeKey();
  const recovery = parseRecoveryKey(newRecoveryKey());
  const wrapped = wrapOfficeKey(recovery, officeKey, OFFICE);
  expect(Uint8Array.from(unwrapOfficeKey(recovery, wrapped, OFFICE))).toEqual(Uint8Array.from(officeKey));
  expect(wrapOfficeKey(recovery, officeKey, OFFICE)).not.toEqual(wrapped);
  expect(Buffer.from(wrapped).includes(Buffer.from(officeKey))).toBe(false);
});

test('another recovery key, another office and any damage are refused alike', () => {
  const recovery = parseRecoveryKey(newRecoveryKey());
  const wrapped = wrapOfficeKey(recovery, newOfficeKey(), OFFICE);
  const other = parseRecoveryKey(newRecoveryKey());
  expect(codeOf(() => unwrapOfficeKey(other, wrapped, OFFICE))).toBe('recovery-key-wrong');
  expect(codeOf(() => unwrapOfficeKey(recovery, wrapped, 'office-two'))).toBe('recovery-key-wrong');
  for (let at = 0; at < wrapped.length; at += 1) {
    const damaged = Uint8Array.from(wrapped, (byte, index) => (index === at ? byte ^ 0x80 : byte));
    expect(codeOf(() => unwrapOfficeKey(recovery, damaged, OFFICE))).toBe('recovery-key-wrong');
  }
  expect(codeOf(() => unwrapOfficeKey(recovery, new Uint8Array(0), OFFICE))).toBe('recovery-key-wrong');
});
