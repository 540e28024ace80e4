import { AppError } from '../../shared/errors.ts';
import { append } from '../store/activity.ts';
import { insertApproval, openApprovals } from '../store/approvals.ts';
import { newId } from '../store/new-id.ts';
import { readSetting } from '../store/settings.ts';
import { isProtected } from './cooling-off.ts';
import { endOverdueApprovals } from './expire-approvals.ts';
import { findUserFor } from './find-user-for.ts';
import { recordRefusal } from './record-refusal.ts';
import { refuseIdNumber } from './refuse-id-number.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * Asks the other operators to approve a protected user's reset; it can be decided for as long as a check counts.
 *
 * @throws AppError user-not-found, out-of-scope, evidence-id-number, approval-not-needed,
 * approval-asked-already { by, until }
 */
export const askApproval: UseCase<'approvals.ask'> = async (services, operator, input) => {
  const { userId } = input;
  const reason = input.reason.normalize('NFC');
  const user = await findUserFor(services.db.read, operator, userId);
  const asked = await recordRefusal(services, operator, 'approval-asked', user, () =>
    services.db.write(async (tx) => {
      refuseIdNumber(reason);
      const now = services.time.now();
      const current = await findUserFor(tx, operator, userId);
      if (!isProtected(current, now)) throw new AppError('approval-not-needed');
      await endOverdueApprovals(tx, services);
      const [open] = await openApprovals(tx, now, userId);
      if (open !== undefined) {
        throw new AppError('approval-asked-already', { by: open.asker, until: open.expires_at });
      }
      const { windowMinutes } = await readSetting(tx, 'verification');
      const approvalId = newId();
      const expiresAt = now + windowMinutes * 60_000;
      const record = { user_id: userId, asked_by: operator.id, asked_at: now, reason, expires_at: expiresAt };
      await insertApproval(tx, { id: approvalId, ...record });
      const details = { approval: approvalId, reason, expiresAt };
      await append(tx, services, operator, { action: 'approval-asked', user, details });
      return { approvalId, expiresAt };
    }),
  );
  tellChanged(services, 'approvals', 'users', 'activity');
  return asked;
};
