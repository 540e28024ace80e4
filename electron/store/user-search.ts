import { type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { ParsedInputOf } from '../../shared/contract.ts';
import { LIVE_RESET_STATES } from '../../shared/lists.ts';
import type { UserRow } from '../../shared/models.ts';
import { CODE_TRIES } from '../../shared/reset-code.ts';
import { normaliseQuery, type SearchWord } from '../directory/search-text.ts';
import type { Db } from './database.ts';
import type { Tables } from './tables.ts';
import { inDepartments, type Scope } from './user-scope.ts';
import { userFacts } from './users.ts';

export type UserFilter = ParsedInputOf<'users.search'>['filter'];

const TEXT = sql.ref<string>('users.search_text');
const HANGUL = /[\u3130-\u318f\uac00-\ud7a3]/;

/**
 * The users in whom every word of `query` is found, best first: a whole field, the start of the name, the start of
 * another field, anywhere; then by name. An empty query lists everybody by name. `total` counts all that match.
 * A full scan of `search_text`: `instr` takes %, _ and quotes as they are.
 */
export async function searchUsers(
  db: Db,
  query: string,
  { limit, filter, now, scope = null }: { limit: number; filter: UserFilter; now: number; scope?: Scope },
): Promise<{ rows: UserRow[]; total: number }> {
  const words = normaliseQuery(query);
  const conditions = [
    // The cheap question first: whoever is of another department is not looked into.
    ...(scope === null ? [] : [inDepartments(scope)]),
    ...words.map(holds),
    ...filterConditions(filter, now),
  ];
  const matching = db.selectFrom('users').where((eb) => eb.and(conditions));
  let best = matching.select('id').limit(limit);
  if (words.length > 0) best = best.orderBy(rank(query, words));
  const ids = (await best.orderBy('name').orderBy('login').execute()).map((row) => row.id);
  return { rows: await rowsOf(db, ids, now), total: ids.length < limit ? ids.length : await count(matching) };
}

async function count(matching: SelectQueryBuilder<Tables, 'users', object>): Promise<number> {
  const row = await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return Number(row.total);
}

/** A condition on `users`: every word of the query is found in the user. True of everybody for an empty query. */
export function userHolds(query: string): Expression<SqlBool> {
  const conditions = normaliseQuery(query).map(holds);
  return conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
}

function holds(word: SearchWord): Expression<SqlBool> {
  const anyForm = word.map((form) => sql`instr(${TEXT}, ${form}) > 0`);
  return sql<SqlBool>`(${sql.join(anyForm, sql` or `)})`;
}

function filterConditions(filter: UserFilter, now: number): Expression<SqlBool>[] {
  if (filter === 'disabled') return [sql<SqlBool>`users.disabled_at is not null`];
  if (filter === 'must-change') return [sql<SqlBool>`users.must_change = 1`];
  if (filter === 'live-code') {
    return [
      sql<SqlBool>`exists (select 1 from resets where resets.user_id = users.id
        and resets.state in (${sql.join([...LIVE_RESET_STATES])}) and resets.expires_at > ${now}
        and resets.code_expires_at > ${now} and resets.code_failures < ${CODE_TRIES})`,
    ];
  }
  if (filter === 'live-reset') {
    return [
      sql<SqlBool>`exists (select 1 from resets where resets.user_id = users.id
        and resets.state in (${sql.join([...LIVE_RESET_STATES])}) and resets.expires_at > ${now})`,
    ];
  }
  return [];
}

function rank(query: string, words: readonly SearchWord[]): Expression<number> {
  const [only] = words;
  const typed = words.map(([form = '']) => form);
  const forms = words.length === 1 && only !== undefined ? only : [typed.join(' '), typed.join('')];
  const anyForm = (test: (start: string) => Expression<SqlBool>) =>
    sql.join(
      forms.map((form) => test(form.startsWith('\n') ? form : `\n${form}`)),
      sql` or `,
    );
  const whole = anyForm((start) => sql`instr(${TEXT}, ${`${start}\n`}) > 0`);
  const fieldFirst = anyForm((start) => sql`instr(${TEXT}, ${start}) > 0`);
  const nameFirst = anyForm((start) => sql`substr(${TEXT}, 1, ${[...start].length}) = ${start}`);
  // 김 begins 김민수 as written, and 기민수 only letter by letter.
  const raw = query.normalize('NFC').trim();
  const asWritten = HANGUL.test(raw) ? sql`substr(users.name, 1, ${[...raw].length}) = ${raw}` : sql`true`;
  // The cheap question first: a broad query asks this of every user.
  return sql<number>`case when not (${fieldFirst}) then 4 when ${whole} then 0
    when not (${nameFirst}) then 3 when ${asWritten} then 1 else 2 end`;
}

async function rowsOf(db: Db, ids: readonly string[], now: number): Promise<UserRow[]> {
  const found = await db
    .selectFrom('users')
    .leftJoin('resets', (join) =>
      join
        .onRef('resets.user_id', '=', 'users.id')
        .on('resets.state', 'in', LIVE_RESET_STATES)
        .on('resets.expires_at', '>', now),
    )
    .select([
      'users.id',
      'users.name',
      'users.login',
      'users.email',
      'users.phone',
      'users.staff_number',
      'users.department',
      'users.disabled_at',
      'users.must_change',
      'users.protected',
      'resets.state as reset_state',
      'resets.expires_at as reset_expires_at',
      sql<number>`exists (select 1 from users as other where other.name = users.name
        and other.id <> users.id and other.disabled_at is null)`.as('same_name'),
    ])
    .where('users.id', 'in', ids)
    .execute();
  const rows = new Map<string, UserRow>(
    found.map((row) => [
      row.id,
      {
        ...userFacts(row),
        enabled: row.disabled_at === null,
        mustChange: row.must_change === 1,
        liveReset:
          row.reset_state === null || row.reset_expires_at === null
            ? null
            : { state: row.reset_state, expiresAt: row.reset_expires_at },
        sameName: Boolean(row.same_name),
        protected: row.protected === 1,
      },
    ]),
  );
  return ids.flatMap((id) => rows.get(id) ?? []);
}
