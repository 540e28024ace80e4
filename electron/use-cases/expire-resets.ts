import { setImmediate as turn } from 'node:timers/promises';
import { AppError } from '../../shared/errors.ts';
import { LINES_FOR } from '../bulk/pasted-list.ts';
import type { Services } from '../services.ts';
import { removeOldLines } from '../store/bulk-resets.ts';
import type { Tx } from '../store/database.ts';
import { removeDeadJwtKeys } from '../store/office.ts';
import { forgetPreviousAddresses } from '../store/previous-addresses.ts';
import { wipeEndedCodes } from '../store/reset-codes.ts';
import { overdueResets } from '../store/resets.ts';
import { findUser } from '../store/users.ts';
import { endLiveReset } from './end-live-reset.ts';
import { PREVIOUS_FOR } from './notify-change.ts';
import { tellChanged } from './use-case.ts';

/** In one transaction: a day after a bulk reset there are thousands, and the window gets its turn in between. */
const PIECE = 100;

/** Once a minute: time that has passed is written down, so that a clock set back cannot undo it (S5). */
export async function expireResets(services: Services): Promise<void> {
  const now = services.time.now();
  const { db } = services;
  let expired = 0;
  let wiped = false;
  for (let more = true; more; ) {
    const ended = await db.write(async (tx) => {
      const some = await expirePiece(tx, services, now);
      // The rest is little: it belongs to the last piece.
      if (some < PIECE) wiped = await tidyUp(tx, now);
      return some;
    });
    expired += ended;
    more = ended === PIECE;
    if (more) await turn();
  }
  if (wiped && expired === 0) tellChanged(services, 'resets');
  if (expired > 0) tellChanged(services, 'resets', 'users', 'outbox', 'activity');
}

/** @returns whether a code was wiped */
async function tidyUp(tx: Tx, now: number): Promise<boolean> {
  await removeDeadJwtKeys(tx, now);
  await forgetPreviousAddresses(tx, now - PREVIOUS_FOR);
  await removeOldLines(tx, now - LINES_FOR);
  return wipeEndedCodes(tx, now);
}

/** @returns how many resets that ended */
async function expirePiece(tx: Tx, services: Services, now: number): Promise<number> {
  const overdue = await overdueResets(tx, now, PIECE);
  for (const reset of overdue) {
    const user = await findUser(tx, reset.user_id);
    if (user === null) throw new AppError('internal');
    await endLiveReset(tx, services, null, reset, user, { state: 'expired', reason: 'time-over' });
  }
  return overdue.length;
}
