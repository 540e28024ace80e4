import { AppError } from '../../shared/errors.ts';
import { reasonOf } from '../log.ts';
import type { JwtKey } from '../security/jwt-keys.ts';
import { hashCode, newCode } from '../security/reset-codes.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { giveReset, leaveOut, leaveOutUnmade, type MemberRecord } from '../store/bulk-members.ts';
import { findBulk } from '../store/bulk-resets.ts';
import type { BulkResetsTable } from '../store/bulk-tables.ts';
import type { Tx } from '../store/database.ts';
import { isStoreTrouble, storeRefusal } from '../store/store-errors.ts';
import { findUser } from '../store/users.ts';
import { issueReset, type Made } from './issue-reset.ts';
import { judgeMember } from './judge-member.ts';

/**
 * One member's reset, its mail in the outbox and the member's own state in one transaction: whenever the program is
 * killed, a member has either all of them or none, and is mailed once. Judged anew, because the dry run may be hours old.
 * Where that fails for this member alone, they are left out with the code of it: nobody behind them waits for them.
 *
 * @throws what holds for everybody alike (a full disk, closed secrets): then nothing was written
 */
export async function issueMember(
  services: Services,
  operator: Operator,
  bulk: BulkResetsTable,
  member: MemberRecord,
  key: JwtKey,
): Promise<void> {
  const code = newCode();
  const codeHash = await hashCode(code, services.config.codeCost);
  try {
    await services.db.write((tx) => issue(tx, services, operator, bulk, member, { key, code, codeHash }));
  } catch (error) {
    const known = error instanceof AppError ? error : storeRefusal(error);
    if (isStoreTrouble(error) || known?.code === 'needs-recovery-key') throw error;
    services.log.error('a reset of a batch could not be made', {
      bulk: bulk.id,
      place: member.position,
      reason: reasonOf(error),
    });
    await leaveBehind(services, operator, bulk, member, known ?? new AppError('internal'));
  }
}

async function leaveBehind(
  services: Services,
  operator: Operator,
  { id }: BulkResetsTable,
  member: MemberRecord,
  { code }: AppError,
): Promise<void> {
  await services.db.write(async (tx) => {
    if ((await findBulk(tx, id))?.state !== 'running') return;
    if (!(await leaveOutUnmade(tx, member, code))) return;
    const user = await findUser(tx, member.user_id);
    await append(tx, services, operator, { action: 'reset-refused', user, code, details: { bulk: id } });
  });
}

async function issue(
  tx: Tx,
  services: Services,
  operator: Operator,
  { id, live, lifetime_minutes }: BulkResetsTable,
  member: MemberRecord,
  made: Made,
): Promise<void> {
  // Paused or cancelled a moment ago: then this one stays.
  if ((await findBulk(tx, id))?.state !== 'running') return;
  const user = await findUser(tx, member.user_id);
  if (user === null) throw new AppError('internal');
  const judged = await judgeMember(tx, services, operator, user.id);
  const code = judged.progress === 'has-live' && live === 'keep' ? 'reset-live' : judged.code;
  if (code !== '') {
    await leaveOut(tx, member, code);
    await append(tx, services, operator, { action: 'reset-refused', user, code, details: { bulk: id } });
    return;
  }
  const { verifiedBy } = judged;
  const batch = { id, lifetimeMinutes: lifetime_minutes };
  const { resetId } = await issueReset(tx, services, operator, user, { made, verifiedBy, bulk: batch });
  if (!(await giveReset(tx, member, resetId, 'queued'))) throw new AppError('internal');
}
