import type { BulkState } from '../../shared/bulk-lists.ts';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { Slip } from '../bulk/slip-pages.ts';
import { newJti } from '../security/reset-tokens.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { giveReset, isForSlip, leaveOut, type MemberRecord } from '../store/bulk-members.ts';
import { findBulk } from '../store/bulk-resets.ts';
import type { Tx } from '../store/database.ts';
import { newId } from '../store/new-id.ts';
import { insertReset } from '../store/resets.ts';
import type { UserRecord } from '../store/tables.ts';
import { refuseUnverified, type VerifiedBy } from './caller-gate.ts';
import { supersedeLiveReset } from './end-live-reset.ts';
import { findUserFor } from './find-user-for.ts';
import { refuseSlip } from './reset-limits.ts';

/** The states of a bulk reset in which slips are made. */
export const PRINTABLE: readonly BulkState[] = ['running', 'paused', 'finished'];

type Asked = { bulkId: string; member: MemberRecord; code: string; codeHash: string; lifetime: number };

/** One that was made, and what it takes to print it or take it back. */
export type MadeSlip = { member: MemberRecord; resetId: string; slip: Slip };

/** What a slip is for can have come to its end while somebody chose a file: `passed-over` changes nothing. */
export type SlipOutcome = MadeSlip | 'refused' | 'passed-over';

/**
 * A reset with a code and no token, for paper. The code lives as long as the slip (a day at most, S4): whoever finds it
 * has one of the user's five tries and is asked who they are, because a slip proves no mailbox (see caller-gate.ts).
 *
 * @returns `refused` when this user may not get one: then the reason stands beside the member
 */
export async function issueSlip(
  tx: Tx,
  services: Services,
  operator: Operator,
  { bulkId, member, code, codeHash, lifetime }: Asked,
): Promise<SlipOutcome> {
  const bulk = await findBulk(tx, bulkId);
  const isOpen = bulk !== null && PRINTABLE.includes(bulk.state);
  if (!isOpen || !(await isForSlip(tx, member))) return 'passed-over';
  const user = await findUserFor(tx, operator, member.user_id);
  const judged = await judge(tx, services, operator, user);
  if ('code' in judged) {
    await leaveOut(tx, member, judged.code);
    const details = { bulk: bulkId };
    await append(tx, services, operator, { action: 'reset-refused', user, code: judged.code, details });
    return 'refused';
  }
  const issuedAt = Math.floor(services.time.now() / 1000) * 1000;
  const expiresAt = issuedAt + lifetime;
  const resetId = newId();
  await supersedeLiveReset(tx, services, operator, user, 'newer-reset');
  // One that was made before and never reached paper.
  await leaveOut(tx, member, 'address-missing');
  await insertReset(tx, {
    id: resetId,
    user_id: user.id,
    // There is no token: nobody has what this is the hash of.
    jti_hash: newJti().hash,
    kid: null,
    credential_version: user.credential_version,
    issued_by: operator.id,
    issued_at: issuedAt,
    expires_at: expiresAt,
    sent_to: null,
    code_hash: codeHash,
    code_expires_at: expiresAt,
    bulk_id: bulkId,
    slip: 1,
  });
  if (!(await giveReset(tx, member, resetId, 'printing'))) throw new AppError('internal');
  const details = { reset: resetId, slip: true, expiresAt, bulk: bulkId, ...judged.verifiedBy };
  await append(tx, services, operator, { action: 'reset-issued', user, details });
  const { name, login, department, language } = user;
  return { member, resetId, slip: { name, login, department, language, code, expiresAt } };
}

async function judge(
  tx: Tx,
  services: Services,
  operator: Operator,
  user: UserRecord,
): Promise<{ code: ErrorCode } | { verifiedBy: VerifiedBy }> {
  try {
    await refuseSlip(tx, services, operator, user);
    return { verifiedBy: await refuseUnverified(tx, services, operator, user, { kind: 'bulk' }) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'internal') throw error;
    return { code: error.code };
  }
}
