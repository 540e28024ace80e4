import { AppError } from '../../shared/errors.ts';
import { findReset } from '../store/resets.ts';
import { endLiveReset } from './end-live-reset.ts';
import { findUserFor } from './find-user-for.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * Several resets at once, in one transaction. One that somebody else may see and this operator may not refuses them all;
 * one that has ended meanwhile is no reason to let the others live.
 *
 * @throws AppError reset-not-found, out-of-scope
 */
export const revokeResets: UseCase<'resets.revokeMany'> = async (services, operator, { resetIds }) => {
  const revoked = await services.db.write(async (tx) => {
    let ended = 0;
    for (const id of new Set(resetIds)) {
      const reset = await findReset(tx, id);
      if (reset === null) throw new AppError('reset-not-found');
      const user = await findUserFor(tx, operator, reset.user_id);
      const end = { state: 'revoked', reason: 'by-operator' } as const;
      if (await endLiveReset(tx, services, operator, reset, user, end)) ended += 1;
    }
    return ended;
  });
  if (revoked > 0) tellChanged(services, 'resets', 'outbox', 'users', 'activity');
  return { revoked };
};
