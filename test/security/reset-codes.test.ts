import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashCode, isCode, newCode } from '../../electron/security/reset-codes.ts';
import { CODE_LENGTH, CODE_SIGNS, formatCode, parseCode, signsSoFar } from '../../shared/reset-code.ts';

const codes = fc.string({
  unit: fc.constantFrom(...CODE_SIGNS),
  minLength: CODE_LENGTH,
  maxLength: CODE_LENGTH,
});
/** Which signs a person may take for the one in the mail. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  '0': 'Oo',
  '1': 'IilL',
  '2': 'ZzEe',
  '5': 'Ss',
  '8': 'Bb',
  V: 'Uu',
};
/** The same keys with the Korean layout on: 2-set letters of the keys that code signs have. */
const KOREAN: Readonly<Record<string, string>> = {
  A: 'ㅁ',
  C: 'ㅊ',
  D: 'ㅇ',
  F: 'ㄹ',
  G: 'ㅎ',
  H: 'ㅗ',
  J: 'ㅓ',
  K: 'ㅏ',
  M: 'ㅡ',
  N: 'ㅜ',
  P: 'ㅔ',
  Q: 'ㅂ',
  R: 'ㄱ',
  T: 'ㅅ',
  V: 'ㅍ',
  W: 'ㅈ',
  X: 'ㅌ',
  Y: 'ㅛ',
};

test('the alphabet holds no two signs that are taken for each other, and each look-alike means one sign', () => {
  expect(new Set(CODE_SIGNS).size).toBe(CODE_SIGNS.length);
  const outside = [...'BEILOSUZ'];
  expect([...CODE_SIGNS, ...outside].sort().join('')).toBe('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  expect(Object.values(LOOKS_LIKE).join('').toUpperCase()).toMatch(/^[BEILOSUZ]+$/);
  for (const sign of outside) expect(parseCode(sign.repeat(8))).toMatch(/^([0-9V])\1{7}$/);
});

test('new codes are eight signs of the alphabet, every sign comes up and no code twice', () => {
  const made = Array.from({ length: 3000 }, newCode);
  for (const code of made) expect(parseCode(code)).toBe(code);
  expect(new Set(made).size).toBe(made.length);
  expect(new Set(made.join('')).size).toBe(CODE_SIGNS.length);
});

const dress = fc.record({
  lower: fc.boolean(),
  dash: fc.constantFrom('-', '', ' ', '–', '—', ' - ', '\u00a0', '－', '\u200b', '.'),
  around: fc.constantFrom('', ' ', '\n', '"', '“', '\ufeff', '\t'),
  wide: fc.boolean(),
  alike: fc.boolean(),
});

test('however a code is written, the same code is read', () => {
  fc.assert(
    fc.property(codes, dress, fc.nat(), (code, { lower, dash, around, wide, alike }, pick) => {
      const seen = [...code].map((sign, at) => {
        const looks = LOOKS_LIKE[sign] ?? '';
        return alike && looks !== '' ? looks.charAt((pick + at) % looks.length) : sign;
      });
      const joined = formatCode(seen.join('')).replace('-', dash);
      const cased = lower ? joined.toLowerCase() : joined;
      const shown = wide
        ? cased.replace(/[0-9A-Za-z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
        : cased;
      expect(parseCode(around + shown + around)).toBe(code);
    }),
    { numRuns: 2000 },
  );
});

test('a code typed with the Korean keyboard on is read by its keys, composed into syllables or not', () => {
  fc.assert(
    fc.property(codes, (code) => {
      const typed = [...code].map((sign) => KOREAN[sign] ?? sign).join('');
      expect(parseCode(typed)).toBe(code);
    }),
  );
  // What the input method makes of the keys: f k → 라, q n f r → 붉, d h k → 와.
  expect(parseCode('라77-7777')).toBe('FK777777');
  expect(parseCode('붉9999')).toBe('QNFR9999');
  expect(parseCode('와0-0000')).toBe('DHK00000');
  expect(parseCode('ㅃㅉㄲㅆ2345')).toBe('QWRT2345');
});

test.each([
  ['nothing', ''],
  ['seven signs', 'K7QF-92M'],
  ['nine signs', 'K7QF-92MXX'],
  ['another sign', 'K7QF-92M!'],
  ['two codes', 'K7QF-92MX K7QF-92MX'],
  ['a code in a sentence', '코드는 K7QF-92MX 입니다'],
  ['a code with its label', 'code: K7QF-92MX'],
  ['a telephone number', '010-1234-5678'],
  ['an emoji', 'K7QF92M🔑'],
  ['a long text', `K7QF-92MX${' '.repeat(200)}`],
  ['letters of another script', 'К7QF-92MX'],
])('%s is no code', (_, text) => {
  expect(parseCode(text)).toBeNull();
});

test('whatever is pasted, reading it as a code neither fails nor makes up signs', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
      const code = parseCode(text);
      expect(code === null || [...code].every((sign) => CODE_SIGNS.includes(sign))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('a code on its way is counted sign by sign, and what cannot become one is not', () => {
  expect(['', 'K', 'k7-', 'K7QF-92M', 'ㅏ7'].map(signsSoFar)).toEqual([0, 1, 2, 7, 2]);
  expect(['K7QF-92MX', 'K7QF-92MXX', 'hello!', '토큰입니다'].map(signsSoFar).at(0)).toBe(0);
  expect(['K7QF-92MXX', 'hello!', 'k7ñ'].map(signsSoFar)).toEqual([0, 0, 0]);
});

test('what is kept of a code is a salted bcrypt string that only the code fits', async () => {
  const [one, two] = await Promise.all([hashCode('K7QF92MX', 10), hashCode('K7QF92MX', 10)]);
  expect(one).toMatch(/^\$2b\$10\$[./A-Za-z0-9]{53}$/);
  expect(one).not.toBe(two);
  expect(await isCode('K7QF92MX', one)).toBe(true);
  expect(await isCode('K7QF92MY', one)).toBe(false);
});
