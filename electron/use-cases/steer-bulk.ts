import { setImmediate as turn } from 'node:timers/promises';
import type { PauseCause } from '../../shared/bulk-lists.ts';
import { AppError } from '../../shared/errors.ts';
import type { Operator, Services } from '../services.ts';
import { append, type Scene } from '../store/activity.ts';
import { waitingResets } from '../store/bulk-members.ts';
import { changeBulk, findRunningBulk } from '../store/bulk-resets.ts';
import type { BulkResetsTable } from '../store/bulk-tables.ts';
import type { Tx } from '../store/database.ts';
import { findReset } from '../store/resets.ts';
import { readSetting } from '../store/settings.ts';
import { findUser } from '../store/users.ts';
import { endLiveReset } from './end-live-reset.ts';
import { findBulkIn, notPossible } from './find-bulk-for.ts';
import { refuseSecond } from './start-bulk.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** So many resets are ended in one transaction. */
const PIECE = 200;

/** No further mail is made. Those in the outbox, a minute's worth at most, go on. */
export const pauseBulk: UseCase<'bulk.pause'> = async (services, operator, { bulkId }) => {
  await findBulkIn(services.db.read, bulkId, ['running']);
  await pauseRunning(services, operator, 'by-operator');
  return {};
};

/** Of whatever runs. @param operator null when the program itself has a reason to */
export async function pauseRunning(
  services: Pick<Services, 'db' | 'time' | 'machine' | 'secrets' | 'emit'>,
  operator: Operator | null,
  cause: PauseCause,
): Promise<void> {
  const paused = await services.db.write(async (tx) => {
    const bulk = await findRunningBulk(tx);
    if (bulk === null) return false;
    await pauseIn(tx, services, operator, bulk, cause);
    return true;
  });
  if (paused) tellChanged(services, 'bulk', 'activity');
}

async function pauseIn(
  tx: Tx,
  services: Scene,
  operator: Operator | null,
  { id }: Pick<BulkResetsTable, 'id'>,
  cause: PauseCause,
): Promise<void> {
  await changeBulk(tx, id, ['running'], { state: 'paused', paused_for: cause });
  const details = { bulk: id, reason: cause };
  await append(tx, services, operator, { action: 'bulk-paused', details });
}

/** @throws AppError bulk-not-found, bulk-not-possible { state }, bulk-running-already, mail-not-configured */
export const resumeBulk: UseCase<'bulk.resume'> = async (services, operator, { bulkId }) => {
  await services.db.write(async (tx) => {
    const bulk = await findBulkIn(tx, bulkId, ['paused']);
    await refuseSecond(tx);
    if ((await readSetting(tx, 'mail')).way === 'none') throw new AppError('mail-not-configured');
    const change = { state: 'running', paused_for: null, run_by: operator.id } as const;
    if (!(await changeBulk(tx, bulkId, ['paused'], change))) throw notPossible(bulk);
    await append(tx, services, operator, { action: 'bulk-resumed', details: { bulk: bulkId } });
  });
  tellChanged(services, 'bulk', 'activity');
  services.bulk.wake();
  return {};
};

/**
 * For good: what still waits in the outbox is taken back, its resets revoked. Cancelled it is in the transaction that
 * takes back the last of them, so that after a kill in between it stands still and can be cancelled again. A mail that
 * is on its way may arrive all the same, with a token that is worth nothing.
 *
 * @throws AppError bulk-not-found, bulk-not-possible { state }
 */
export const cancelBulk: UseCase<'bulk.cancel'> = async (services, operator, { bulkId }) => {
  let revoked = 0;
  for (let cancelled = false; !cancelled; await turn()) {
    const piece = await services.db.write((tx) => cancelPiece(tx, services, operator, bulkId));
    revoked += piece.revoked;
    cancelled = piece.cancelled;
  }
  tellChanged(services, 'bulk', 'resets', 'outbox', 'users', 'activity');
  return { revoked };
};

async function cancelPiece(
  tx: Tx,
  services: Services,
  operator: Operator,
  bulkId: string,
): Promise<{ revoked: number; cancelled: boolean }> {
  const bulk = await findBulkIn(tx, bulkId, ['running', 'paused', 'finished']);
  const ids = await waitingResets(tx, bulkId, PIECE);
  let revoked = 0;
  for (const id of ids) {
    const reset = await findReset(tx, id);
    const user = reset === null ? null : await findUser(tx, reset.user_id);
    if (reset === null || user === null) continue;
    const end = { state: 'revoked', reason: 'bulk-cancelled' } as const;
    if (await endLiveReset(tx, services, operator, reset, user, end)) revoked += 1;
  }
  if (ids.length === PIECE && revoked > 0) {
    if (bulk.state === 'running') await pauseIn(tx, services, operator, bulk, 'by-operator');
    return { revoked, cancelled: false };
  }
  const end = { state: 'cancelled', paused_for: null, ended_at: services.time.now() } as const;
  if (!(await changeBulk(tx, bulkId, [bulk.state], end))) throw notPossible(bulk);
  await append(tx, services, operator, { action: 'bulk-cancelled', details: { bulk: bulkId } });
  return { revoked, cancelled: true };
}
