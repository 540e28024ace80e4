import { AppError } from '../../shared/errors.ts';
import { hashCode, newCode } from '../security/reset-codes.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { giveReset, leaveOut, type MemberRecord } from '../store/bulk-members.ts';
import { findBulk } from '../store/bulk-resets.ts';
import type { BulkResetsTable } from '../store/bulk-tables.ts';
import type { Tx } from '../store/database.ts';
import { findUser } from '../store/users.ts';
import { issueReset, type Made } from './issue-reset.ts';
import { judgeMember } from './judge-member.ts';
import { currentJwtKey } from './jwt-keys.ts';

/**
 * One member's reset, its mail in the outbox and the member's own state in one transaction: whenever the program is
 * killed, a member has either all of them or none, and is mailed once. Judged anew, because the dry run may be hours old.
 */
export async function issueMember(
  services: Services,
  operator: Operator,
  bulk: BulkResetsTable,
  member: MemberRecord,
): Promise<void> {
  const key = await currentJwtKey(services);
  const code = newCode();
  const codeHash = await hashCode(code, services.config.codeCost);
  await services.db.write((tx) => issue(tx, services, operator, bulk, member, { key, code, codeHash }));
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
