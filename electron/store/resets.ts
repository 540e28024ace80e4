import { type Insertable, sql } from 'kysely';
import { LIVE_RESET_STATES, type PasswordWay, type ResetState } from '../../shared/lists.ts';
import type { ResetView } from '../../shared/models.ts';
import type { Db, Tx } from './database.ts';
import type { ResetRecord, ResetsTable } from './tables.ts';

export async function insertReset(
  tx: Tx,
  record: Omit<
    Insertable<ResetsTable>,
    'state' | 'handed_over_at' | 'used_at' | 'ended_at' | 'ended_by' | 'way'
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
}

export async function findReset(db: Db, id: string): Promise<ResetRecord | null> {
  return (await db.selectFrom('resets').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function findResetByJtiHash(db: Db, jtiHash: Uint8Array): Promise<ResetRecord | null> {
  return (
    (await db.selectFrom('resets').selectAll().where('jti_hash', '=', jtiHash).executeTakeFirst()) ?? null
  );
}

export async function findLiveReset(db: Db, userId: string): Promise<ResetRecord | null> {
  const row = await db
    .selectFrom('resets')
    .selectAll()
    .where('user_id', '=', userId)
    .where('state', 'in', LIVE_RESET_STATES)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Spends the token: the one guarded UPDATE of product rule 2.
 *
 * @returns true for exactly one caller, ever; false when it was no longer live.
 */
export async function spendReset(
  tx: Tx,
  id: string,
  use: { at: number; by: string; way: PasswordWay },
): Promise<boolean> {
  const result = await tx
    .updateTable('resets')
    .set({ state: 'used', used_at: use.at, ended_at: use.at, ended_by: use.by, way: use.way })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('state', 'in', LIVE_RESET_STATES)
    .where('expires_at', '>', use.at)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

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
    .set({ state: end.state, ended_at: end.at, ended_by: end.by })
    .where('id', '=', id)
    .where('state', 'in', LIVE_RESET_STATES)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The mail's fate seen from the reset, while it is still live. */
export async function setMailState(
  tx: Tx,
  id: string,
  state: 'queued' | 'handed-over' | 'unknown',
  handedOverAt: number | null,
): Promise<void> {
  await tx
    .updateTable('resets')
    .set({ state, ...(handedOverAt === null ? {} : { handed_over_at: handedOverAt }) })
    .where('id', '=', id)
    .where('state', 'in', LIVE_RESET_STATES)
    .execute();
}

/** Live resets whose time is over. */
export async function overdueResets(db: Db, now: number): Promise<ResetRecord[]> {
  return db
    .selectFrom('resets')
    .selectAll()
    .where('state', 'in', LIVE_RESET_STATES)
    .where('expires_at', '<=', now)
    .execute();
}

/** When resets were issued since `since` (epoch ms), newest first, at most `limit`: what the limits count (S11). */
export async function issueTimes(
  db: Db,
  of: { userId?: string; operatorId?: string },
  since: number,
  limit: number,
): Promise<number[]> {
  let query = db
    .selectFrom('resets')
    .select('issued_at')
    .where('issued_at', '>', since)
    .orderBy('issued_at', 'desc')
    .limit(limit);
  if (of.userId !== undefined) query = query.where('user_id', '=', of.userId);
  if (of.operatorId !== undefined) query = query.where('issued_by', '=', of.operatorId);
  return (await query.execute()).map((row) => row.issued_at);
}

export type ResetFilter = {
  id?: string;
  userId?: string | undefined;
  state?: ResetState | undefined;
  limit: number;
};

/** Newest first, with names and the mail server's words; a live reset past its time reads as expired. */
export async function listResets(db: Db, filter: ResetFilter, now: number): Promise<ResetView[]> {
  let query = db
    .selectFrom('resets')
    .innerJoin('users', 'users.id', 'resets.user_id')
    .innerJoin('operators as issuer', 'issuer.id', 'resets.issued_by')
    .leftJoin('operators as ender', 'ender.id', 'resets.ended_by')
    .leftJoin('outbox', 'outbox.reset_id', 'resets.id')
    .select([
      'resets.id',
      'resets.user_id',
      'users.name as user_name',
      'resets.state',
      'resets.issued_at',
      'issuer.name as issuer_name',
      'resets.expires_at',
      'resets.sent_to',
      'resets.handed_over_at',
      'resets.ended_at',
      'ender.name as ender_name',
      'outbox.answer',
      'outbox.id as mail_id',
    ])
    .orderBy('resets.issued_at', 'desc')
    .orderBy(sql`resets.rowid`, 'desc')
    .limit(filter.limit);
  if (filter.id !== undefined) query = query.where('resets.id', '=', filter.id);
  if (filter.userId !== undefined) query = query.where('resets.user_id', '=', filter.userId);
  if (filter.state !== undefined) query = query.where('resets.state', '=', filter.state);
  const rows = await query.execute();
  return rows.map((row) => {
    const overdue = row.ended_at === null && row.expires_at <= now;
    return {
      id: row.id,
      userId: row.user_id,
      userName: row.user_name,
      state: overdue ? 'expired' : row.state,
      issuedAt: row.issued_at,
      issuedBy: row.issuer_name,
      expiresAt: row.expires_at,
      sentTo: row.sent_to,
      handedOverAt: row.handed_over_at,
      endedAt: overdue ? row.expires_at : row.ended_at,
      endedBy: row.ender_name,
      answer: row.answer,
      mailId: row.mail_id,
    };
  });
}
