import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { UserFilter } from '../../shared/user-columns.ts';
import type { Place } from '../directory/search-terms.ts';
import type { SearchWord } from '../directory/search-text.ts';
import type { Db } from './database.ts';
import type { Favoured } from './favoured-users.ts';
import { upTo, upToAny } from './limits.ts';
import { usersByName } from './search-by-name.ts';
import { every } from './search-conditions.ts';
import { planSearch } from './search-plan.ts';
import { type NameRange, nameRange, RANKS, type Rank, rankOf, type Sought } from './search-ranks.ts';
import type { TermBook } from './term-book.ts';
import type { Scope } from './user-scope.ts';

/** What is asked of the store, worked out. */
export type Question = {
  words: readonly SearchWord[];
  near: readonly (readonly string[])[] | null;
  /** True of the users who are found. */
  conditions: readonly Expression<SqlBool>[];
  sought: Sought;
  favoured: Favoured;
  /** Whether there are users whom the index does not list as they are now: they are all looked at. */
  pending: boolean;
  scope: Scope;
  filter: UserFilter;
  book: TermBook;
};

/** Hits are counted up to here and said to be more from here on; so many are put in order, more only in part. */
export const MOST_COUNTED = 1000;

/** Users by number, as JSON; `total` is one more than can be counted when there are more. */
export type Hits = { numbers: string; total: number };

/** Those among the candidates who are meant, each looked at, as they were entered. */
export async function countedHits(
  db: Db,
  { conditions }: Question,
  among: RawBuilder<unknown>,
): Promise<Hits> {
  const { rows } = await sql<Hits>`
    SELECT json_group_array(number) AS numbers, count(*) AS total FROM (
      SELECT users.number FROM ${among} WHERE ${every(conditions)} ${upTo(MOST_COUNTED + 1)})`.execute(db);
  return rows[0] ?? { numbers: '[]', total: 0 };
}

/** The same of a plan that is exact, when the index knows everybody: nobody is looked at. */
export async function listedHits(db: Db, match: string): Promise<Hits> {
  const { rows } = await sql<Hits>`
    SELECT json_group_array(listed) AS numbers, count(*) AS total FROM (
      SELECT rowid AS listed FROM user_terms(${match}) ${upTo(MOST_COUNTED + 1)})`.execute(db);
  return rows[0] ?? { numbers: '[]', total: 0 };
}

/** The best of all hits. */
export async function bestOf(
  db: Db,
  { sought, favoured }: Question,
  hits: Hits,
  limit: number,
): Promise<number[]> {
  const { recent, department } = favoured;
  const { rows } = await sql<{ number: number }>`
    SELECT users.number FROM json_each(${hits.numbers}) AS hit CROSS JOIN users ON users.number = hit.value
    ORDER BY ${rankOf(sought)}, ${recency(recent)}, ${department} IS NOT NULL AND users.department IS NOT ${department},
      users.name COLLATE NOCASE, users.login ${upTo(limit)}`.execute(db);
  return rows.map(({ number }) => number);
}

/** The users whom the index names for an expression, with all it does not know yet: `listed` is their number. */
export function named(match: string | null, pending: boolean): RawBuilder<unknown> {
  const index = sql`SELECT rowid AS listed FROM user_terms(${match ?? '""'})`;
  const candidates = pending ? sql`${index} UNION SELECT number FROM search_pending` : index;
  return sql`(${candidates}) AS candidates CROSS JOIN users ON users.number = listed`;
}

/** Nought for who was handled last; who was not comes after all who were. */
function recency(recent: readonly number[]): Expression<number> {
  // A number alone would name a column.
  if (recent.length === 0) return sql<number>`null`;
  return sql<number>`coalesce(nullif(instr(${`,${recent.join(',')},`}, ',' || users.number || ','), 0), 1e9)`;
}

/**
 * The first hits of more than can be counted, rank by rank until there are enough: of each rank who was handled
 * lately, then the department of who was handled last, then the others; the ranks of the name by name, the others as
 * they were entered.
 */
export async function firstOfMany(db: Db, question: Question, limit: number): Promise<number[]> {
  const recent = await recentHits(db, question);
  const { department } = question.favoured;
  const found: number[] = [];
  for (const [place, rank] of RANKS.entries()) {
    found.push(...recent.filter((hit) => hit.rank === place).map((hit) => hit.number));
    const groups: Expression<SqlBool>[] =
      department === null
        ? [sql<SqlBool>`true`]
        : [
            sql<SqlBool>`users.department = ${department}`,
            sql<SqlBool>`users.department IS NOT ${department}`,
          ];
    for (const [index, group] of groups.entries()) {
      if (found.length >= limit) return found.slice(0, limit);
      const here = index === 0 ? department : null;
      const conditions = [...question.conditions, group, ...notAmong(recent), isRank(question, place)];
      found.push(...(await ofRank(db, question, { rank, here, conditions, limit: limit - found.length })));
    }
  }
  return found.slice(0, limit);
}

type Stretch = {
  rank: Rank;
  /** The one department whose users are meant; null for any. */
  here: string | null;
  conditions: readonly Expression<SqlBool>[];
  limit: number;
};

async function ofRank(db: Db, question: Question, stretch: Stretch): Promise<number[]> {
  const { typed } = question.sought;
  switch (stretch.rank) {
    case 'name':
      return byName(
        db,
        question,
        stretch,
        typed.map((text) => ({ from: text, to: `${text}\0` })),
      );
    case 'name-begins':
      return byName(db, question, stretch, typed.map(nameRange));
    case 'field':
      return asEntered(db, question, stretch, 'whole-field');
    case 'letters-begin':
      return asEntered(db, question, stretch, 'name-begins');
    case 'field-begins':
      return asEntered(db, question, stretch, 'field-begins');
    case 'anywhere':
      return asEntered(db, question, stretch, 'anywhere');
  }
}

function byName(
  db: Db,
  { scope, filter }: Question,
  { here, conditions, limit }: Stretch,
  ranges: readonly NameRange[],
): Promise<number[]> {
  return usersByName(db, { conditions, ranges, scope: here === null ? scope : [here], filter, limit });
}

async function asEntered(db: Db, question: Question, stretch: Stretch, place: Place): Promise<number[]> {
  const { sought, pending } = question;
  const at = place === 'anywhere' ? {} : { at: { place, forms: sought.forms } };
  const plan = await planSearch(question.book, { ...question, ...at, here: stretch.here });
  if (plan === null && !pending) return [];
  const { rows } = await sql<{ number: number }>`
    SELECT users.number FROM ${named(plan?.match ?? null, pending)} WHERE ${every(stretch.conditions)}
    ORDER BY listed ${upToAny(stretch.limit)}`.execute(db);
  return rows.map(({ number }) => number);
}

function isRank({ sought }: Question, place: number): Expression<SqlBool> {
  return sql<SqlBool>`${rankOf(sought)} = ${place}`;
}

type RecentHit = { number: number; rank: number };

async function recentHits(db: Db, { conditions, sought, favoured }: Question): Promise<RecentHit[]> {
  if (favoured.recent.length === 0) return [];
  const { rows } = await sql<RecentHit>`
    SELECT users.number, ${rankOf(sought)} AS rank FROM users
    WHERE ${every([sql<SqlBool>`users.number IN (${sql.join(favoured.recent)})`, ...conditions])}
    ORDER BY ${recency(favoured.recent)}`.execute(db);
  return rows;
}

function notAmong(recent: readonly RecentHit[]): Expression<SqlBool>[] {
  if (recent.length === 0) return [];
  return [sql<SqlBool>`users.number NOT IN (${sql.join(recent.map(({ number }) => number))})`];
}
