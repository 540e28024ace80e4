import type { Services } from '../services.ts';
import { append, type Scene } from '../store/activity.ts';
import { endApproval, overdueApprovals } from '../store/approvals.ts';
import type { Tx } from '../store/database.ts';
import { findUser } from '../store/users.ts';
import { tellChanged } from './use-case.ts';

/** Nobody answered in time: that, too, is written down. @returns how many */
export async function endOverdueApprovals(tx: Tx, services: Scene): Promise<number> {
  const now = services.time.now();
  const overdue = await overdueApprovals(tx, now);
  for (const { id, user_id, expires_at } of overdue) {
    await endApproval(tx, id, { decision: 'expired', by: null, at: expires_at, note: '' });
    const user = await findUser(tx, user_id);
    await append(tx, services, null, { action: 'approval-expired', user, details: { approval: id } });
  }
  return overdue.length;
}

/** Once a minute, as for resets. */
export async function expireApprovals(services: Services): Promise<void> {
  if ((await overdueApprovals(services.db.read, services.time.now())).length === 0) return;
  const ended = await services.db.write((tx) => endOverdueApprovals(tx, services));
  if (ended > 0) tellChanged(services, 'approvals', 'users', 'activity');
}
