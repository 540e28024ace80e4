import { type Expression, type SqlBool, sql } from 'kysely';
import { CODE_TRIES } from '../../shared/reset-code.ts';
import type { UserFilter } from '../../shared/user-columns.ts';
import { normaliseQuery, type SearchWord } from '../directory/search-text.ts';
import { LIVE_STATES } from './state-literals.ts';
import { inDepartments, type Scope } from './user-scope.ts';

const TEXT = sql.ref<string>('users.search_text');

/** Who may be found: by whom the operator is responsible for, and by the chosen filter. @param now epoch ms */
export function admits(scope: Scope, filter: UserFilter, now: number): Expression<SqlBool>[] {
  return [...(scope === null ? [] : [inDepartments(scope)]), ...inFilter(filter, now)];
}

/** A condition on `users`: every word of the query is found in the user. True of everybody for an empty query. */
export function userHolds(query: string): Expression<SqlBool> {
  return every(normaliseQuery(query).map(holds));
}

/** Some form of the word is found in the search text; `instr` takes %, _ and quotes as they are. */
export function holds(word: SearchWord): Expression<SqlBool> {
  return some(word.map((form) => contains(form)));
}

export function contains(text: string): Expression<SqlBool> {
  return sql<SqlBool>`instr(${TEXT}, ${text}) > 0`;
}

export function beginsWith(text: string): Expression<SqlBool> {
  return sql<SqlBool>`substr(${TEXT}, 1, ${[...text].length}) = ${text}`;
}

export function every(conditions: readonly Expression<SqlBool>[]): Expression<SqlBool> {
  return conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
}

export function some(conditions: readonly Expression<SqlBool>[]): Expression<SqlBool> {
  return conditions.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;
}

function inFilter(filter: UserFilter, now: number): Expression<SqlBool>[] {
  switch (filter) {
    case 'all':
      return [];
    case 'enabled':
      return [sql<SqlBool>`users.disabled_at is null`];
    case 'disabled':
      return [sql<SqlBool>`users.disabled_at is not null`];
    case 'must-change':
      return [sql<SqlBool>`users.must_change = 1`];
    case 'never-reset':
      return [sql<SqlBool>`users.ever_reset = 0`];
    case 'live-reset':
    case 'live-code':
      return [
        sql<SqlBool>`exists (select 1 from resets where resets.user_id = users.id and ${liveReset(filter, now)})`,
      ];
  }
}

/** A condition on `resets`. */
export function liveReset(filter: 'live-reset' | 'live-code', now: number): Expression<SqlBool> {
  const live = sql<SqlBool>`resets.state in (${sql.join(LIVE_STATES)})
    and resets.expires_at > ${now}`;
  if (filter === 'live-reset') return live;
  return sql<SqlBool>`${live} and resets.code_expires_at > ${now} and resets.code_failures < ${CODE_TRIES}`;
}
