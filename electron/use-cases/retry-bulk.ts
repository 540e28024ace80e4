import { setImmediate as turn } from 'node:timers/promises';
import type { BulkCount } from '../../shared/bulk.ts';
import type { BulkState } from '../../shared/bulk-lists.ts';
import { AppError } from '../../shared/errors.ts';
import { append } from '../store/activity.ts';
import { countLiveOver, makeReady, ONLY_BY_CODE, type RetryOf } from '../store/bulk-members.ts';
import { changeBulk, countBulk, findBulk } from '../store/bulk-resets.ts';
import type { Db, Tx } from '../store/database.ts';
import { findBulkIn } from './find-bulk-for.ts';
import { refuseSecond } from './start-bulk.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** So many members are made ready in one transaction. */
const PIECE = 200;

const RETRIED: readonly BulkState[] = ['running', 'paused', 'finished'];

/**
 * Another reset for those who failed, whose token ran out, who were left out, or whose live reset was kept and is over;
 * who has no address waits for a slip and is not among them, and whom a restore left behind only when asked for by that
 * code. Never for `unknown`: that mail may have arrived, and to
 * send it again is a decision for each one, in the outbox.
 *
 * @throws AppError bulk-not-found, bulk-not-possible { state }, bulk-running-already, bulk-nobody, bulk-all-live
 */
export const retryBulk: UseCase<'bulk.retry'> = async (services, operator, { bulkId, ...from }) => {
  const { db } = services;
  const of = { ...from, now: services.time.now() };
  const again = await db.write(async (tx) => {
    const { state } = await findBulkIn(tx, bulkId, RETRIED);
    const members = await howMany(tx, bulkId, of);
    if (members === 0) throw new AppError(of.progress === 'has-live' ? 'bulk-all-live' : 'bulk-nobody');
    if (state !== 'running') {
      await refuseSecond(tx);
      const change = { state: 'running', paused_for: null, ended_at: null, run_by: operator.id } as const;
      await changeBulk(tx, bulkId, [state], change);
    }
    const why = from.code === undefined ? {} : { code: from.code };
    const details = { bulk: bulkId, members, from: from.progress, ...why };
    await append(tx, services, operator, { action: 'bulk-retried', details });
    // In the same transaction as the state: one that has nobody left to send to is finished.
    await makeReady(tx, bulkId, of, PIECE);
    return members;
  });
  const more = async (tx: Tx) => {
    const bulk = await findBulk(tx, bulkId);
    return bulk !== null && RETRIED.includes(bulk.state) ? makeReady(tx, bulkId, of, PIECE) : 0;
  };
  for (let left = again - PIECE; left > 0 && (await db.write(more)) > 0; left -= PIECE) await turn();
  tellChanged(services, 'bulk', 'activity');
  services.bulk.wake();
  return { again };
};

async function howMany(db: Db, bulkId: string, of: RetryOf): Promise<number> {
  if (of.progress === 'has-live') return countLiveOver(db, bulkId, of.now);
  return sumOf(await countBulk(db, bulkId), of);
}

function sumOf(counts: readonly BulkCount[], from: { progress: string; code?: string | undefined }): number {
  return counts
    .filter(({ progress, code }) => progress === from.progress && meansCode(from, code))
    .reduce((sum, { members }) => sum + members, 0);
}

/** As `makeReady` chooses them. */
function meansCode(from: { code?: string | undefined }, code: string | null): boolean {
  return from.code === undefined ? !ONLY_BY_CODE.includes(code ?? '') : code === from.code;
}
