import { sql } from 'kysely';
import { type Standing, termsOf } from '../directory/search-terms.ts';
import { searchText } from '../directory/search-text.ts';
import { compiledOnce } from './compiled.ts';
import type { Db, Tx } from './database.ts';
import { upTo } from './limits.ts';

/** Few enough that the window does not notice: some 5 ms. */
const BATCH = 100;
/** What is counted meanwhile is kept in memory, and written when it is so many terms. */
const MOST_COUNTED = 200_000;

type PendingRow = {
  number: number;
  was_text: string | null;
  was_department: string | null;
  was_disabled: number;
  was_must_change: number;
  was_never_reset: number;
  search_text: string | null;
  department: string | null;
  disabled: number;
  must_change: number;
  never_reset: number;
};

/**
 * Brings the index of the search box up to date with every user written since the last time; the search itself is
 * right before that too, and slower by as many users. A few users: call it in the transaction that wrote them. Many:
 * write them all, then call it once, for the counting costs most and is then done once per term.
 *
 * @param breathe awaited after each batch of a hundred users, so that the caller can let the event loop turn and tell
 * of the progress; gets the number of users done
 */
export async function indexPending(
  tx: Tx,
  breathe: (done: number) => Promise<void> = async () => {},
): Promise<void> {
  const counts = new Map<string, number>();
  for (let done = 0; ; ) {
    const { rows } = await pendingRows(tx, {});
    if (rows.length === 0) break;
    await indexRows(tx, rows, counts);
    done += rows.length;
    if (counts.size > MOST_COUNTED) await writeCounts(tx, counts);
    if (rows.length < BATCH) break;
    await breathe(done);
  }
  await writeCounts(tx, counts);
}

/**
 * Everything anew from the users' own fields: for an office older than the index, and whenever `searchText` or
 * `termsOf` has changed (then from a migration). Nothing else is done meanwhile: of a million users it takes minutes.
 */
export async function rebuildSearchIndex(db: Db): Promise<void> {
  const tx = db as Tx;
  for (const statement of [
    `INSERT INTO user_terms (user_terms) VALUES ('delete-all')`,
    'DELETE FROM search_terms',
    'DELETE FROM search_pending',
    'INSERT INTO search_pending (number) SELECT number FROM users',
  ]) {
    await sql.raw(statement).execute(tx);
  }
  await rewriteSearchTexts(tx);
  await indexPending(tx);
  await tidySearchIndex(tx);
}

/** Merges what was written piece by piece: worth its time (seconds) after a large import. */
export async function tidySearchIndex(tx: Tx): Promise<void> {
  await sql`INSERT INTO user_terms (user_terms) VALUES ('optimize')`.execute(tx);
}

/** Asked after each change of a user, most of which change nothing that the index knows. */
const pendingRows = compiledOnce((db, _none: object) =>
  sql<PendingRow>`
    SELECT search_pending.*, users.search_text, users.department, users.disabled_at IS NOT NULL AS disabled,
      users.must_change,
      NOT EXISTS (SELECT 1 FROM resets WHERE user_id = users.id AND state = 'used') AS never_reset
    FROM search_pending LEFT JOIN users USING (number) ORDER BY number ${upTo(BATCH)}`.compile(db),
);

async function indexRows(tx: Tx, rows: readonly PendingRow[], counts: Map<string, number>): Promise<void> {
  const listed = rows.flatMap(({ number, was_text }) => (was_text === null ? [] : [number]));
  if (listed.length > 0) await sql`DELETE FROM user_terms WHERE rowid IN (${sql.join(listed)})`.execute(tx);
  const lines = rows.flatMap((row) => {
    if (row.was_text !== null) countTerms(counts, row.was_text, wasStanding(row), -1);
    if (row.search_text === null) return [];
    const terms = countTerms(counts, row.search_text, standing(row), 1);
    return [sql`(${row.number}, ${[...terms].join(' ')})`];
  });
  if (lines.length > 0)
    await sql`INSERT INTO user_terms (rowid, terms) VALUES ${sql.join(lines)}`.execute(tx);
  await sql`DELETE FROM search_pending WHERE number IN (${sql.join(rows.map((row) => row.number))})`.execute(
    tx,
  );
}

function countTerms(
  counts: Map<string, number>,
  text: string,
  standing: Standing,
  step: 1 | -1,
): Set<string> {
  const terms = termsOf(text, standing);
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + step);
  return terms;
}

function standing(row: PendingRow): Standing {
  return {
    department: row.department,
    disabled: row.disabled === 1,
    mustChange: row.must_change === 1,
    neverReset: row.never_reset === 1,
  };
}

function wasStanding(row: PendingRow): Standing {
  return {
    department: row.was_department,
    disabled: row.was_disabled === 1,
    mustChange: row.was_must_change === 1,
    neverReset: row.was_never_reset === 1,
  };
}

/** Adds to what is written, and empties the map. In the order of the terms, so that each page is touched once. */
async function writeCounts(tx: Tx, counts: Map<string, number>): Promise<void> {
  const changed = [...counts].filter(([, users]) => users !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  counts.clear();
  const size = 2000;
  for (let start = 0; start < changed.length; start += size) {
    const part = changed.slice(start, start + size);
    const more = JSON.stringify(part.filter(([, users]) => users > 0));
    const fewer = JSON.stringify(part.filter(([, users]) => users < 0));
    await sql`
      INSERT INTO search_terms (term, users) SELECT value ->> 0, value ->> 1 FROM json_each(${more}) WHERE true
      ON CONFLICT (term) DO UPDATE SET users = users + excluded.users`.execute(tx);
    if (fewer === '[]') continue;
    await sql`
      UPDATE search_terms SET users = users + (fewer.value ->> 1) FROM json_each(${fewer}) AS fewer
      WHERE term = fewer.value ->> 0`.execute(tx);
    await sql`
      DELETE FROM search_terms WHERE users = 0
      AND term IN (SELECT value ->> 0 FROM json_each(${fewer}))`.execute(tx);
  }
}

type Fields = {
  number: number;
  name: string;
  login: string;
  email: string | null;
  phone: string | null;
  staff_number: string | null;
  department: string | null;
  search_text: string;
};

async function rewriteSearchTexts(tx: Tx): Promise<void> {
  const size = 1000;
  for (let after = 0; ; ) {
    const { rows } = await sql<Fields>`
      SELECT number, name, login, email, phone, staff_number, department, search_text FROM users
      WHERE number > ${after} ORDER BY number ${upTo(size)}`.execute(tx);
    const changed = rows.flatMap((row) => {
      const text = searchText({ ...row, staffNumber: row.staff_number });
      return text === row.search_text ? [] : [[row.number, text]];
    });
    if (changed.length > 0) {
      await sql`
        UPDATE users SET search_text = changed.value ->> 1 FROM json_each(${JSON.stringify(changed)}) AS changed
        WHERE users.number = changed.value ->> 0`.execute(tx);
    }
    if (rows.length < size) break;
    after = rows.at(-1)?.number ?? after;
  }
}
