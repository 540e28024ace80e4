import { type Expression, type SqlBool, sql } from 'kysely';
import type { UserFilter } from '../../shared/user-columns.ts';
import type { Db } from './database.ts';
import { type NameRange, within } from './search-ranks.ts';
import type { Scope } from './user-scope.ts';

export type NameList = {
  conditions: readonly Expression<SqlBool>[];
  /** The names meant; null for all. */
  ranges: readonly NameRange[] | null;
  scope: Scope;
  filter: UserFilter;
  limit: number;
};

/**
 * The first users by name and login, read from the lists that lie there in that order (indexes of `users`): of each
 * department, of a filter, or of everybody.
 */
export async function usersByName(
  db: Db,
  { conditions, ranges, scope, filter, limit }: NameList,
): Promise<number[]> {
  const stretches = ranges === null ? [[]] : ranges.map((range) => [within(range)]);
  const filtered =
    filter === 'disabled' ? 'users_disabled' : filter === 'must-change' ? 'users_to_change' : null;
  const starts =
    filtered !== null || scope === null
      ? stretches.map((stretch) => ({ index: filtered ?? 'users_listed', where: stretch }))
      : scope.flatMap((department) =>
          stretches.map((stretch) => ({
            index: 'users_by_department',
            where: [sql<SqlBool>`users.department = ${department}`, ...stretch],
          })),
        );
  if (starts.length === 0) return [];
  const lists = starts.map(
    ({ index, where }) => sql`SELECT * FROM (
      SELECT number, name, login FROM users INDEXED BY ${sql.ref(index)}
      WHERE ${sql.join([...where, ...conditions, sql`true`], sql` AND `)}
      ORDER BY name COLLATE NOCASE, login LIMIT ${limit})`,
  );
  const { rows } = await sql<{ number: number }>`
    SELECT DISTINCT number, name, login FROM (${sql.join(lists, sql` UNION ALL `)})
    ORDER BY name COLLATE NOCASE, login LIMIT ${limit}`.execute(db);
  return rows.map(({ number }) => number);
}

/** Whether more than so many users are named like this: read from the list alone, no user is looked at. */
export async function manyAreNamed(db: Db, ranges: readonly NameRange[], most: number): Promise<boolean> {
  for (const range of ranges) {
    const { rows } = await sql<{ named: number }>`
      SELECT count(*) AS named FROM (
        SELECT 1 FROM users INDEXED BY users_listed WHERE ${within(range)} LIMIT ${most + 1})`.execute(db);
    if ((rows[0]?.named ?? 0) > most) return true;
  }
  return false;
}
