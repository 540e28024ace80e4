import { sql } from 'kysely';
import type { Leaver } from '../../shared/feed.ts';
import type { Db, Tx } from './database.ts';
import { upTo } from './limits.ts';

/** Rows per statement: a few ms each, so that the window gets its turn between two of them. */
export const FEED_BATCH = 1000;

/** From now on they come from the feed, and are not missing. At most `FEED_BATCH` ids. */
export async function addFeedUsers(tx: Tx, userIds: readonly string[], run: number): Promise<void> {
  await sql`INSERT INTO feed_users (user_id, seen_in_run) SELECT value, ${run} FROM json_each(${JSON.stringify(userIds)}) WHERE true
    ON CONFLICT (user_id) DO UPDATE SET seen_in_run = excluded.seen_in_run, missing_since = NULL`.execute(tx);
}

/** @param at epoch ms; who is missing already stays missing since then. At most `FEED_BATCH` ids. */
export async function markMissing(tx: Tx, userIds: readonly string[], at: number): Promise<void> {
  await sql`UPDATE feed_users SET missing_since = ${at}
    WHERE missing_since IS NULL AND user_id IN (${idsIn(userIds)})`.execute(tx);
}

export type FeedPage = {
  /** Where the next page begins; null after the last. */
  after: string | null;
  /** Enabled users who come from the feed and were not missing so far. */
  followed: string[];
};

/** A piece of those who come from the feed, by id, above `after`. */
export async function feedPage(db: Db, after: string): Promise<FeedPage> {
  const { rows } = await sql<{ user_id: string; counts: number }>`
    SELECT feed_users.user_id, (missing_since IS NULL AND users.disabled_at IS NULL) AS counts
    FROM feed_users CROSS JOIN users ON users.id = feed_users.user_id
    WHERE feed_users.user_id > ${after} ORDER BY feed_users.user_id ${upTo(FEED_BATCH)}`.execute(db);
  return {
    after: rows.length < FEED_BATCH ? null : (rows.at(-1)?.user_id ?? null),
    followed: rows.filter((row) => row.counts === 1).map((row) => row.user_id),
  };
}

/** Leavers who wait for a decision; whoever was disabled meanwhile does not. */
function waiting(db: Db) {
  return db
    .selectFrom('feed_users')
    .innerJoin('users', 'users.id', 'feed_users.user_id')
    .where('feed_users.missing_since', 'is not', null)
    .where('users.disabled_at', 'is', null);
}

export async function countLeavers(db: Db): Promise<number> {
  const row = await waiting(db)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** The longest missing first, then by name. */
export async function listLeavers(db: Db, limit: number): Promise<Leaver[]> {
  const rows = await waiting(db)
    .select([
      'users.id as userId',
      'users.name',
      'users.login',
      'users.email',
      'users.staff_number as staffNumber',
      'users.department',
      'feed_users.missing_since as missingSince',
    ])
    .orderBy('feed_users.missing_since')
    .orderBy('users.name')
    .orderBy('users.login')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, missingSince: row.missingSince ?? 0 }));
}

/** Some of the leavers who were missing by `at`, epoch ms. */
export async function someLeavers(db: Db, at: number): Promise<string[]> {
  const rows = await waiting(db)
    .select('users.id')
    .where('feed_users.missing_since', '<=', at)
    .limit(FEED_BATCH)
    .execute();
  return rows.map(({ id }) => id);
}

/** Whether this user is a leaver who waits for a decision. */
export async function isLeaver(db: Db, userId: string): Promise<boolean> {
  const row = await waiting(db).select('users.id').where('users.id', '=', userId).executeTakeFirst();
  return row !== undefined;
}

/** They no longer come from the feed: it can say nothing about them until it names them again. */
export async function removeFeedUser(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('feed_users').where('user_id', '=', userId).execute();
}

/** @returns false when nobody is left */
export async function removeSomeFeedUsers(tx: Tx): Promise<boolean> {
  const some = tx.selectFrom('feed_users').select('user_id').limit(FEED_BATCH);
  const { numDeletedRows } = await tx
    .deleteFrom('feed_users')
    .where('user_id', 'in', some)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** One parameter for any number of ids: the statement is prepared once. */
function idsIn(userIds: readonly string[]) {
  return sql`SELECT value FROM json_each(${JSON.stringify(userIds)})`;
}
