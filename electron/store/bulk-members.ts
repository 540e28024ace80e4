import { type Selectable, sql } from 'kysely';
import type { BulkMember } from '../../shared/bulk.ts';
import type { BulkProgress, BulkRetry, LiveChoice } from '../../shared/bulk-lists.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { BulkMembersTable } from './bulk-tables.ts';
import type { Db, Tx } from './database.ts';
import { LIVE_STATES, QUEUED, SENDING } from './state-literals.ts';

export type MemberRecord = Selectable<BulkMembersTable>;

export type Place = Pick<MemberRecord, 'bulk_id' | 'position'>;

export type NewMember = Pick<MemberRecord, 'bulk_id' | 'position' | 'user_id'> & {
  progress: 'ready' | 'has-live' | 'left-out';
  code: ErrorCode | '';
};

/** Whoever is in it already stays in it once. @returns the ids of those who were added */
export async function insertMembers(tx: Tx, members: readonly NewMember[]): Promise<Set<string>> {
  if (members.length === 0) return new Set();
  const rows = await tx
    .insertInto('bulk_members')
    .values(members.map((member) => ({ ...member, reset_id: null })))
    .onConflict((conflict) => conflict.columns(['bulk_id', 'user_id']).doNothing())
    .returning('user_id')
    .execute();
  return new Set(rows.map((row) => row.user_id));
}

/** Who is next to get a mail: those with a live reset only where it is to be replaced. */
export async function nextMembers(
  db: Db,
  bulkId: string,
  live: LiveChoice,
  most: number,
): Promise<MemberRecord[]> {
  const of = (progress: BulkProgress, left: number) =>
    db
      .selectFrom('bulk_members')
      .selectAll()
      .where('bulk_id', '=', bulkId)
      .where('progress', '=', progress)
      .orderBy('position')
      .limit(left)
      .execute();
  const ready = await of('ready', most);
  if (live === 'keep' || ready.length >= most) return ready;
  return [...ready, ...(await of('has-live', most - ready.length))];
}

/** For whom a slip can be printed: nobody without mail is forgotten, and a slip that never reached paper counts as none. */
export async function nextForSlips(db: Db, bulkId: string, most: number): Promise<MemberRecord[]> {
  return db
    .selectFrom('bulk_members')
    .selectAll()
    .where('bulk_id', '=', bulkId)
    .where(wantsSlip())
    .orderBy('position')
    .limit(most)
    .execute();
}

/** Those whose slip was made and never reached paper: one file's worth at most. */
export async function unprintedSlips(db: Db): Promise<{ member: Place; resetId: string }[]> {
  const rows = await db
    .selectFrom('bulk_resets')
    .innerJoin('bulk_members', 'bulk_members.bulk_id', 'bulk_resets.id')
    .select(['bulk_members.bulk_id', 'bulk_members.position', 'bulk_members.reset_id'])
    .where('bulk_members.progress', '=', 'printing')
    .execute();
  return rows.flatMap(({ reset_id, ...member }) =>
    reset_id === null ? [] : [{ member, resetId: reset_id }],
  );
}

/** Whether a slip can be printed for this one still, asked in the transaction that makes it. */
export async function isForSlip(db: Db, { bulk_id, position }: Place): Promise<boolean> {
  const row = await db
    .selectFrom('bulk_members')
    .select('position')
    .where('bulk_id', '=', bulk_id)
    .where('position', '=', position)
    .where(wantsSlip())
    .executeTakeFirst();
  return row !== undefined;
}

export async function countForSlips(db: Db, bulkId: string): Promise<number> {
  const row = await db
    .selectFrom('bulk_counts')
    .select(({ fn }) => fn.sum<number>('members').as('members'))
    .where('bulk_id', '=', bulkId)
    .where(wantsSlip())
    .executeTakeFirst();
  return Number(row?.members ?? 0);
}

function wantsSlip() {
  return sql<boolean>`((progress = 'left-out' AND code = 'address-missing') OR progress = 'printing')`;
}

/** @returns false when they have a reset by now: that one is theirs whatever else went wrong */
export async function leaveOutUnmade(tx: Tx, member: Place, code: ErrorCode): Promise<boolean> {
  const result = await tx
    .updateTable('bulk_members')
    .set({ progress: 'left-out', code })
    .where('bulk_id', '=', member.bulk_id)
    .where('position', '=', member.position)
    .where('progress', 'in', ['ready', 'has-live'])
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/**
 * The member's one reset, in the transaction that makes it.
 *
 * @returns false when somebody else was quicker: then the transaction must not go on
 */
export async function giveReset(
  tx: Tx,
  member: Place,
  resetId: string,
  progress: 'queued' | 'printing',
): Promise<boolean> {
  const result = await tx
    .updateTable('bulk_members')
    .set({ reset_id: resetId, progress, code: '' })
    .where('bulk_id', '=', member.bulk_id)
    .where('position', '=', member.position)
    .where('reset_id', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Takes the reset off a member again, whatever has become of it. */
export async function leaveOut(tx: Tx, member: Place, code: ErrorCode): Promise<void> {
  await tx
    .updateTable('bulk_members')
    .set({ progress: 'left-out', code, reset_id: null })
    .where('bulk_id', '=', member.bulk_id)
    .where('position', '=', member.position)
    .execute();
}

/**
 * Whoever has no address waits for a slip; whom a restore left behind may have had a mail: neither is among those who
 * are tried again without a word about them.
 */
export const ONLY_BY_CODE: readonly string[] = ['address-missing', 'bulk-interrupted'] satisfies ErrorCode[];

/** Who is to be tried again; `now` is epoch ms. */
export type RetryOf = { progress: BulkRetry; code?: string | undefined; now: number };

/**
 * Another try for a piece of those who are in this state; without a code, not for those of `ONLY_BY_CODE`. Whoever had
 * a live reset is not taken while it still works, nor when they have a new password since.
 *
 * @returns how many that were
 */
export async function makeReady(tx: Tx, bulkId: string, of: RetryOf, most: number): Promise<number> {
  let chosen = tx
    .selectFrom('bulk_members')
    .select('position')
    .where('bulk_id', '=', bulkId)
    .where('progress', '=', of.progress)
    .where((eb) => (of.code === undefined ? eb('code', 'not in', ONLY_BY_CODE) : eb('code', '=', of.code)))
    .limit(most);
  if (of.progress === 'has-live') chosen = chosen.where(needsOne(of.now));
  const result = await tx
    .updateTable('bulk_members')
    .set({ progress: 'ready', code: '', reset_id: null })
    .where('bulk_id', '=', bulkId)
    .where('position', 'in', chosen)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** How many of those whose live reset was kept need one by now. @param now epoch ms */
export async function countLiveOver(db: Db, bulkId: string, now: number): Promise<number> {
  const row = await db
    .selectFrom('bulk_members')
    .select(({ fn }) => fn.countAll<number>().as('members'))
    .where('bulk_id', '=', bulkId)
    .where('progress', '=', 'has-live')
    .where(needsOne(now))
    .executeTakeFirstOrThrow();
  return Number(row.members);
}

function needsOne(now: number) {
  return sql<boolean>`NOT EXISTS (SELECT 1 FROM resets WHERE resets.user_id = bulk_members.user_id
    AND ((resets.state IN (${sql.join(LIVE_STATES)}) AND resets.expires_at > ${now})
      OR (resets.state = 'used' AND resets.used_at >= (SELECT created_at FROM bulk_resets WHERE id = bulk_members.bulk_id))))`;
}

/**
 * Resets of a bulk reset whose mail still waits here or is on its way, a piece at a time: one that comes back from the
 * server must not go out later.
 */
export async function waitingResets(db: Db, bulkId: string, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('bulk_members')
    .innerJoin('outbox', 'outbox.reset_id', 'bulk_members.reset_id')
    .select('outbox.reset_id')
    .where('bulk_members.bulk_id', '=', bulkId)
    .where('bulk_members.progress', 'in', ['queued', 'retrying'])
    .where('outbox.state', 'in', [QUEUED, SENDING])
    .limit(most)
    .execute();
  return rows.flatMap(({ reset_id }) => reset_id ?? []);
}

export type MemberFilter = { progress?: BulkProgress | undefined; code?: string | undefined; after: number };

/** In the order in which they were named, with the mail server's last words. */
export async function listMembers(
  db: Db,
  bulkId: string,
  { progress, code, after }: MemberFilter,
  limit: number,
): Promise<BulkMember[]> {
  let query = db
    .selectFrom('bulk_members')
    .innerJoin('users', 'users.id', 'bulk_members.user_id')
    .leftJoin('outbox', 'outbox.reset_id', 'bulk_members.reset_id')
    .select([
      'bulk_members.position',
      'bulk_members.user_id',
      'users.name',
      'users.login',
      'users.department',
      'users.email',
      'bulk_members.progress',
      'bulk_members.code',
      'outbox.answer',
    ])
    .where('bulk_members.bulk_id', '=', bulkId)
    .where('bulk_members.position', '>', after)
    .orderBy('bulk_members.position')
    .limit(limit);
  if (progress !== undefined) query = query.where('bulk_members.progress', '=', progress);
  if (code !== undefined) query = query.where('bulk_members.code', '=', code);
  const rows = await query.execute();
  return rows.map(({ user_id, code: why, ...row }) => ({
    ...row,
    userId: user_id,
    code: why === '' ? null : why,
  }));
}
