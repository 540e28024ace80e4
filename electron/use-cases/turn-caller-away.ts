import { AppError } from '../../shared/errors.ts';
import { append } from '../store/activity.ts';
import { endApproval, openApprovals } from '../store/approvals.ts';
import { findLiveReset } from '../store/resets.ts';
import { endLiveReset } from './end-live-reset.ts';
import { findUserFor } from './find-user-for.ts';
import { recordRefusal } from './record-refusal.ts';
import { refuseIdNumber } from './refuse-id-number.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * The operator ends a call that smells. What was checked or approved for it counts no more, an open question for
 * approval is withdrawn, and the live reset can go in the same act.
 *
 * @throws AppError user-not-found, out-of-scope, evidence-missing, evidence-id-number
 */
export const turnCallerAway: UseCase<'callers.turnAway'> = async (services, operator, input) => {
  const { userId, signs, revoke } = input;
  const note = input.note.normalize('NFC');
  const user = await findUserFor(services.db.read, operator, userId);
  const revoked = await recordRefusal(services, operator, 'caller-turned-away', user, async () => {
    if (signs.length === 0 && note.length < 2) throw new AppError('evidence-missing');
    refuseIdNumber(note);
    return services.db.write(async (tx) => {
      await findUserFor(tx, operator, userId);
      const now = services.time.now();
      await append(tx, services, operator, {
        action: 'caller-turned-away',
        user,
        details: { ...(signs.length > 0 ? { signs: signs.join(', ') } : {}), ...(note ? { note } : {}) },
      });
      for (const { id, asker } of await openApprovals(tx, now, userId)) {
        await endApproval(tx, id, { decision: 'withdrawn', by: null, at: now, note: '' });
        const details = { approval: id, askedBy: asker, reason: 'turned-away' };
        await append(tx, services, operator, { action: 'approval-withdrawn', user, details });
      }
      const live = revoke ? await findLiveReset(tx, userId) : null;
      if (live === null) return false;
      const end = { state: 'revoked', reason: 'turned-away' } as const;
      return endLiveReset(tx, services, operator, live, user, end);
    });
  });
  tellChanged(services, 'users', 'resets', 'outbox', 'approvals', 'activity');
  return { revoked };
};
