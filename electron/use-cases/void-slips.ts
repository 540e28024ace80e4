import type { Operator, Services } from '../services.ts';
import { leaveOut, type Place, unprintedSlips } from '../store/bulk-members.ts';
import { findReset } from '../store/resets.ts';
import { findUser } from '../store/users.ts';
import { endLiveReset } from './end-live-reset.ts';
import { tellChanged } from './use-case.ts';

/** Codes that nobody is to use must not stay alive; their people wait for a slip as before. */
export async function voidSlips(
  services: Services,
  operator: Operator | null,
  slips: readonly { member: Place; resetId: string }[],
): Promise<void> {
  await services.db.write(async (tx) => {
    for (const { member, resetId } of slips) {
      const reset = await findReset(tx, resetId);
      const user = reset === null ? null : await findUser(tx, reset.user_id);
      if (reset === null || user === null) continue;
      const end = { state: 'revoked', reason: 'slip-not-printed' } as const;
      await endLiveReset(tx, services, operator, reset, user, end);
      await leaveOut(tx, member, 'address-missing');
    }
  });
}

/**
 * Slips of a file that a kill left unfinished: what is there of it may still be read, so its codes are void. To be
 * called when the program has started; one that is being made waits for its turn.
 */
export async function voidLostSlips(services: Services): Promise<void> {
  await services.bulk.printInTurn(async () => {
    const lost = await unprintedSlips(services.db.read);
    if (lost.length === 0) return;
    await voidSlips(services, null, lost);
    tellChanged(services, 'bulk', 'resets', 'users', 'activity');
  });
}
