import { AppError } from '../../shared/errors.ts';
import { findReset } from '../store/resets.ts';
import { findUser } from '../store/users.ts';
import { endLiveReset } from './end-live-reset.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** @throws AppError reset-not-found, reset-not-live */
export const revokeReset: UseCase<'resets.revoke'> = async (services, operator, { resetId }) => {
  await services.db.write(async (tx) => {
    const reset = await findReset(tx, resetId);
    const user = reset === null ? null : await findUser(tx, reset.user_id);
    if (reset === null || user === null) throw new AppError('reset-not-found');
    const ended = await endLiveReset(tx, services, operator, reset, user, {
      state: 'revoked',
      reason: 'by-operator',
    });
    if (!ended) throw new AppError('reset-not-live');
  });
  tellChanged(services, 'resets', 'outbox', 'users', 'activity');
  return {};
};
