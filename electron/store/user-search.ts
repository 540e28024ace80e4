import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { SearchReading, SearchTotal } from '../../shared/contract/users.ts';
import type { UserRow } from '../../shared/models.ts';
import type { UserFilter } from '../../shared/user-columns.ts';
import { otherKeyboard } from '../directory/search-readings.ts';
import { asNameWord, normaliseQuery, type SearchWord } from '../directory/search-text.ts';
import type { Db } from './database.ts';
import { type Favoured, favouredBy, NOBODY_FAVOURED } from './favoured-users.ts';
import { upTo } from './limits.ts';
import { nearWords } from './near-words.ts';
import { manyAreNamed, usersByName } from './search-by-name.ts';
import { manyHaveNumber } from './search-by-phone.ts';
import { admits, every, holds, liveReset } from './search-conditions.ts';
import {
  bestOf,
  countedHits,
  firstOfMany,
  type Hits,
  listedHits,
  MOST_COUNTED,
  named,
  type Question,
} from './search-hits.ts';
import { isAllTerms, type Plan, planSearch } from './search-plan.ts';
import { nameRange, soughtIn } from './search-ranks.ts';
import { openTermBook } from './term-book.ts';
import { listedUsers } from './user-rows.ts';
import type { Scope } from './user-scope.ts';

export type SearchOptions = {
  limit: number;
  filter: UserFilter;
  /** Epoch ms. */
  now: number;
  scope?: Scope;
  /** Whoever they handled lately comes first among equals. */
  operatorId?: string;
};

/** `reading` is there when nobody was found as typed. */
export type FoundUsers = { rows: UserRow[]; total: SearchTotal; reading?: SearchReading };

/** Of a filter that so few users are in, each is looked at; of a larger one, whom the index names. */
const FEW = 2000;
/** So many are sorted by name sooner than they are met with in the list of everybody by name. */
const FEW_TO_SORT = 10_000;

/**
 * The users in whom every word of `query` is found, best first: by rank (see search-ranks.ts), then who was handled
 * lately, the department of who was handled last, and by name. When nobody is found as typed, the query is read as
 * typed on the other keyboard, then with one slip in a name. An empty query lists everybody by name.
 */
export async function searchUsers(db: Db, query: string, options: SearchOptions): Promise<FoundUsers> {
  const words = normaliseQuery(query);
  if (words.length === 0) return answer(db, await listEverybody(db, options), options);
  const favoured =
    options.operatorId === undefined ? NOBODY_FAVOURED : await favouredBy(db, options.operatorId);
  const typed = await find(db, { query, words, near: null }, favoured, options);
  if (typed.total > 0) return answer(db, typed, options);
  for (const other of otherKeyboard(query)) {
    const found = await find(
      db,
      { query: other, words: normaliseQuery(other), near: null },
      favoured,
      options,
    );
    if (found.total > 0) return answer(db, found, options, { kind: 'other-keyboard', query: other });
  }
  const near = await nearWords(db, words);
  // Of one word it is known already that nobody holds it as typed.
  const asTyped = words.length === 1 ? [[]] : words;
  const found =
    near === null ? NOBODY : await find(db, { query: null, words: asTyped, near }, favoured, options);
  return found.total === 0 ? answer(db, NOBODY, options) : answer(db, found, options, { kind: 'one-slip' });
}

/** `total` is more than `MOST_COUNTED` when there are more. */
type Found = { numbers: readonly number[]; total: number };
const NOBODY: Found = { numbers: [], total: 0 };

async function answer(
  db: Db,
  found: Found,
  { now }: SearchOptions,
  reading?: SearchReading,
): Promise<FoundUsers> {
  const total = found.total > MOST_COUNTED ? 'more-than-1000' : found.total;
  const rows = await listedUsers(db, found.numbers, now);
  return reading === undefined ? { rows, total } : { rows, total, reading };
}

/** A query as it stands, or its words with those that will do instead. */
type Read = { words: readonly SearchWord[] } & (
  | { query: string; near: null }
  | { query: null; near: readonly (readonly string[])[] }
);

async function find(
  db: Db,
  { query, words, near }: Read,
  favoured: Favoured,
  { limit, filter, now, scope = null }: SearchOptions,
): Promise<Found> {
  const pending = await anyPending(db);
  const book = openTermBook(db);
  const plan = await planSearch(book, { words, near, scope, filter });
  if (plan === null && !pending) return NOBODY;
  const names = words.map((_, index) => near?.[index] ?? []);
  const question: Question = {
    words,
    near,
    // The cheap question first: whoever is of another department is not looked into.
    conditions: [
      ...admits(scope, filter, now),
      ...words.map((word, index) => holds([...word, ...(names[index] ?? []).map(asNameWord)])),
    ],
    sought: soughtIn(
      query,
      words.map((word, index) => [...word, ...(names[index] ?? [])]),
    ),
    favoured,
    pending,
    scope,
    filter,
    book,
  };
  const few = await fewInFilter(db, filter, now);
  const hits = few === null ? await hitsOf(db, question, plan) : await countedHits(db, question, few);
  if (hits === 'many' || hits.total > MOST_COUNTED) {
    return { numbers: await firstOfMany(db, question, limit), total: MOST_COUNTED + 1 };
  }
  return { numbers: hits.total === 0 ? [] : await bestOf(db, question, hits, limit), total: hits.total };
}

/** Those whom the index names; `many` when it is known without looking at anybody that they cannot be counted. */
async function hitsOf(db: Db, question: Question, plan: Plan | null): Promise<Hits | 'many'> {
  const { words, sought, pending, scope, filter } = question;
  const known = pending ? null : plan;
  if (known?.counted === true && known.atMost > MOST_COUNTED) return 'many';
  // Whose name begins as typed is meant in any case.
  const ranges = sought.typed.map(nameRange);
  if (await manyAreNamed(db, { ranges, scope, filter }, MOST_COUNTED)) return 'many';
  const [only] = words;
  const anybody = words.length === 1 && scope === null && filter === 'all';
  if (anybody && only !== undefined && (await manyHaveNumber(db, only, MOST_COUNTED))) return 'many';
  if (known?.exact === true) return listedHits(db, known.match);
  return countedHits(db, question, named(plan?.match ?? null, pending));
}

async function anyPending(db: Db): Promise<boolean> {
  return (await db.selectFrom('search_pending').select('number').limit(1).executeTakeFirst()) !== undefined;
}

/** The users of a filter that the index does not know, when they are few; null when they are many or all. */
async function fewInFilter(db: Db, filter: UserFilter, now: number): Promise<RawBuilder<unknown> | null> {
  if (filter !== 'live-reset' && filter !== 'live-code') return null;
  const { rows } = await sql<{ user_id: string }>`
    SELECT user_id FROM resets WHERE ${liveReset(filter, now)} ${upTo(FEW + 1)}`.execute(db);
  if (rows.length > FEW) return null;
  return sql`json_each(${JSON.stringify(rows.map((row) => row.user_id))}) AS live
    CROSS JOIN users ON users.id = live.value`;
}

async function listEverybody(db: Db, options: SearchOptions): Promise<Found> {
  const { limit, filter, now, scope = null } = options;
  const conditions = admits(scope, filter, now);
  const few = await fewInFilter(db, filter, now);
  const plan = await planOfList(db, scope, filter);
  const indexed = plan === null ? null : named(plan.match, false);
  const total =
    plan?.counted === true
      ? Math.min(plan.atMost, MOST_COUNTED + 1)
      : await countedTotal(db, few ?? indexed, conditions);
  const among = few ?? (total <= MOST_COUNTED || (scope === null && sorted(plan, filter)) ? indexed : null);
  if (among === null)
    return { numbers: await usersByName(db, { conditions, ranges: null, scope, filter, limit }), total };
  const { rows } = await sql<{ number: number }>`
    SELECT users.number FROM ${among} WHERE ${every(conditions)}
    ORDER BY users.name COLLATE NOCASE, users.login ${upTo(limit)}`.execute(db);
  return { numbers: rows.map(({ number }) => number), total };
}

/** @returns null where the index has nothing to say, or does not know everybody */
async function planOfList(db: Db, scope: Scope, filter: UserFilter): Promise<Plan | null> {
  const asked = scope !== null || (filter !== 'all' && isAllTerms(filter));
  if (!asked || (await anyPending(db))) return null;
  return planSearch(openTermBook(db), { words: [], scope, filter });
}

/** Has no list by name of its own; when few are left, the list of everybody is a long way to the first fifty. */
function sorted(plan: Plan | null, filter: UserFilter): boolean {
  return filter === 'never-reset' && plan !== null && plan.atMost <= FEW_TO_SORT;
}

async function countedTotal(
  db: Db,
  among: RawBuilder<unknown> | null,
  conditions: readonly Expression<SqlBool>[],
): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    SELECT count(*) AS total FROM (
      SELECT 1 FROM ${among ?? sql`users`} WHERE ${every(conditions)} ${upTo(MOST_COUNTED + 1)})`.execute(db);
  return rows[0]?.total ?? 0;
}
