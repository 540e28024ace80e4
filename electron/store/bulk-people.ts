import { type Insertable, sql } from 'kysely';
import type { UnmatchedLine } from '../../shared/bulk.ts';
import type { BulkLinesTable } from './bulk-tables.ts';
import type { Db, Tx } from './database.ts';
import type { Stretch } from './exported-users.ts';
import { admits, every, userHolds } from './search-conditions.ts';
import type { SearchOptions } from './user-search.ts';

/** Of a stretch of the users, those whom a query and a filter mean, read as it was typed: a batch guesses nothing. */
export async function usersMeant(
  db: Db,
  { after, upTo }: Stretch,
  { query, filter, scope = null, now }: { query: string } & Omit<SearchOptions, 'limit'>,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT users.id FROM users
    WHERE users.number > ${after} AND users.number <= ${upTo} AND ${every([...admits(scope, filter, now), userHolds(query)])}
    ORDER BY users.number`.execute(db);
  return rows.map(({ id }) => id);
}

/** By each of these texts, who bears it as login, address or staff number; at most 5,000 texts in canonical form. */
export async function usersNamed(
  db: Db,
  names: { exact: readonly string[]; addresses: readonly string[] },
): Promise<Map<string, Set<string>>> {
  const list = (texts: readonly string[]) =>
    sql`(SELECT value FROM json_each(${JSON.stringify([...new Set(texts)])}))`;
  const { rows } = await sql<{ text: string; id: string }>`
    SELECT login AS text, id FROM users WHERE login IN ${list(names.exact)}
    UNION ALL SELECT staff_number, id FROM users WHERE staff_number IN ${list(names.exact)}
    UNION ALL SELECT email, id FROM users WHERE email IN ${list(names.addresses)}`.execute(db);
  const found = new Map<string, Set<string>>();
  for (const { text, id } of rows) found.set(text, (found.get(text) ?? new Set()).add(id));
  return found;
}

/** Those of these ids that there are. */
export async function existingUsers(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM users WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

export async function insertLines(tx: Tx, lines: readonly Insertable<BulkLinesTable>[]): Promise<void> {
  if (lines.length > 0) await tx.insertInto('bulk_lines').values(lines).execute();
}

export async function listLines(
  db: Db,
  bulkId: string,
  after: number,
  limit: number,
): Promise<UnmatchedLine[]> {
  return db
    .selectFrom('bulk_lines')
    .select(['line', 'text', 'problem'])
    .where('bulk_id', '=', bulkId)
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit)
    .execute();
}
