import type { BulkCount } from '../../shared/bulk.ts';
import { reasonOf } from '../log.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { nextMembers } from '../store/bulk-members.ts';
import { changeBulk, countBulk, findRunningBulk } from '../store/bulk-resets.ts';
import type { BulkResetsTable } from '../store/bulk-tables.ts';
import type { Db } from '../store/database.ts';
import { findOperator, toOperator } from '../store/operators.ts';
import { readSetting } from '../store/settings.ts';
import { discardUnstarted } from './discard-bulk.ts';
import { issueMember } from './issue-member.ts';
import { currentJwtKey } from './jwt-keys.ts';
import { pauseRunning } from './steer-bulk.ts';
import { tellChanged } from './use-case.ts';
import { voidLostSlips } from './void-slips.ts';

const MINUTE = 60_000;
/** After a failure nobody can name (a full disk, a busy file). */
const AFTER_FAILURE = MINUTE;
/** Below this no server's hiccup holds a batch up. */
const LEAST_WAITING = 10;

/** Who takes the running bulk reset to the outbox at the office's pace. */
export type BulkFeeder = {
  /** A bulk reset was started, resumed or retried. */
  wake(): void;
  /** Once a minute; the first time, what was running when the program ended is paused (nobody may be at the desk). */
  minute(): Promise<void>;
  close(): Promise<void>;
};

/** How many mails at once, and the time until the next, ms: never more than the setting within any minute. */
export function paceOf(perMinute: number): { mails: number; every: number } {
  const mails = Math.max(1, Math.floor(perMinute / 60));
  return { mails, every: Math.ceil((mails * MINUTE) / perMinute) };
}

/**
 * Whether so many mails of the batch wait that the server takes none: tokens that are made meanwhile would only run out
 * in the outbox.
 */
export function isHeldBack(counts: readonly BulkCount[], perMinute: number): boolean {
  const waiting = counts
    .filter(({ progress }) => progress === 'queued' || progress === 'retrying')
    .reduce((sum, { members }) => sum + members, 0);
  return waiting >= Math.max(LEAST_WAITING, perMinute);
}

export function createBulkFeeder(services: Services): BulkFeeder {
  let inherited = true;
  let started = false;
  let closed = false;
  let feeding: Promise<void> | null = null;
  let cancelTimer = () => {};
  /** Pausing and resuming must not be faster than the pace. */
  let notBefore = 0;
  /** The pace of the last round, ms: no clock that was set back makes the next one wait for longer. */
  let interval = 0;

  function wake(): void {
    inherited = false;
    if (closed || feeding !== null) return;
    cancelTimer();
    const wait = untilNext();
    if (wait > 0) setTimer(wait);
    else feeding = round().finally(() => (feeding = null));
  }

  function untilNext(): number {
    return Math.min(interval, Math.max(0, notBefore - services.clock.now()));
  }

  function setTimer(ms: number): void {
    cancelTimer();
    if (closed) return;
    cancelTimer = services.clock.after(ms, () => {
      notBefore = 0;
      wake();
    });
  }

  async function round(): Promise<void> {
    const { clock } = services;
    try {
      const begun = clock.now();
      const every = await feed(services);
      if (every === null) return;
      interval = every;
      notBefore = begun + every;
      setTimer(untilNext());
    } catch (error) {
      services.log.error('a bulk reset could not go on', { reason: reasonOf(error) });
      setTimer(AFTER_FAILURE);
    }
  }

  return {
    wake,
    minute: async () => {
      if (!started) {
        started = true;
        // Not awaited: whoever chooses a file for slips has their turn first.
        void voidLostSlips(services).catch((error: unknown) => {
          services.log.error('slips of an unfinished file are not void', { reason: reasonOf(error) });
        });
      }
      if (!inherited) return;
      inherited = false;
      await pauseRunning(services, null, 'restart');
      await discardUnstarted(services, ['gathering']);
    },
    close: async () => {
      closed = true;
      cancelTimer();
      await feeding;
    },
  };
}

/** One round. @returns ms until the next, null when nothing runs any more */
async function feed(services: Services): Promise<number | null> {
  const { db } = services;
  const bulk = await findRunningBulk(db.read);
  if (bulk === null) return null;
  const operator = await runnerOf(db.read, bulk);
  const configured = (await readSetting(db.read, 'mail')).way !== 'none';
  if (operator === null || !configured) {
    await pauseRunning(services, null, operator === null ? 'operator-gone' : 'mail-not-configured');
    return null;
  }
  const { bulkPerMinute } = await readSetting(db.read, 'tokens');
  const { mails, every } = paceOf(bulkPerMinute);
  if (isHeldBack(await countBulk(db.read, bulk.id), bulkPerMinute)) return Math.max(every, 1000);
  const members = await nextMembers(db.read, bulk.id, bulk.live, mails);
  if (members.length === 0) return (await finish(services, bulk)) ? null : every;
  const key = await currentJwtKey(services);
  const issued = await Promise.allSettled(
    members.map((member) => issueMember(services, operator, bulk, member, key)),
  );
  const trouble = issued.find((one) => one.status === 'rejected');
  if (trouble !== undefined) throw trouble.reason;
  services.outbox.wake();
  tellChanged(services, 'bulk', 'resets', 'outbox', 'users', 'activity');
  return every;
}

/** In whose name it runs; null when that one may not any more. */
async function runnerOf(db: Db, { run_by }: BulkResetsTable): Promise<Operator | null> {
  const record = run_by === null ? null : await findOperator(db, run_by);
  if (record === null || record.disabled_at !== null || record.role !== 'admin') return null;
  return toOperator(record);
}

/** @returns false when somebody is to get one after all: a retry came in between */
async function finish(services: Services, bulk: BulkResetsTable): Promise<boolean> {
  const isOver = await services.db.write(async (tx) => {
    if ((await nextMembers(tx, bulk.id, bulk.live, 1)).length > 0) return false;
    const end = { state: 'finished', ended_at: services.time.now() } as const;
    if (!(await changeBulk(tx, bulk.id, ['running'], end))) return true;
    const counts = await countBulk(tx, bulk.id);
    const leftOut = counts.filter(({ progress }) => progress === 'left-out');
    const sum = (some: typeof counts) => some.reduce((all, { members }) => all + members, 0);
    const details = { bulk: bulk.id, members: sum(counts), skipped: sum(leftOut) };
    await append(tx, services, null, { action: 'bulk-finished', details });
    return true;
  });
  tellChanged(services, 'bulk', 'activity');
  return isOver;
}
