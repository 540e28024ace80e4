import { setImmediate as turn } from 'node:timers/promises';
import type { LeaverDecision } from '../../shared/feed-lists.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import type { Tx } from '../store/database.ts';
import { countLeavers, isLeaver, listLeavers, removeFeedUser, someLeavers } from '../store/feed.ts';
import { findUserFor } from './find-user-for.ts';
import { disableUser } from './set-user-enabled.ts';
import { tellChanged, type UseCase } from './use-case.ts';

export const leaversWaiting: UseCase<'feed.leavers'> = async (services, _operator, { limit }) => ({
  leavers: await listLeavers(services.db.read, limit),
  total: await countLeavers(services.db.read),
  listedAt: services.time.now(),
});

/**
 * Disables leavers as by hand, tokens and all, or keeps them: from then on they are nobody of the feed's until it names
 * them again. Whoever is back in the file by now, or is disabled already, is passed over.
 *
 * @throws AppError user-not-found
 */
export const settleLeavers: UseCase<'feed.settle'> = async (services, operator, { decision, whom }) => {
  const settled = await services.db.write(async (tx) => {
    let done = 0;
    const settleAll = async (userIds: readonly string[]) => {
      for (const userId of userIds) done += await settle(tx, services, operator, userId, decision);
    };
    if (whom.kind === 'some') await settleAll(whom.userIds);
    else {
      for (let some = await someLeavers(tx, whom.listedAt); some.length > 0; ) {
        await settleAll(some);
        await turn();
        some = await someLeavers(tx, whom.listedAt);
      }
    }
    return done;
  });
  tellChanged(services, 'feed', 'users', 'resets', 'outbox', 'activity');
  return { settled };
};

async function settle(
  tx: Tx,
  services: Services,
  operator: Operator,
  userId: string,
  decision: LeaverDecision,
): Promise<number> {
  const user = await findUserFor(tx, operator, userId);
  if (!(await isLeaver(tx, userId))) return 0;
  if (decision === 'disable') await disableUser(tx, services, operator, user, { leaver: true });
  else await append(tx, services, operator, { action: 'leaver-kept', user });
  await removeFeedUser(tx, userId);
  return 1;
}
