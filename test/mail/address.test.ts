import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalAddress } from '../../electron/mail/address.ts';
import { AppError } from '../../shared/errors.ts';
import { CRAFTED_ADDRESSES } from './crafted.ts';

function refused(text: string): boolean {
  try {
    canonicalAddress(text);
    return false;
  } catch (error) {
    return error instanceof AppError && error.code === 'address-invalid';
  }
}

test.each([
  ['Minsu.Kim@Corp.CO.KR', 'minsu.kim@corp.co.kr'],
  ['  a+tag@b.kr\t\r\n', 'a+tag@b.kr'],
  ['a@한국.kr', 'a@xn--3e0b707e.kr'],
  ['a@한국.kr'.normalize('NFD'), 'a@xn--3e0b707e.kr'],
  ['a@XN--3E0B707E.kr', 'a@xn--3e0b707e.kr'],
  ['a@ｃｏｒｐ.kr', 'a@corp.kr'],
  ['a@faß.de', 'a@xn--fa-hia.de'],
  ["o'neil_!#$%&*+-/=?^`{|}~@b.kr", "o'neil_!#$%&*+-/=?^`{|}~@b.kr"],
  [`${'a'.repeat(64)}@b.kr`, `${'a'.repeat(64)}@b.kr`],
])('%j is stored as %j', (typed, stored) => {
  expect(canonicalAddress(typed)).toBe(stored);
  expect(canonicalAddress(stored)).toBe(stored);
});

test.each(CRAFTED_ADDRESSES)('%j is refused', (text) => {
  expect(refused(text)).toBe(true);
});

test('whatever is typed: refused, or one plain address that stays what it is', () => {
  const near = fc.string({ unit: fc.constantFrom(...'aB.@-_<>"(),:; \t\r\n\u0000\u2028한ß%0/[]') });
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), near), (text) => {
      if (refused(text)) return;
      const stored = canonicalAddress(text);
      expect(stored).toMatch(/^[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/);
      expect(canonicalAddress(stored)).toBe(stored);
    }),
    { numRuns: 2000 },
  );
});
