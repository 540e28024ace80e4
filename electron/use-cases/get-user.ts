import { AppError } from '../../shared/errors.ts';
import { LIVE_RESET_STATES } from '../../shared/lists.ts';
import type { UserCard } from '../../shared/models.ts';
import type { Operator, Services } from '../services.ts';
import { listActivity } from '../store/activity.ts';
import type { Db } from '../store/database.ts';
import { listResets } from '../store/resets.ts';
import type { UserRecord } from '../store/tables.ts';
import { hasNamesake, userFacts } from '../store/users.ts';
import { findUserFor } from './find-user-for.ts';
import { refuseReset, refuseTemporary } from './reset-limits.ts';
import type { UseCase } from './use-case.ts';

/** @throws AppError user-not-found, out-of-scope */
export const getUser: UseCase<'users.get'> = async (services, operator, { userId }) => {
  const db = services.db.read;
  const user = await findUserFor(db, operator, userId);
  const resets = await listResets(db, { userId, limit: 20 }, services.time.now());
  const live = resets.find((reset) => LIVE_RESET_STATES.some((state) => state === reset.state));
  return {
    ...userFacts(user),
    enabled: user.disabled_at === null,
    mustChange: user.must_change === 1,
    liveReset: live === undefined ? null : { state: live.state, expiresAt: live.expiresAt },
    sameName: await hasNamesake(db, user),
    language: user.language,
    createdAt: user.created_at,
    passwordSet: user.password_hash !== null,
    passwordChangedAt: user.password_changed_at,
    temporaryUntil: user.temporary_until,
    temporaryRefusal: await whyNot(refuseTemporary, services, operator, user),
    sendRefusal: await whyNot(refuseReset, services, operator, user),
    resets,
    history: await listActivity(db, { userId, limit: 30 }),
  };
};

/** What would be thrown at the act, for the button that leads to it. */
async function whyNot(
  refuse: (db: Db, services: Services, operator: Operator, user: UserRecord) => Promise<void>,
  services: Services,
  operator: Operator,
  user: UserRecord,
): Promise<UserCard['sendRefusal']> {
  if (operator.role === 'viewer') return { code: 'not-allowed', details: { role: 'operator' } };
  try {
    await refuse(services.db.read, services, operator, user);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const details = error.details as NonNullable<UserCard['sendRefusal']>['details'];
    return details === undefined ? { code: error.code } : { code: error.code, details };
  }
}
