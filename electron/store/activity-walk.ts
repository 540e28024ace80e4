import type { StoredEntry } from '../security/chain-check.ts';
import type { LogLink } from '../security/log-chain.ts';
import { type ActivityMatch, matches } from './activity.ts';
import { compiledOnce } from './compiled.ts';
import type { Db } from './database.ts';

/** Rows of the log as they lie there, by rising number: those after `after` up to and including `upTo`. */
export async function entriesAfter(
  db: Db,
  after: number,
  upTo: number,
  limit: number,
): Promise<StoredEntry[]> {
  return rowsAfter(db, after, upTo, limit).execute();
}

/** As `entriesAfter`, of those that match. */
export async function matchingAfter(
  db: Db,
  match: ActivityMatch,
  after: number,
  upTo: number,
  limit: number,
): Promise<StoredEntry[]> {
  return rowsAfter(db, after, upTo, limit).where(matches(match)).execute();
}

function rowsAfter(db: Db, after: number, upTo: number, limit: number) {
  return db
    .selectFrom('activity')
    .selectAll()
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .orderBy('seq')
    .limit(limit);
}

export async function countMatching(db: Db, match: ActivityMatch): Promise<number> {
  const row = await db
    .selectFrom('activity')
    .select(({ fn }) => fn.countAll<number>().as('entries'))
    .where(matches(match))
    .executeTakeFirstOrThrow();
  return Number(row.entries);
}

export type LogExtent = { entries: number; first: number; last: number; lastAt: number };

/** How many entries there are, and the numbers of the first and the last; all 0 in an empty log. */
export async function logExtent(db: Db): Promise<LogExtent> {
  const row = await db
    .selectFrom('activity')
    .select(({ fn }) => [
      fn.countAll<number>().as('entries'),
      fn.min('seq').as('first'),
      fn.max('seq').as('last'),
      fn.max('at').as('lastAt'),
    ])
    .executeTakeFirstOrThrow();
  return {
    entries: Number(row.entries),
    first: row.first ?? 0,
    last: row.last ?? 0,
    lastAt: row.lastAt ?? 0,
  };
}

/** The number of the last entry; 0 in an empty log. */
export async function lastEntry(db: Db): Promise<number> {
  return (await last(db, {})).rows[0]?.seq ?? 0;
}

const last = compiledOnce((db, _none: object) =>
  db.selectFrom('activity').select('seq').orderBy('seq', 'desc').limit(1).compile(),
);

/** The link of one entry, or null when it is not there or has lost it. */
export async function linkOf(db: Db, seq: number): Promise<LogLink | null> {
  const row = await db
    .selectFrom('activity')
    .select(['hash', 'mac'])
    .where('seq', '=', seq)
    .executeTakeFirst();
  if (row === undefined || row.hash === null || row.mac === null) return null;
  return { hash: row.hash, mac: row.mac };
}

/** The number of the first entry at or after that time, epoch ms; null when there is none. */
export async function firstEntrySince(db: Db, at: number): Promise<number | null> {
  const row = await db
    .selectFrom('activity')
    .select(({ fn }) => fn.min('seq').as('seq'))
    .where('at', '>=', at)
    .executeTakeFirst();
  return row?.seq ?? null;
}

/** The oldest entry that is kept; null in an empty log. */
export async function oldestEntry(db: Db): Promise<{ seq: number; at: number } | null> {
  const row = await db
    .selectFrom('activity')
    .select(['seq', 'at'])
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
