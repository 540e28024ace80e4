import { type Insertable, sql } from 'kysely';
import type { MailWay, PasswordWay, ResetProof, ResetState } from '../../shared/lists.ts';
import { compiledOnce } from './compiled.ts';
import type { Db, Tx } from './database.ts';
import { indexPending } from './search-index.ts';
import { LIVE_STATES } from './state-literals.ts';
import type { ResetRecord, ResetsTable } from './tables.ts';

export async function insertReset(
  tx: Tx,
  record: Omit<
    Insertable<ResetsTable>,
    | 'state'
    | 'handed_over_at'
    | 'used_at'
    | 'ended_at'
    | 'ended_by'
    | 'way'
    | 'spent_by'
    | 'code_failures'
    | 'mail_way'
  >,
): Promise<void> {
  await tx
    .insertInto('resets')
    .values({
      ...record,
      state: 'queued',
      handed_over_at: null,
      used_at: null,
      ended_at: null,
      ended_by: null,
      way: null,
      spent_by: null,
      mail_way: null,
    })
    .execute();
}

const DAY = 86_400_000;

/** A temporary password as the reset it counts as: over as soon as it is made. `at` and `until` are epoch ms. */
export async function insertTemporary(
  tx: Tx,
  record: Pick<ResetRecord, 'id' | 'user_id' | 'jti_hash' | 'credential_version'> & {
    by: string;
    at: number;
    until: number;
  },
): Promise<void> {
  const { by, at, until, ...rest } = record;
  await tx
    .insertInto('resets')
    .values({
      ...rest,
      kid: null,
      sent_to: null,
      state: 'used',
      way: 'temporary',
      issued_by: by,
      issued_at: at,
      // A reset lives a day at most; the password's own end is the user's `temporary_until`.
      expires_at: Math.min(until, at + DAY),
      handed_over_at: null,
      used_at: at,
      ended_at: at,
      ended_by: by,
    })
    .execute();
  await indexPending(tx);
}

export async function findReset(db: Db, id: string): Promise<ResetRecord | null> {
  return (await db.selectFrom('resets').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function findResetByJtiHash(db: Db, jtiHash: Uint8Array): Promise<ResetRecord | null> {
  return (await byJtiHash(db, { jtiHash })).rows[0] ?? null;
}

const byJtiHash = compiledOnce((db, { jtiHash }: { jtiHash: Uint8Array }) =>
  db.selectFrom('resets').selectAll().where('jti_hash', '=', jtiHash).compile(),
);

export async function findLiveReset(db: Db, userId: string): Promise<ResetRecord | null> {
  const row = await db
    .selectFrom('resets')
    .selectAll()
    .where('user_id', '=', userId)
    .where('state', 'in', LIVE_STATES)
    .executeTakeFirst();
  return row ?? null;
}

/** The user's latest reset, in whatever state. */
export async function findNewestReset(db: Db, userId: string): Promise<ResetRecord | null> {
  const row = await db
    .selectFrom('resets')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('issued_at', 'desc')
    .orderBy(sql`rowid`, 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Whatever ends a reset ends its code, and nothing of it is kept (S27). */
const NO_CODE = { code_hash: null, code_expires_at: null } as const;

/**
 * Spends the reset by its token or its code: the one guarded UPDATE of product rule 2.
 *
 * @returns true for exactly one caller, ever; false when it was no longer live.
 */
export async function spendReset(tx: Tx, id: string, use: Omit<Use, 'id'>): Promise<boolean> {
  const { numAffectedRows } = await spend(tx, { id, ...use });
  // The user may just have left the filter of who was never reset.
  await indexPending(tx);
  return numAffectedRows === 1n;
}

type Use = { id: string; at: number; by: string; way: PasswordWay; proof: ResetProof };

const spend = compiledOnce((db, { id, at, by, way, proof }: Use) =>
  db
    .updateTable('resets')
    .set({ state: 'used', used_at: at, ended_at: at, ended_by: by, way, spent_by: proof, ...NO_CODE })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('state', 'in', LIVE_STATES)
    .where('expires_at', '>', at)
    .compile(),
);

/** @returns false when the reset had already ended. */
export async function endReset(
  tx: Tx,
  id: string,
  end: {
    state: Exclude<ResetState, 'used' | 'queued' | 'handed-over' | 'unknown'>;
    at: number;
    by: string | null;
  },
): Promise<boolean> {
  const result = await tx
    .updateTable('resets')
    .set({ state: end.state, ended_at: end.at, ended_by: end.by, ...NO_CODE })
    .where('id', '=', id)
    .where('state', 'in', LIVE_STATES)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The fate of their mails seen from these resets, while they are live; `way` is how they left, where that is known. */
export async function setMailState(
  tx: Tx,
  ids: readonly string[],
  state: 'queued' | 'handed-over' | 'unknown',
  handedOverAt: number | null,
  way: MailWay | null = null,
): Promise<void> {
  await tx
    .updateTable('resets')
    .set({
      state,
      ...(handedOverAt === null ? {} : { handed_over_at: handedOverAt }),
      ...(way === null || way === 'none' ? {} : { mail_way: way }),
    })
    .where('id', 'in', ids)
    .where('state', 'in', LIVE_STATES)
    .execute();
}

/** Live resets whose time is over, some of them. */
export async function overdueResets(db: Db, now: number, most: number): Promise<ResetRecord[]> {
  return db
    .selectFrom('resets')
    .selectAll()
    .where('state', 'in', LIVE_STATES)
    .where('expires_at', '<=', now)
    .limit(most)
    .execute();
}

/** When a reset of this user was last used up, epoch ms; 0 when none ever was. */
export async function lastUsedAt(db: Db, userId: string): Promise<number> {
  return (await lastUse(db, { userId })).rows[0]?.at ?? 0;
}

const lastUse = compiledOnce((db, { userId }: { userId: string }) =>
  db
    .selectFrom('resets')
    .select((eb) => eb.fn.max('used_at').as('at'))
    .where('user_id', '=', userId)
    .compile(),
);

/** Whose resets a limit counts, since when (epoch ms), and how many it allows. A bulk reset counts for its users alone. */
export type Counting = { userId?: string; operatorId?: string; since: number; max: number };

/**
 * For each limit the time of the `max`th newest reset it counts, epoch ms: null while there are fewer (S11). One
 * statement for all of them, because it stands in the way of every reset.
 */
export async function fullSince(db: Db, limits: readonly Counting[]): Promise<(number | null)[]> {
  const times = limits.map(({ userId, operatorId, since, max }) => {
    const user = userId === undefined ? sql`and bulk_id is null` : sql`and user_id = ${userId}`;
    const operator = operatorId === undefined ? sql`` : sql`and issued_by = ${operatorId}`;
    return sql`(select issued_at from resets where issued_at > ${since} ${user} ${operator}
      order by issued_at desc limit 1 offset ${sql.lit(max - 1)})`;
  });
  const { rows } = await sql<Record<string, number | null>>`select ${sql.join(
    times.map((time, index) => sql`${time} as ${sql.ref(`limit${index}`)}`),
  )}`.execute(db);
  return limits.map((_, index) => rows[0]?.[`limit${index}`] ?? null);
}
