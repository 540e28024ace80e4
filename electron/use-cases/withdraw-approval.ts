import { AppError } from '../../shared/errors.ts';
import { append } from '../store/activity.ts';
import { endApproval, findApproval } from '../store/approvals.ts';
import { findUserFor } from './find-user-for.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * Who asked takes the question back; an admin may, too.
 *
 * @throws AppError approval-not-found, out-of-scope, not-allowed, approval-not-open { decision }
 */
export const withdrawApproval: UseCase<'approvals.withdraw'> = async (services, operator, { approvalId }) => {
  await services.db.write(async (tx) => {
    const approval = await findApproval(tx, approvalId);
    if (approval === null) throw new AppError('approval-not-found');
    const user = await findUserFor(tx, operator, approval.user_id);
    if (approval.asked_by !== operator.id && operator.role !== 'admin') {
      throw new AppError('not-allowed', { role: 'admin' });
    }
    const end = { decision: 'withdrawn', by: null, at: services.time.now(), note: '' } as const;
    if (!(await endApproval(tx, approvalId, end))) {
      throw new AppError('approval-not-open', { decision: approval.decision ?? 'expired' });
    }
    const details = { approval: approvalId };
    await append(tx, services, operator, { action: 'approval-withdrawn', user, details });
  });
  tellChanged(services, 'approvals', 'users', 'activity');
  return {};
};
