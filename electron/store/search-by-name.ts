import { type Expression, type SqlBool, sql } from 'kysely';
import type { UserFilter } from '../../shared/user-columns.ts';
import type { Db } from './database.ts';
import { upTo, upToAny } from './limits.ts';
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
  const starts = stretches.flatMap((stretch) => startsOf(scope, filter, stretch));
  if (starts.length === 0) return [];
  const lists = starts.map(
    ({ index, where }) => sql`SELECT * FROM (
      SELECT number, name, login FROM users INDEXED BY ${sql.ref(index)}
      WHERE ${sql.join([...where, ...conditions, sql`true`], sql` AND `)}
      ORDER BY name COLLATE NOCASE, login ${upToAny(limit)})`,
  );
  const { rows } = await sql<{ number: number }>`
    SELECT DISTINCT number, name, login FROM (${sql.join(lists, sql` UNION ALL `)})
    ORDER BY name COLLATE NOCASE, login ${upToAny(limit)}`.execute(db);
  return rows.map(({ number }) => number);
}

/** Only they are in it, which SQLite wants to be told. */
const LIST_OF_FILTER: Readonly<Partial<Record<UserFilter, { index: string; is: Expression<SqlBool> }>>> = {
  disabled: { index: 'users_disabled', is: sql<SqlBool>`users.disabled_at IS NOT NULL` },
  'must-change': { index: 'users_to_change', is: sql<SqlBool>`users.must_change = 1` },
};

type Start = { index: string; where: readonly Expression<SqlBool>[] };

/** Where to read: in the list of a filter, of each department, or of everybody. */
function startsOf(scope: Scope, filter: UserFilter, where: readonly Expression<SqlBool>[]): Start[] {
  const ofFilter = LIST_OF_FILTER[filter];
  if (ofFilter !== undefined) return [{ index: ofFilter.index, where: [ofFilter.is, ...where] }];
  if (scope === null) return [{ index: 'users_listed', where }];
  return scope.map((department) => ({
    index: 'users_by_department',
    where: [sql<SqlBool>`users.department = ${department}`, ...where],
  }));
}

/** Of so many in a row one that is meant is hoped for. */
const HOPE = 5;

/**
 * Whether more than so many users are named like this, as far as the lists alone tell: no user is looked at, and no
 * more of a list is read than is worth it. False says nothing.
 */
export async function manyAreNamed(
  db: Db,
  { ranges, scope, filter }: Pick<NameList, 'scope' | 'filter'> & { ranges: readonly NameRange[] },
  most: number,
): Promise<boolean> {
  const known = filter === 'all' || filter === 'never-reset' || (scope === null && filter in LIST_OF_FILTER);
  if (!known) return false;
  const meant = filter === 'never-reset' ? sql<SqlBool>`ever_reset = 0` : sql<SqlBool>`true`;
  for (const range of ranges) {
    let named = 0;
    for (const { index, where } of startsOf(scope, filter, [within(range)])) {
      const { rows } = await sql<{ named: number }>`
        SELECT count(*) AS named FROM (
          SELECT ${filter === 'never-reset' ? sql`ever_reset` : sql`1`} FROM users INDEXED BY ${sql.ref(index)} WHERE ${sql.join(where, sql` AND `)}
          ${upTo(filter === 'never-reset' ? HOPE * most : most + 1)}) WHERE ${meant}`.execute(db);
      named += rows[0]?.named ?? 0;
      if (named > most) return true;
    }
  }
  return false;
}
