import type { MailWay } from '../../shared/lists.ts';
import { type Log, reasonOf } from '../log.ts';
import type { Clock, Mailer, MailMessage, MailOutcome } from '../services.ts';
import type { Database, Tx } from '../store/database.ts';
import { findOutboxRecord } from '../store/outbox.ts';
import {
  claimDue,
  expireDue,
  nextTimes,
  releaseExpiredLeases,
  settleClaimed,
} from '../store/outbox-queue.ts';
import type { OutboxRecord } from '../store/tables.ts';
import { createMailWaiters } from './mail-waiters.ts';
import { againAt, attemptMail, restAfter, STALL_MS } from './outbox-attempt.ts';

export type Outbox = {
  /** Something may be due: look now. Call it after the commit that queued a mail. */
  wake(): void;
  /** Resolves when that mail rests (the server answered, or another try waits for its time), or after `waitMs`. */
  settle(mailId: string, waitMs: number): Promise<void>;
  /** Resolves when nothing is being sent and nothing that could be sent is due. */
  idle(): Promise<void>;
  /** Takes no more mails and waits, up to a bound, for those being sent. */
  close(): Promise<void>;
};

/** How an attempt ended: the server's word, or the worker's own. */
export type Settlement = MailOutcome | { kind: 'expired' } | { kind: 'cancelled' };

export type OutboxDeps = {
  db: Database;
  clock: Clock;
  /** Office time, epoch ms: never goes back (S5). */
  now(): number;
  /** null while no way of sending is set up; queued mails then wait. */
  mailer(): Promise<Mailer | null>;
  /** @throws AppError('needs-recovery-key') while the office's secrets are closed. */
  unseal(mailId: string, sealed: Uint8Array): MailMessage;
  /** Runs inside the settling transaction; `mail` is the row as it is after it, `way` how it left where it did. */
  onSettled(tx: Tx, mail: OutboxRecord, outcome: Settlement, way: MailWay | null): Promise<void>;
  /** Screens that show the outbox ask again. */
  onChanged(): void;
  log: Log;
  concurrency?: number;
  /** True when no other process can be sending: then a mail found `sending` at the start is a dead process's. */
  soleWorker?: boolean;
};

/** Longer than any attempt: only a process that died leaves a mail past its lease. */
const LEASE_MS = STALL_MS + 30_000;
const CLOSE_MS = 10_000;
/** Timers stand still while the computer sleeps: look at the clock this often while anything waits. */
const LOOK_MS = 60_000;

/** The worker that takes queued mails to the mailer and writes down what became of each (S54). */
export function createOutbox(deps: OutboxDeps): Outbox {
  const { db, clock, log } = deps;
  const concurrency = deps.concurrency ?? 4;
  const sending = new Map<string, Promise<void>>();
  const waiters = createMailWaiters(clock);
  let looking: Promise<void> | null = null;
  let lookAgain = false;
  let clearUpAt = 0;
  let cancelTimer = () => {};
  let closed = false;
  let inherited = deps.soleWorker === true;

  function wake(): void {
    if (closed) return;
    lookAgain = true;
    looking ??= look().finally(() => {
      looking = null;
      if (lookAgain) wake();
    });
  }

  async function look(): Promise<void> {
    try {
      while (lookAgain && !closed) {
        lookAgain = false;
        if (deps.now() >= clearUpAt) await clearUp();
        const mailer = await deps.mailer();
        if (mailer === null) waiters.releaseAll();
        else await takeDue(mailer);
      }
      await setTimer();
    } catch (error) {
      log.error('outbox: looking for due mails failed', { reason: reasonOf(error) });
      setTimerFor(LOOK_MS);
    }
  }

  /** As many at once as there are free places: claims that wait together share a commit. */
  async function takeDue(mailer: Mailer): Promise<void> {
    while (!closed && sending.size < concurrency) {
      const places = Array.from({ length: concurrency - sending.size });
      const claimed = await Promise.allSettled(places.map(claim));
      const mails = claimed.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []));
      for (const mail of mails) {
        const work = sendClaimed(mailer, mail).finally(() => {
          sending.delete(mail.id);
          wake();
        });
        sending.set(mail.id, work);
      }
      // What was claimed is sent in any case; only then does a failed claim stop the look.
      const failed = claimed.find((one) => one.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
      if (mails.length < places.length) return;
    }
  }

  async function claim(): Promise<OutboxRecord | null> {
    const now = deps.now();
    const { mail, cancelled } = await db.write(async (tx) => {
      const claimed = await claimDue(tx, now, now + LEASE_MS);
      for (const row of claimed.cancelled) await deps.onSettled(tx, row, { kind: 'cancelled' }, null);
      return claimed;
    });
    waiters.release(...cancelled.map((row) => row.id));
    if (mail !== null || cancelled.length > 0) deps.onChanged();
    return mail;
  }

  /** Never rejects: a mail whose end could not be written down stays `sending` until its lease is over. */
  async function sendClaimed(mailer: Mailer, mail: OutboxRecord): Promise<void> {
    const outcome = await attemptMail(deps, mailer, mail);
    const facts = { mail: mail.id, kind: mail.kind, attempt: mail.attempts, outcome: outcome.kind };
    try {
      const row = await db.write(async (tx) => {
        const settled = await settleClaimed(tx, mail, restAfter(outcome, mail, deps.now()));
        const ended = settled?.state === 'cancelled' ? ({ kind: 'cancelled' } as const) : outcome;
        if (settled !== null) await deps.onSettled(tx, settled, ended, mailer.way);
        return settled;
      });
      log.info('outbox: mail settled', { ...facts, state: row?.state ?? null, answer: outcome.answer });
    } catch (error) {
      log.error('outbox: an outcome could not be written down', { ...facts, reason: reasonOf(error) });
    }
    waiters.release(mail.id);
    deps.onChanged();
  }

  async function clearUp(): Promise<void> {
    const now = deps.now();
    const leaseOver = inherited ? Number.MAX_SAFE_INTEGER : now;
    const ended = await db.write(async (tx) => {
      // Our own are not lost, however long the computer slept while they were on their way.
      const again = (mail: OutboxRecord) => againAt(mail, now);
      const released = await releaseExpiredLeases(tx, leaseOver, [...sending.keys()], again);
      const ended = [...released, ...(await expireDue(tx, now))];
      for (const row of ended) {
        const outcome: Settlement =
          row.state === 'expired' ? { kind: 'expired' } : { kind: 'unknown', answer: row.answer ?? '' };
        await deps.onSettled(tx, row, outcome, null);
      }
      return ended;
    });
    inherited = false;
    waiters.release(...ended.map((row) => row.id));
    if (ended.length > 0) deps.onChanged();
  }

  async function setTimer(): Promise<void> {
    const { due, clearUp: end } = await nextTimes(db.read);
    clearUpAt = end ?? Number.POSITIVE_INFINITY;
    const next = Math.min(due ?? Number.POSITIVE_INFINITY, clearUpAt);
    // A mail that is due and was not taken waits for a free place or a way of sending; both wake the worker.
    if (next !== Number.POSITIVE_INFINITY) setTimerFor(next <= deps.now() ? LOOK_MS : next - deps.now());
  }

  function setTimerFor(ms: number): void {
    cancelTimer();
    if (!closed) cancelTimer = clock.after(Math.min(ms, LOOK_MS), wake);
  }

  async function idle(): Promise<void> {
    while (looking !== null || sending.size > 0) await Promise.all([looking, ...sending.values()]);
  }

  return {
    wake,
    idle,
    async settle(mailId, waitMs) {
      const resting = waiters.wait(mailId, waitMs);
      const mail = await findOutboxRecord(db.read, mailId);
      const due = mail?.state === 'queued' && (mail.next_try_at ?? 0) <= deps.now();
      if (closed || !(due || mail?.state === 'sending')) waiters.release(mailId);
      await resting;
    },
    async close() {
      closed = true;
      cancelTimer();
      waiters.releaseAll();
      let cancel = () => {};
      const bound = new Promise<void>((resolve) => {
        cancel = clock.after(CLOSE_MS, resolve);
      });
      await Promise.race([idle(), bound]);
      cancel();
    },
  };
}
