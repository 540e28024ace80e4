import { CODE_TRIES } from '../../shared/reset-code.ts';
import type { Tx } from './database.ts';
import { LIVE_STATES } from './state-literals.ts';

/**
 * Takes one of the code's tries before the code is looked at: whoever is killed in between, or comes at the same moment
 * from another process, has used one up (S26).
 *
 * @returns false when the code is void, over or gone; then it must not be compared.
 */
export async function reserveTry(tx: Tx, resetId: string, now: number): Promise<boolean> {
  const result = await tx
    .updateTable('resets')
    .set(({ eb }) => ({ code_failures: eb('code_failures', '+', 1) }))
    .where('id', '=', resetId)
    .where('state', 'in', LIVE_STATES)
    .where('expires_at', '>', now)
    .where('code_hash', 'is not', null)
    .where('code_expires_at', '>', now)
    .where('code_failures', '<', CODE_TRIES)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The try of a right code does not count. */
export async function giveBackTry(tx: Tx, resetId: string): Promise<void> {
  await tx
    .updateTable('resets')
    .set(({ eb }) => ({ code_failures: eb('code_failures', '-', 1) }))
    .where('id', '=', resetId)
    .where('code_failures', '>', 0)
    .execute();
}

/** Codes whose time is over leave nothing behind, and a clock set back cannot bring them back (S5, S27). */
export async function wipeEndedCodes(tx: Tx, now: number): Promise<boolean> {
  const result = await tx
    .updateTable('resets')
    .set({ code_hash: null, code_expires_at: null })
    .where('code_hash', 'is not', null)
    .where('code_expires_at', '<=', now)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
