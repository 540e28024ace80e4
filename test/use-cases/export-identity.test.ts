import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { UserFields } from '../../shared/models.ts';
import { bareOffice, COLUMNS, choiceFor, exported } from '../support/export-office.ts';
import { ADMIN, type TestApp } from '../support/test-office.ts';

/** What breaks tables: formula starts of both widths, quotes, separators, apostrophes, numbers, Hangul in both forms. */
const PIECES = [
  ...'=+-@＝＋－＠\'"`,;|\t\\/ .%0189aZé한ㄱ'.split('').filter((piece) => piece !== '\t'),
  '\u1100\u1161',
  '""',
  "'=",
  "''+",
  'NULL',
  '#REF!',
  '010-1234-5678',
  '+82 10-1234-5678',
  '0012',
  '1e5',
  '😀',
  'ko',
  '이름',
];
const hostile = (most: number) =>
  fc
    .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: most })
    .map((pieces) => pieces.join(''))
    .filter((text) => text.trim() !== '');
const maybe = (most: number) => fc.option(hostile(most), { nil: null });

const person = fc.record({
  name: hostile(8),
  login: hostile(6),
  phone: maybe(4),
  staffNumber: maybe(4),
  department: maybe(6),
  language: fc.constantFrom('ko' as const, 'en' as const),
  local: fc.constantFrom('=x', '+82', '-a', "o'hara", 'minsu', '{q}'),
  hasAddress: fc.boolean(),
  managed: fc.boolean(),
});

const rowsOf = (app: TestApp) => app.rows(`SELECT ${COLUMNS} FROM users ORDER BY login`);

test('whatever stands in the fields: importing the export says unchanged here, and gives the same rows elsewhere', async () => {
  const here = await bareOffice();
  const there = await bareOffice();
  let serial = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 24 }), async (people) => {
      for (const { local, hasAddress, managed, ...fields } of people) {
        serial += 1;
        await here.call('users.add', {
          ...fields,
          // A serial keeps them apart, at the end where it breaks no table.
          login: `${fields.login}${serial}`,
          staffNumber: fields.staffNumber === null ? null : `${fields.staffNumber}${serial}`,
          email: hasAddress ? `${local}${serial}@office.test` : null,
          managerEmail: managed ? `${local}@office.test` : null,
        } satisfies UserFields);
      }
      const { path, text } = await exported(here);
      const cells: string[][] = parse(text, { bom: true });
      expect(cells.flat().filter((cell) => /^\s*[=+\-@＝＋－＠]/.test(cell))).toEqual([]);

      const total = rowsOf(here).length;
      const again = await here.call('directory.dryRun', await choiceFor(here, path));
      expect(again).toMatchObject({ total, unchanged: total, added: 0, updated: 0, bad: [] });

      await there.call('session.reauthenticate', { password: ADMIN.password });
      await there.call('directory.import', await choiceFor(there, path));
      expect(rowsOf(there)).toEqual(rowsOf(here));
    }),
    { numRuns: 4 },
  );
});
