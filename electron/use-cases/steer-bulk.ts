import { setImmediate as turn } from 'node:timers/promises';
import type { BulkCount } from '../../shared/bulk.ts';
import type { PauseCause } from '../../shared/bulk-lists.ts';
import { AppError } from '../../shared/errors.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { makeReady, waitingResets } from '../store/bulk-members.ts';
import { changeBulk, countBulk, findRunningBulk } from '../store/bulk-resets.ts';
import { findReset } from '../store/resets.ts';
import { readSetting } from '../store/settings.ts';
import { findUser } from '../store/users.ts';
import { endLiveReset } from './end-live-reset.ts';
import { findBulkIn, notPossible } from './find-bulk-for.ts';
import { refuseSecond } from './start-bulk.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** So many resets are ended, or members made ready, in one transaction. */
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
    await changeBulk(tx, bulk.id, ['running'], { state: 'paused', paused_for: cause });
    const details = { bulk: bulk.id, reason: cause };
    await append(tx, services, operator, { action: 'bulk-paused', details });
    return true;
  });
  if (paused) tellChanged(services, 'bulk', 'activity');
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
 * For good. First nothing more is made, then what still waits in the outbox is taken back, its resets revoked. A mail
 * that is on its way may arrive all the same, with a token that is worth nothing.
 *
 * @throws AppError bulk-not-found, bulk-not-possible { state }
 */
export const cancelBulk: UseCase<'bulk.cancel'> = async (services, operator, { bulkId }) => {
  await services.db.write(async (tx) => {
    const bulk = await findBulkIn(tx, bulkId, ['running', 'paused', 'finished']);
    const end = { state: 'cancelled', paused_for: null, ended_at: services.time.now() } as const;
    if (!(await changeBulk(tx, bulkId, [bulk.state], end))) throw notPossible(bulk);
    await append(tx, services, operator, { action: 'bulk-cancelled', details: { bulk: bulkId } });
  });
  let revoked = 0;
  for (;;) {
    const ids = await waitingResets(services.db.read, bulkId, PIECE);
    const ended = await services.db.write(async (tx) => {
      let ends = 0;
      for (const id of ids) {
        const reset = await findReset(tx, id);
        const user = reset === null ? null : await findUser(tx, reset.user_id);
        if (reset === null || user === null) continue;
        const end = { state: 'revoked', reason: 'bulk-cancelled' } as const;
        if (await endLiveReset(tx, services, operator, reset, user, end)) ends += 1;
      }
      return ends;
    });
    revoked += ended;
    if (ended === 0) break;
    await turn();
  }
  tellChanged(services, 'bulk', 'resets', 'outbox', 'users', 'activity');
  return { revoked };
};

/**
 * Another reset for those who failed, whose token ran out, or who were left out. Never for `unknown`: that mail may have
 * arrived, and to send it again is a decision for each one, in the outbox.
 *
 * @throws AppError bulk-not-found, bulk-not-possible { state }, bulk-running-already, bulk-nobody
 */
export const retryBulk: UseCase<'bulk.retry'> = async (services, operator, { bulkId, ...from }) => {
  const again = await services.db.write(async (tx) => {
    const { state } = await findBulkIn(tx, bulkId, ['running', 'paused', 'finished']);
    const members = sumOf(await countBulk(tx, bulkId), from);
    if (members === 0) throw new AppError('bulk-nobody');
    if (state !== 'running') {
      await refuseSecond(tx);
      const change = { state: 'running', paused_for: null, ended_at: null, run_by: operator.id } as const;
      await changeBulk(tx, bulkId, [state], change);
    }
    const why = from.code === undefined ? {} : { code: from.code };
    const details = { bulk: bulkId, members, from: from.progress, ...why };
    await append(tx, services, operator, { action: 'bulk-retried', details });
    return members;
  });
  while ((await services.db.write((tx) => makeReady(tx, bulkId, from, PIECE))) > 0) await turn();
  tellChanged(services, 'bulk', 'activity');
  services.bulk.wake();
  return { again };
};

function sumOf(counts: readonly BulkCount[], from: { progress: string; code?: string | undefined }): number {
  return counts
    .filter(({ progress, code }) => progress === from.progress && (from.code ?? code) === code)
    .reduce((sum, { members }) => sum + members, 0);
}
