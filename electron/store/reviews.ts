import type { Selectable } from 'kysely';
import type { Db, Tx } from './database.ts';
import type { ReviewsTable } from './evidence-tables.ts';

export type ReviewRecord = Selectable<ReviewsTable>;

export async function insertReview(tx: Tx, record: ReviewRecord): Promise<void> {
  await tx.insertInto('reviews').values(record).execute();
}

/** @param month `YYYY-MM` */
export async function findReview(db: Db, month: string): Promise<ReviewRecord | null> {
  return (await db.selectFrom('reviews').selectAll().where('month', '=', month).executeTakeFirst()) ?? null;
}

export async function listReviews(db: Db): Promise<ReviewRecord[]> {
  return db.selectFrom('reviews').selectAll().orderBy('month').execute();
}

/** The ids of the users who need a second operator. */
export async function protectedUsers(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('users').select('id').where('protected', '=', 1).execute();
  return new Set(rows.map(({ id }) => id));
}
