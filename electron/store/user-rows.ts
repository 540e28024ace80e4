import { sql } from 'kysely';
import type { UserRow } from '../../shared/models.ts';
import type { Db } from './database.ts';
import { LIVE_STATES } from './state-literals.ts';
import { userFacts } from './users.ts';

/** The users with these numbers as a list shows them, in this order. @param now epoch ms */
export async function listedUsers(db: Db, numbers: readonly number[], now: number): Promise<UserRow[]> {
  if (numbers.length === 0) return [];
  const found = await db
    .selectFrom('users')
    .leftJoin('resets', (join) =>
      join
        .onRef('resets.user_id', '=', 'users.id')
        .on('resets.state', 'in', LIVE_STATES)
        .on('resets.expires_at', '>', now),
    )
    .select([
      'users.number',
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
      sql<number>`exists (select 1 from users as other where other.name = users.name collate nocase
        and other.name = users.name and other.number <> users.number and other.disabled_at is null)`.as(
        'same_name',
      ),
      sql<
        number | null
      >`(select max(used.used_at) from resets as used where used.user_id = users.id and used.state = 'used')`.as(
        'last_reset_at',
      ),
    ])
    // One parameter for any number of users: the statement is prepared once.
    .where('users.number', 'in', sql<number>`(select value from json_each(${JSON.stringify(numbers)}))`)
    .execute();
  const rows = new Map<number, UserRow>(
    found.map((row) => [
      row.number,
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
        lastResetAt: row.last_reset_at,
      },
    ]),
  );
  return numbers.flatMap((number) => rows.get(number) ?? []);
}
