import { type Expression, type SqlBool, sql } from 'kysely';
import { asNameWord, normaliseQuery } from '../directory/search-text.ts';
import type { ExportedUser } from '../directory/users-csv.ts';
import type { Db } from './database.ts';
import { nearWords } from './near-words.ts';
import { admits, every, holds } from './search-conditions.ts';
import { type SearchOptions, searchUsers } from './user-search.ts';

/** True of exactly the users whom the search box finds for this, however it read the query; of everybody for an empty one. */
export async function foundBy(
  db: Db,
  query: string,
  options: Omit<SearchOptions, 'limit'>,
): Promise<Expression<SqlBool>> {
  const { scope = null, filter, now } = options;
  const conditions = admits(scope, filter, now);
  const words = normaliseQuery(query);
  if (words.length === 0) return every(conditions);
  const { reading } = await searchUsers(db, query, { ...options, limit: 1 });
  if (reading?.kind === 'other-keyboard') {
    return every([...conditions, ...normaliseQuery(reading.query).map(holds)]);
  }
  const near = reading === undefined ? null : await nearWords(db, words);
  return every([
    ...conditions,
    ...words.map((word, index) => holds([...word, ...(near?.[index] ?? []).map(asNameWord)])),
  ]);
}

/** The number of the last user there is; 0 in an empty office. */
export async function lastUserNumber(db: Db): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`SELECT max(number) AS last FROM users`.execute(db);
  return rows[0]?.last ?? 0;
}

/** A piece of the list of users by number, above `after` and up to `upTo`: so short that reading it holds nobody up. */
export type Stretch = { after: number; upTo: number };

export async function countIn(db: Db, { after, upTo }: Stretch, who: Expression<SqlBool>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM users WHERE number > ${after} AND number <= ${upTo} AND ${who}`.execute(db);
  return rows[0]?.n ?? 0;
}

export async function usersIn(
  db: Db,
  { after, upTo }: Stretch,
  who: Expression<SqlBool>,
): Promise<ExportedUser[]> {
  const { rows } = await sql<ExportedUser>`
    SELECT name, login, email, staff_number AS staffNumber, department, phone, language,
      manager_email AS managerEmail, disabled_at AS disabledSince
    FROM users WHERE number > ${after} AND number <= ${upTo} AND ${who} ORDER BY number`.execute(db);
  return rows;
}
