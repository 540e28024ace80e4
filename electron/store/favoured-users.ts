import { sql } from 'kysely';
import { compiledOnce } from './compiled.ts';
import type { Db } from './database.ts';
import { upTo } from './limits.ts';

/** Whom an operator is likely to look for again. */
export type Favoured = {
  /** Numbers of the users they handled lately, the last one first. */
  recent: readonly number[];
  /** The department of the last one, or null. */
  department: string | null;
};

export const NOBODY_FAVOURED: Favoured = { recent: [], department: null };

/** So many entries of the log are looked at, whoever wrote them: a bound for a question that is asked with every key. */
const ENTRIES = 200;
const MOST = 20;

/** Rises with whatever another connection commits, and with nothing else. */
const dataVersion = compiledOnce((db, _none: object) =>
  sql<{ data_version: number }>`PRAGMA data_version`.compile(db),
);

type Known = { version: number; operatorId: string; favoured: Favoured };

/** The last answer each reader was given: most keys are typed with nothing written in between. */
const known = new WeakMap<Db, Known>();

/**
 * By the activity log: about whom the operator's own last entries are.
 *
 * @param db a reader: what it writes itself it would not notice
 */
export async function favouredBy(db: Db, operatorId: string): Promise<Favoured> {
  const { rows } = await dataVersion(db, {});
  const version = rows[0]?.data_version ?? 0;
  const before = known.get(db);
  if (before?.version === version && before.operatorId === operatorId) return before.favoured;
  const favoured = await askTheLog(db, operatorId);
  known.set(db, { version, operatorId, favoured });
  return favoured;
}

async function askTheLog(db: Db, operatorId: string): Promise<Favoured> {
  const { rows } = await sql<{ number: number; department: string | null }>`
    SELECT users.number, users.department FROM (
      SELECT user_id, max(seq) AS seq FROM (SELECT seq, user_id, operator_id FROM activity ORDER BY seq DESC ${upTo(ENTRIES)})
      WHERE operator_id = ${operatorId} AND user_id IS NOT NULL GROUP BY user_id ORDER BY seq DESC ${upTo(MOST)}
    ) AS handled CROSS JOIN users ON users.id = handled.user_id ORDER BY handled.seq DESC`.execute(db);
  return { recent: rows.map(({ number }) => number), department: rows[0]?.department ?? null };
}
