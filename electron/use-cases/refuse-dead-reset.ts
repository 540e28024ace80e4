import { AppError, type ErrorCode, type ErrorDetails } from '../../shared/errors.ts';
import type { ResetState } from '../../shared/lists.ts';
import type { Db } from '../store/database.ts';
import { findOperator } from '../store/operators.ts';
import { findNewestReset } from '../store/resets.ts';
import type { ResetRecord, UserRecord } from '../store/tables.ts';

/** What an ended reset is called when its token is pasted. */
const ENDED: Readonly<Record<Exclude<ResetState, 'queued' | 'handed-over' | 'unknown'>, ErrorCode>> = {
  used: 'token-used',
  expired: 'token-expired',
  revoked: 'token-revoked',
  superseded: 'token-superseded',
  failed: 'token-failed',
};

/**
 * Everything that makes a reset's token and code worthless. The reason is told because its reader is a signed-in
 * operator and the signature was ours (S9).
 *
 * @throws AppError token-used, token-expired, token-revoked, token-superseded, token-failed, user-disabled;
 * details: by (who ended it), at (epoch ms), userId, userName; of the reset that came after it: newerAt, newerBy
 */
export async function refuseDeadReset(
  db: Db,
  reset: ResetRecord,
  user: UserRecord,
  now: number,
): Promise<void> {
  const facts = { userId: user.id, userName: user.name };
  if (reset.state !== 'queued' && reset.state !== 'handed-over' && reset.state !== 'unknown') {
    const newer = reset.state === 'superseded' ? await newerFacts(db, reset) : {};
    const by = reset.ended_by === null ? null : await findOperator(db, reset.ended_by);
    const at = reset.ended_at ?? reset.expires_at;
    // The first fact that has words of its own decides the sentence: see ui/refusal.tsx.
    const who = by === null ? {} : { by: by.name };
    throw new AppError(ENDED[reset.state], { ...newer, ...who, ...facts, at });
  }
  if (reset.expires_at <= now) throw new AppError('token-expired', { ...facts, at: reset.expires_at });
  if (user.disabled_at !== null) throw new AppError('user-disabled', facts);
  if (user.credential_version !== reset.credential_version) {
    throw new AppError('token-superseded', { at: user.password_changed_at ?? now, ...facts });
  }
}

async function newerFacts(db: Db, reset: ResetRecord): Promise<ErrorDetails> {
  const newest = await findNewestReset(db, reset.user_id);
  if (newest === null || newest.id === reset.id) return {};
  const issuer = await findOperator(db, newest.issued_by);
  return { newerBy: issuer?.name ?? '', newerAt: newest.issued_at };
}
