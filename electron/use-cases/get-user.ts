import { LIVE_RESET_STATES } from '../../shared/lists.ts';
import type { UserCard } from '../../shared/models.ts';
import type { Operator } from '../services.ts';
import { listActivity } from '../store/activity.ts';
import { listResets } from '../store/reset-views.ts';
import { lastUsedAt } from '../store/resets.ts';
import { hasNamesake, userFacts } from '../store/users.ts';
import { asRefusal } from './as-refusal.ts';
import { refuseUnverified } from './caller-gate.ts';
import { findUserToShow, refuseBeingImported } from './find-user-for.ts';
import { refuseReset, refuseTemporary } from './reset-limits.ts';
import type { UseCase } from './use-case.ts';
import { viewVerification } from './view-verification.ts';

/** @throws AppError user-not-found, out-of-scope */
export const getUser: UseCase<'users.get'> = async (services, operator, { userId }) => {
  const db = services.db.read;
  const user = await findUserToShow(db, operator, userId);
  const resets = await listResets(db, { userId, limit: 20 }, services.time.now());
  const live = resets.find((reset) => LIVE_RESET_STATES.some((state) => state === reset.state));
  return {
    ...userFacts(user),
    enabled: user.disabled_at === null,
    mustChange: user.must_change === 1,
    liveReset: live === undefined ? null : { state: live.state, expiresAt: live.expiresAt },
    sameName: await hasNamesake(db, user),
    protected: user.protected === 1,
    lastResetAt: (await lastUsedAt(db, userId)) || null,
    language: user.language,
    managerEmail: user.manager_email,
    createdAt: user.created_at,
    passwordSet: user.password_hash !== null,
    passwordChangedAt: user.password_changed_at,
    temporaryUntil: user.temporary_until,
    temporaryRefusal: await whyNot(operator, async () => {
      await refuseBeingImported(db, user);
      await refuseTemporary(db, services, operator, user);
      await refuseUnverified(db, services, operator, user, { kind: 'temporary' });
    }),
    sendRefusal: await whyNot(operator, async () => {
      await refuseBeingImported(db, user);
      await refuseReset(db, services, operator, user);
      await refuseUnverified(db, services, operator, user, { kind: 'send' });
    }),
    resets,
    history: await listActivity(db, { userId, limit: 30 }),
    verification: await viewVerification(services, operator, user),
  };
};

/** What would be thrown at the act, for the button that leads to it. */
async function whyNot(operator: Operator, judge: () => Promise<void>): Promise<UserCard['sendRefusal']> {
  if (operator.role === 'viewer') return { code: 'not-allowed', details: { role: 'operator' } };
  try {
    await judge();
    return null;
  } catch (error) {
    return asRefusal(error);
  }
}
