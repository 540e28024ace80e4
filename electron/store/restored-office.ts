import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import { upTo } from './limits.ts';
import { KEPT, LIVE_STATES, QUEUED, SENDING } from './state-literals.ts';

/** Restoring voids every token (S82): what could still be spent is ended here, in the copy, before it is an office. */

/**
 * Every token names the credential version it was made for. In batches, so that the caller can let the window live.
 *
 * @param after the rowid up to which it is done, 0 at first
 * @returns the rowid to go on from, null when all are done
 */
export async function raiseCredentialVersions(tx: Tx, after: number, batch: number): Promise<number | null> {
  const { rows } = await sql<{ last: number | null }>`
    SELECT max(rowid) AS last FROM (SELECT rowid FROM users WHERE rowid > ${after} ORDER BY rowid ${upTo(batch)})
  `.execute(tx);
  const last = rows[0]?.last ?? null;
  if (last === null) return null;
  await sql`
    UPDATE users SET credential_version = credential_version + 1 WHERE rowid > ${after} AND rowid <= ${last}
  `.execute(tx);
  return last;
}

/** Those to come, whose mail is not made or waits here. */
const TO_COME = sql`(progress IN ('ready', 'queued', 'retrying')
  OR (progress = 'has-live' AND (SELECT live FROM bulk_resets WHERE id = bulk_id) = 'replace'))`;

/**
 * No bulk reset goes on by itself: whoever was still to come in the backup may have had a mail since. They are left out
 * with that as the reason, and what went on or stood still is finished. A dry run may have been started since: it
 * becomes one that was never completed, which the next start throws away.
 *
 * @param at epoch ms
 * @returns each that was not finished or had somebody to come, and how many
 */
export async function interruptBulks(tx: Tx, at: number): Promise<{ id: string; members: number }[]> {
  await tx.updateTable('bulk_resets').set({ state: 'gathering' }).where('state', '=', 'draft').execute();
  const bulks = await tx
    .selectFrom('bulk_resets')
    .select(['id', 'state'])
    .where('state', 'in', ['running', 'paused', 'finished'])
    .orderBy('started_at')
    .execute();
  const interrupted = [];
  for (const { id, state } of bulks) {
    const left = await tx
      .updateTable('bulk_members')
      .set({ progress: 'left-out', code: 'bulk-interrupted', reset_id: null })
      .where('bulk_id', '=', id)
      .where(sql<boolean>`${TO_COME}`)
      .executeTakeFirst();
    const members = Number(left.numUpdatedRows);
    if (state === 'finished' && members === 0) continue;
    interrupted.push({ id, members });
    if (state === 'finished') continue;
    const end = { state: 'finished', paused_for: null, ended_at: at } as const;
    await tx.updateTable('bulk_resets').set(end).where('id', '=', id).execute();
  }
  return interrupted;
}

export type LiveReset = { id: string; userId: string; userName: string };

export async function liveResets(db: Db): Promise<LiveReset[]> {
  return db
    .selectFrom('resets')
    .innerJoin('users', 'users.id', 'resets.user_id')
    .select(['resets.id', 'resets.user_id as userId', 'users.name as userName'])
    .where('resets.state', 'in', LIVE_STATES)
    .orderBy('resets.issued_at')
    .execute();
}

/** With their codes. @param at epoch ms */
export async function supersedeAllResets(tx: Tx, at: number): Promise<void> {
  await tx
    .updateTable('resets')
    .set({ state: 'superseded', ended_at: at, code_hash: null, code_expires_at: null })
    .where('state', 'in', LIVE_STATES)
    .execute();
}

/**
 * No mail with a void token leaves any more. One that was under way when the backup was made may have arrived: its
 * state becomes `unknown`. Notices go on: nobody may be kept from learning of a change.
 *
 * @returns how many will not leave
 */
export async function stopResetMails(tx: Tx): Promise<number> {
  const stopped = await tx
    .updateTable('outbox')
    .set({ state: 'cancelled', sealed: null, next_try_at: null })
    .where('kind', '=', 'reset')
    .where('state', '=', QUEUED)
    .executeTakeFirst();
  await tx
    .updateTable('outbox')
    .set({ state: 'unknown', sealed: null, lease_until: null })
    .where('kind', '=', 'reset')
    .where('state', '=', SENDING)
    .execute();
  await tx
    .updateTable('outbox')
    .set({ sealed: null })
    .where('kind', '=', 'reset')
    .where('state', 'in', KEPT)
    .execute();
  return Number(stopped.numUpdatedRows);
}

/** No old token's signature is good any more: their keys are not even kept for reading. */
export async function removeJwtKeys(tx: Tx): Promise<void> {
  await tx.deleteFrom('jwt_keys').execute();
}

/** An authenticator's code that was used after the backup must not work again. @param step 30 seconds each, RFC 6238 */
export async function passAuthenticatorSteps(tx: Tx, step: number): Promise<void> {
  await tx
    .updateTable('operators')
    .set({ totp_last_step: step })
    .where('totp_sealed', 'is not', null)
    .where('totp_last_step', '<', step)
    .execute();
}
