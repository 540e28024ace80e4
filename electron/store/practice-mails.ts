import { type Selectable, sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import type { PracticeMailsTable } from './tables.ts';

export async function insertPracticeMail(tx: Tx, record: Selectable<PracticeMailsTable>): Promise<void> {
  await tx.insertInto('practice_mails').values(record).execute();
}

/** Newest first. */
export async function listPracticeMails(db: Db, limit: number): Promise<Selectable<PracticeMailsTable>[]> {
  return db.selectFrom('practice_mails').selectAll().orderBy(sql`rowid`, 'desc').limit(limit).execute();
}
