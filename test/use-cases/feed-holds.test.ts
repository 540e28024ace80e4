import { expect, test } from 'vitest';
import { holdsOf } from '../../electron/use-cases/feed-holds.ts';

const COUNTS = { rows: 100, added: 0, updated: 0, unchanged: 100, bad: 0, leavers: 0, addressChanges: 0 };

test.each([
  ['nothing unusual', {}, 100, []],
  ['as many leavers as the limit allows', { leavers: 10 }, 100, []],
  ['one more', { leavers: 11 }, 100, ['leavers']],
  ['two of two: a person sees through that', { leavers: 2 }, 2, []],
  ['three of three', { leavers: 3 }, 3, ['leavers']],
  ['rows nobody can read', { bad: 11 }, 100, ['bad-rows']],
  ['a column that moved', { addressChanges: 60, leavers: 50 }, 100, ['leavers', 'addresses']],
  ['everybody new, in an office without a feed so far', { added: 100, unchanged: 0 }, 0, []],
])('%s', (_what, changes, followed, reasons) => {
  expect(holdsOf({ ...COUNTS, ...changes }, followed, 10)).toEqual(reasons);
});
