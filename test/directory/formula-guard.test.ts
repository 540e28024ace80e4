import { expect, test } from 'vitest';
import { guardFormula, unguardFormula } from '../../electron/directory/formula-guard.ts';

const STARTS = [...'=+-@＝＋－＠\t\r\0'];

test.each(STARTS)(
  'a value that starts with %j is no formula in the file and the same value after it',
  (start) => {
    for (const value of [start, `${start}1+1`, `'${start}x`, `''${start}`, `''' ${start}`]) {
      const cell = guardFormula(value);
      expect(STARTS).not.toContain(cell[0]);
      expect(unguardFormula(cell)).toBe(value);
    }
  },
);

test.each(['', '김민수', "o'hara", "'quoted'", '010-1234', 'a=b'])(
  '%j stays as it is, both ways',
  (value) => {
    expect(guardFormula(value)).toBe(value);
    expect(unguardFormula(value)).toBe(value);
  },
);
