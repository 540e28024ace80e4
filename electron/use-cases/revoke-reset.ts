import { AppError } from '../../shared/errors.ts';
import { findReset } from '../store/resets.ts';
import { endLiveReset } from './end-live-reset.ts';
import { findUserFor } from './find-user-for.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** @throws AppError reset-not-found, out-of-scope, reset-not-live */
export const revokeReset: UseCase<'resets.revoke'> = async (services, operator, { resetId }) => {
  await services.db.write(async (tx) => {
    const reset = await findReset(tx, resetId);
    if (reset === null) throw new AppError('reset-not-found');
    const user = await findUserFor(tx, operator, reset.user_id);
    const ended = await endLiveReset(tx, services, operator, reset, user, {
      state: 'revoked',
      reason: 'by-operator',
    });
    if (!ended) throw new AppError('reset-not-live');
  });
  tellChanged(services, 'resets', 'outbox', 'users', 'activity');
  return {};
};
