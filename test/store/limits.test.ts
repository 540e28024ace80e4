import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { upTo, upToAny } from '../../electron/store/limits.ts';
import { openStore } from '../support/office-folder.ts';
import { sourceFiles } from '../support/source-files.ts';

test('a limit stands in the statement as a number, so that SQLite does not plan it anew at each call', async () => {
  const { db } = await openStore();
  const listed = db.read.selectFrom('users').select('id').orderBy('name').limit(50).compile();
  expect(listed.sql).toMatch(/ limit 50$/);
  expect(listed.parameters).toEqual([]);
  expect(upTo(7).compile(db.read)).toMatchObject({ sql: 'LIMIT 7', parameters: [] });
});

test('a limit that is worked out in the statement holds as well', async () => {
  const { db } = await openStore();
  const found = await sql`SELECT value FROM json_each('[1, 2, 3]') ${upToAny(2)}`.execute(db.read);
  expect(found.rows).toEqual([{ value: 1 }, { value: 2 }]);
});

test('no statement of the program binds its limit', () => {
  const binding = sourceFiles(['electron']).filter(
    ({ path, text }) =>
      path !== 'electron/store/limits.ts' && text.includes("from 'kysely'") && /\bLIMIT \$\{/i.test(text),
  );
  expect(binding.map(({ path }) => path)).toEqual([]);
});
