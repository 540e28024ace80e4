import { type Selectable, sql } from 'kysely';
import type { UserRowValues } from '../directory/user-rows.ts';
import { compiledOnce } from './compiled.ts';
import type { Db, Tx } from './database.ts';
import type { ImportRunTable } from './import-tables.ts';
import type { UserRecord } from './tables.ts';

export type ImportRun = Selectable<ImportRunTable>;

/** The import that has begun and not come to its end, in this or in an earlier run of the program. */
export async function findImportRun(db: Db): Promise<ImportRun | null> {
  return (await db.selectFrom('import_run').selectAll().executeTakeFirst()) ?? null;
}

/** @throws Error of SQLite when there is one already */
export async function insertImportRun(
  tx: Tx,
  run: Pick<ImportRun, 'operator_id' | 'file' | 'started_at'>,
): Promise<void> {
  await tx
    .insertInto('import_run')
    .values({ ...run, one: 1, state: 'adding' })
    .execute();
}

export type ImportCounts = Pick<ImportRun, 'added' | 'changes' | 'unchanged' | 'skipped'>;

/** From here on nothing is taken back; what changes is still to be done. */
export async function decideImport(tx: Tx, counts: ImportCounts): Promise<void> {
  await tx
    .updateTable('import_run')
    .set({ ...counts, state: 'changing' })
    .execute();
  await tx.deleteFrom('import_ranges').execute();
}

export async function endImportRun(tx: Tx): Promise<void> {
  await tx.deleteFrom('import_run').execute();
}

export type ImportChange = { line: number; userId: string; told: UserRowValues };

/** The next changes that are still to be done, in the order of the file. */
export async function nextChanges(tx: Tx, limit: number): Promise<ImportChange[]> {
  const rows = await tx.selectFrom('import_changes').selectAll().orderBy('line').limit(limit).execute();
  return rows.map(({ line, user_id, told }) => ({ line, userId: user_id, told: JSON.parse(told) }));
}

/** Up to this line of the file they are done. */
export async function forgetChanges(tx: Tx, upTo: number): Promise<void> {
  await tx.deleteFrom('import_changes').where('line', '<=', upTo).execute();
}

export async function countChanges(db: Db): Promise<number> {
  const row = await db
    .selectFrom('import_changes')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Undoes what `work` wrote when it throws, and nothing else of the transaction. */
export async function asAWhole(tx: Tx, work: () => Promise<unknown>): Promise<void> {
  await sql`savepoint one_change`.execute(tx);
  try {
    await work();
  } catch (error) {
    await sql`rollback to one_change`.execute(tx);
    throw error;
  } finally {
    await sql`release one_change`.execute(tx);
  }
}

const rangeWith = compiledOnce((db, { number }: { number: number }) =>
  db
    .selectFrom('import_ranges')
    .select('first')
    .where('first', '<=', number)
    .where('last', '>=', number)
    .limit(1)
    .compile(),
);

/** Whether this user came with an import that may still be taken back. */
export async function isBeingImported(db: Db, { number }: Pick<UserRecord, 'number'>): Promise<boolean> {
  return (await rangeWith(db, { number })).rows.length > 0;
}

/** One of the changes could not be made: it counts as skipped. */
export async function setAside(tx: Tx): Promise<void> {
  await tx
    .updateTable('import_run')
    .set((eb) => ({ changes: eb('changes', '-', 1), skipped: eb('skipped', '+', 1) }))
    .execute();
}
