import { type Log, reasonOf } from '../log.ts';
import type { Clock, Mailer, MailMessage, MailOutcome } from '../services.ts';
import type { Database, Tx } from '../store/database.ts';
import { findOutboxRecord } from '../store/outbox.ts';
import {
  type Claim,
  claimDue,
  expireDue,
  nextTimes,
  releaseExpiredLeases,
  unclaim,
} from '../store/outbox-queue.ts';
import type { OutboxRecord } from '../store/tables.ts';
import { createMailWaiters } from './mail-waiters.ts';
import { againAt, attemptMail, isAboutEveryMail, STALL_MS } from './outbox-attempt.ts';
import { createOutboxLanes } from './outbox-lanes.ts';
import { createOutboxPace } from './outbox-pace.ts';
import { type EndedAttempt, type SettledMail, settleEnded } from './outbox-settle.ts';
import { createTelling } from './outbox-telling.ts';
import { createSoon } from './soon.ts';

/** All mails wait: until when (epoch ms), and what the mail server said. */
export type OutboxRest = { until: number; answer: string };

export type Outbox = {
  /** Something may be due: look now. Call it after the commit that queued a mail. */
  wake(): void;
  /** The same for a mail that nobody waits for: it comes along with others of the same moment, in the same commits. */
  wakeSoon(): void;
  /** Resolves when that mail rests (the server answered, or another try waits for its time), or after `waitMs`. */
  settle(mailId: string, waitMs: number): Promise<void>;
  /** Set while the server's last answer holds for every mail: only one that a person waits for is tried. */
  resting(): OutboxRest | null;
  /** Resolves when nothing is being sent and nothing that could be sent is due. */
  idle(): Promise<void>;
  /** Takes no more mails and waits, up to a bound, for those being sent. */
  close(): Promise<void>;
};

export type OutboxDeps = {
  db: Database;
  clock: Clock;
  /** Office time, epoch ms: never goes back (S5). */
  now(): number;
  /** null while no way of sending is set up; queued mails then wait. */
  mailer(): Promise<Mailer | null>;
  /** @throws AppError('needs-recovery-key') while the office's secrets are closed. */
  unseal(mailId: string, sealed: Uint8Array): MailMessage;
  /** Runs inside the settling transaction. */
  onSettled(tx: Tx, settled: readonly SettledMail[]): Promise<void>;
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
/** What nobody waits for waits this long for company, ms. */
const SOON_MS = 250;

/** The worker that takes queued mails to the mailer and writes down what became of each (S54). */
export function createOutbox(deps: OutboxDeps): Outbox {
  const { db, clock, log } = deps;
  const pace = createOutboxPace(deps.concurrency ?? 4);
  const waiters = createMailWaiters(clock);
  const soon = createSoon(wake, SOON_MS);
  const lanes = createOutboxLanes({ attempt, onEnd, atOnce: () => (isResting() ? 0 : pace.atOnce()) });
  const telling = createTelling(clock, deps.onChanged, lanes.isBusy);
  let current: Mailer | null = null;
  let looking: Promise<void> | null = null;
  let lookAgain = false;
  /** False after a claim that found fewer than it could take, until something wakes the worker. */
  let mayBeDue = true;
  let clearUpAt = 0;
  let cancelTimer = () => {};
  let closed = false;
  let inherited = deps.soleWorker === true;

  function wake(): void {
    soon.drop();
    mayBeDue = true;
    goOn();
  }

  function goOn(): void {
    if (closed) return;
    lookAgain = true;
    looking ??= look().finally(() => {
      looking = null;
      if (lookAgain) goOn();
    });
  }

  async function look(): Promise<void> {
    try {
      while (lookAgain && !closed) {
        lookAgain = false;
        if (deps.now() >= clearUpAt) await clearUp();
        const mailer = await mailerNow();
        if (mailer !== current) pace.reset();
        current = mailer;
        if (mailer === null) waiters.releaseAll();
        await turn(mailer !== null);
      }
      // While mails are ready the next look is only milliseconds away.
      if (lanes.isWell()) setTimerFor(LOOK_MS);
      else await setTimer();
    } catch (error) {
      log.error('outbox: looking for due mails failed', { reason: reasonOf(error) });
      setTimerFor(LOOK_MS);
    }
  }

  async function mailerNow(): Promise<Mailer | null> {
    try {
      return await deps.mailer();
    } catch (error) {
      // What has come back is written down all the same.
      await turn(false);
      throw error;
    }
  }

  function isResting(): boolean {
    return pace.restingUntil(deps.now()) !== null;
  }

  /** What came back is written down and what is due is claimed, in one commit for many mails of both. */
  async function turn(mayClaim: boolean): Promise<void> {
    const now = deps.now();
    const ended = lanes.takeEnded();
    const back = lanes.takeBack(isResting() || !mayClaim ? 'all' : 'stale');
    const leaving = [...ended.map(({ mail }) => mail), ...back];
    const bounds = mayClaim && mayBeDue ? boundsOf(leaving.length) : null;
    // Before the claim looks: what is queued while it does wakes the worker again.
    if (bounds !== null) mayBeDue = false;
    const [, givenBack, claimed] = await Promise.allSettled([
      settleEnded(deps, ended),
      back.length === 0 ? null : db.write((tx) => unclaim(tx, back, now)),
      bounds === null ? null : claim(now, bounds),
    ]);
    lanes.letGo(leaving);
    // They stay ours: left alone they would pass for mails that a dead process had begun.
    if (givenBack.status === 'rejected') lanes.keepBack(back);
    else if (back.length > 0) lookAgain = true;
    if (back.length > 0 || claimed.status === 'rejected') mayBeDue = true;
    if (claimed.status === 'fulfilled' && claimed.value !== null) {
      const { mails, cancelled } = claimed.value;
      if (mails.length === bounds?.most) mayBeDue = true;
      lanes.add(mails);
      // The server refused all while these were being claimed: the next turn gives them back.
      if (isResting() && bounds?.only === undefined && mails.length > 0) lookAgain = true;
      else lanes.start(isResting() ? 1 : pace.atOnce());
      waiters.release(...cancelled.map(({ id }) => id));
    }
    if (!isResting()) lanes.start(pace.atOnce());
    waiters.release(...ended.map(({ mail }) => mail.id));
    if (leaving.length > 0 || lanes.isBusy()) telling.tell();
    // What was claimed is sent in any case; only then does a failure stop the look.
    for (const part of [givenBack, claimed]) if (part.status === 'rejected') throw part.reason;
  }

  /** While all rest, one mail at a time that a person waits for: they are told what the server says now. */
  function boundsOf(leaving: number): { most: number; only?: string[] } | null {
    if (!isResting()) {
      const most = lanes.room(leaving);
      return most > 0 ? { most } : null;
    }
    const held = lanes.held();
    const only = waiters.ids().filter((id) => !held.includes(id));
    return held.length === leaving && only.length > 0 ? { most: 1, only } : null;
  }

  function claim(now: number, bounds: { most: number; only?: string[] }): Promise<Claim> {
    return db.write(async (tx) => {
      const claimed = await claimDue(tx, now, { ...bounds, leaseUntil: now + LEASE_MS });
      const cancelled = claimed.cancelled.map(
        (mail) => ({ mail, outcome: { kind: 'cancelled' }, way: null }) as const,
      );
      if (cancelled.length > 0) await deps.onSettled(tx, cancelled);
      return claimed;
    });
  }

  /** Never rejects. */
  async function attempt(mail: OutboxRecord): Promise<EndedAttempt> {
    const mailer = current;
    if (mailer === null) throw new Error('nothing is claimed without a way of sending');
    const outcome = await attemptMail(deps, mailer, mail);
    const allAgainAt = mailer === current ? notePace(outcome, deps.now()) : null;
    return { mail, outcome, way: mailer.way, allAgainAt };
  }

  function notePace(outcome: MailOutcome, now: number): number | null {
    if (isAboutEveryMail(outcome)) return pace.refusedAll(outcome.answer, now);
    if (outcome.kind === 'handed-over' || outcome.kind === 'refused') pace.answered();
    return null;
  }

  /** While enough is ready, writing down waits for company; whoever waits for this mail does not. */
  function onEnd(mail: OutboxRecord): void {
    if (!closed && lanes.isWell() && !waiters.ids().includes(mail.id)) return;
    goOn();
  }

  async function clearUp(): Promise<void> {
    const now = deps.now();
    const leaseOver = inherited ? Number.MAX_SAFE_INTEGER : now;
    const ended = await db.write(async (tx) => {
      // Our own are not lost, however long the computer slept while they were on their way.
      const again = (mail: OutboxRecord) => againAt(mail, now);
      const released = await releaseExpiredLeases(tx, leaseOver, lanes.held(), again);
      const ended = [...released, ...(await expireDue(tx, now))].map((mail) => {
        const outcome: SettledMail['outcome'] =
          mail.state === 'expired' ? { kind: 'expired' } : { kind: 'unknown', answer: mail.answer ?? '' };
        return { mail, outcome, way: null };
      });
      if (ended.length > 0) await deps.onSettled(tx, ended);
      return ended.map(({ mail }) => mail.id);
    });
    inherited = false;
    waiters.release(...ended);
    if (ended.length > 0) deps.onChanged();
  }

  async function setTimer(): Promise<void> {
    const { due, clearUp: end } = await nextTimes(db.read);
    clearUpAt = end ?? Number.POSITIVE_INFINITY;
    const now = deps.now();
    const dueAt = due === null ? Number.POSITIVE_INFINITY : Math.max(due, pace.restingUntil(now) ?? 0);
    const next = Math.min(dueAt, clearUpAt);
    // A mail that is due and was not taken waits for a free place or a way of sending; both wake the worker.
    if (next !== Number.POSITIVE_INFINITY) setTimerFor(next <= now ? LOOK_MS : next - now);
  }

  function setTimerFor(ms: number): void {
    cancelTimer();
    if (!closed) cancelTimer = clock.after(Math.min(ms, LOOK_MS), wake);
  }

  async function idle(): Promise<void> {
    soon.rush();
    while (looking !== null || lanes.isSending()) await Promise.all([looking, lanes.nextEnd()]);
  }

  /** Nothing more is begun; what comes back is still written down. */
  async function finish(): Promise<void> {
    for (;;) {
      await looking;
      await turn(false).catch((error: unknown) => {
        log.error('outbox: mails could not be given back', { reason: reasonOf(error) });
      });
      if (!lanes.isSending()) return;
      await lanes.nextEnd();
    }
  }

  return {
    wake,
    wakeSoon: () => (closed ? undefined : soon.ask()),
    idle,
    resting: () => {
      const until = pace.restingUntil(deps.now());
      return until === null ? null : { until, answer: pace.reason() ?? '' };
    },
    async settle(mailId, waitMs) {
      const resting = waiters.wait(mailId, waitMs);
      const mail = await findOutboxRecord(db.read, mailId);
      const due = mail?.state === 'queued' && (mail.next_try_at ?? 0) <= deps.now();
      if (closed || !(due || mail?.state === 'sending')) waiters.release(mailId);
      else if (isResting()) wake();
      await resting;
    },
    async close() {
      // Nothing is known of the next start.
      soon.rush();
      closed = true;
      cancelTimer();
      telling.stop();
      waiters.releaseAll();
      let cancel = () => {};
      const bound = new Promise<void>((resolve) => {
        cancel = clock.after(CLOSE_MS, resolve);
      });
      await Promise.race([finish(), bound]);
      cancel();
    },
  };
}
