import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../electron/store/database.ts';
import { openOffice } from '../../electron/store/open-office.ts';
import { saveSetting } from '../../electron/store/settings.ts';
import { storeRefusal } from '../../electron/store/store-errors.ts';

/** An office whose disk ends a few pages from here: SQLite answers SQLITE_FULL as it does on a real full disk. */
async function almostFull() {
  const folder = mkdtempSync(path.join(tmpdir(), 'resetdesk-full-'));
  const opened = await openOffice(folder, { singleOwner: false, now: 0 });
  if (opened.kind !== 'open') throw new Error(opened.reason);
  await opened.close();
  const db = openDatabase(path.join(folder, 'office.db'));
  onTestFinished(async () => {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(db.writer);
  await sql.raw(`PRAGMA max_page_count = ${(rows[0]?.page_count ?? 0) + 2}`).execute(db.writer);
  return db;
}

const words = (count: number) => ({
  minLength: 15,
  bcryptCost: 12,
  onBehalfAllowed: true,
  temporaryPasswords: 'off' as const,
  temporaryHours: 24,
  contextWords: Array.from({ length: count }, (_, i) => `${'x'.repeat(40)}${i}`),
});

test('a full disk is said to be one, for a writer alone and for all who share its commit, and nothing is lost', async () => {
  const db = await almostFull();
  const large = (name: string) =>
    db.write(async (tx) => {
      await sql`insert into settings (name, value) values (${name}, ${JSON.stringify('y'.repeat(60_000))})`.execute(
        tx,
      );
    });
  const alone = await large('a').catch((error: unknown) => storeRefusal(error)?.code);
  expect(alone).toBe('disk-full');

  const group = await Promise.allSettled([
    db.write((tx) => saveSetting(tx, 'passwords', words(1))),
    large('b'),
  ]);
  const codes = group.map((one) => (one.status === 'rejected' ? storeRefusal(one.reason)?.code : 'written'));
  expect(codes[1]).toBe('disk-full');
  // The small writer is either on disk or told why not: never acknowledged and gone.
  const kept = await sql<{ n: number }>`select count(*) as n from settings where name = 'passwords'`.execute(
    db.read,
  );
  expect(kept.rows[0]?.n).toBe(codes[0] === 'written' ? 1 : 0);

  await sql.raw('PRAGMA max_page_count = 1073741823').execute(db.writer);
  await large('c');
  const after = await sql<{ n: number }>`select count(*) as n from settings where name = 'c'`.execute(
    db.read,
  );
  expect(after.rows[0]?.n).toBe(1);
});

test('a writer that fails takes nothing of the others of its group with it', async () => {
  const db = await almostFull();
  const outcomes = await Promise.allSettled([
    db.write((tx) => saveSetting(tx, 'passwords', words(1))),
    db.write(async (tx) => {
      await saveSetting(tx, 'passwords', words(2));
      throw new Error('changed its mind');
    }),
    db.write((tx) => saveSetting(tx, 'preferences', { language: 'ko', theme: 'dark' })),
  ]);
  expect(outcomes.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  const rows = await sql<{
    name: string;
    value: string;
  }>`select name, value from settings order by name`.execute(db.read);
  expect(rows.rows.map((row) => row.name)).toEqual(['passwords', 'preferences']);
  expect(JSON.parse(rows.rows[0]?.value ?? '{}').contextWords).toHaveLength(1);
});
