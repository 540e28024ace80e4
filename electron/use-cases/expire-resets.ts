import type { Services } from '../services.ts';
import { removeDeadJwtKeys } from '../store/office.ts';
import { forgetPreviousAddresses } from '../store/previous-addresses.ts';
import { wipeEndedCodes } from '../store/reset-codes.ts';
import { overdueResets } from '../store/resets.ts';
import { findUser } from '../store/users.ts';
import { endLiveReset } from './end-live-reset.ts';
import { PREVIOUS_FOR } from './notify-change.ts';
import { tellChanged } from './use-case.ts';

/** Once a minute: time that has passed is written down, so that a clock set back cannot undo it (S5). */
export async function expireResets(services: Services): Promise<void> {
  const now = services.time.now();
  const overdue = await overdueResets(services.db.read, now);
  const wiped = await services.db.write(async (tx) => {
    await removeDeadJwtKeys(tx, now);
    await forgetPreviousAddresses(tx, now - PREVIOUS_FOR);
    for (const reset of overdue) {
      const user = await findUser(tx, reset.user_id);
      if (user === null) continue;
      await endLiveReset(tx, services, null, reset, user, { state: 'expired', reason: 'time-over' });
    }
    return wipeEndedCodes(tx, now);
  });
  if (wiped && overdue.length === 0) tellChanged(services, 'resets');
  if (overdue.length > 0) tellChanged(services, 'resets', 'users', 'outbox', 'activity');
}
