import { AppError } from '../../shared/errors.ts';
import { type Log, reasonOf } from '../log.ts';
import type { Clock, Mailer, MailMessage, MailOutcome } from '../services.ts';
import type { Rest } from '../store/outbox-queue.ts';
import type { OutboxRecord } from '../store/tables.ts';
import { retryAt, retryUnansweredAt } from './retry-times.ts';

/** A mailer that has not answered by then never will (its own bounds are shorter), and must not hold up the others. */
export const STALL_MS = 300_000;

/** One attempt to send one claimed mail. Never rejects: whatever happens has a name. */
export async function attemptMail(
  deps: {
    clock: Clock;
    log: Log;
    unseal(mailId: string, sealed: Uint8Array): MailMessage;
  },
  mailer: Mailer,
  mail: OutboxRecord,
): Promise<MailOutcome> {
  let message: MailMessage;
  try {
    message = deps.unseal(mail.id, mail.sealed ?? new Uint8Array());
  } catch (error) {
    return notOpened(error);
  }
  let cancelStall = () => {};
  const stalled = new Promise<MailOutcome>((resolve) => {
    cancelStall = deps.clock.after(STALL_MS, () => resolve({ kind: 'unknown', answer: 'No answer at all' }));
  });
  try {
    return await Promise.race([mailer.send(message), stalled]);
  } catch (error) {
    deps.log.error('outbox: the mailer failed', { mail: mail.id, reason: reasonOf(error) });
    // A defect: how far the mail got, nobody can say.
    return { kind: 'unknown', answer: 'Resetdesk: sending failed in an unforeseen way' };
  } finally {
    cancelStall();
  }
}

function notOpened(error: unknown): MailOutcome {
  if (error instanceof AppError && error.code === 'needs-recovery-key') {
    return {
      kind: 'try-later',
      code: 'mail-not-configured',
      answer: 'Resetdesk: waiting for the recovery key',
    };
  }
  return { kind: 'refused', code: 'mail-refused', answer: 'Resetdesk: the stored mail is damaged' };
}

/**
 * When a mail whose last try ended without an answer goes out once more, epoch ms; null for never by itself. A second
 * token mail is an operator's decision; everything else must arrive at least once, and carries no secret.
 */
export function againAt(mail: Pick<OutboxRecord, 'kind' | 'attempts'>, now: number): number | null {
  return mail.kind === 'reset' ? null : retryUnansweredAt(mail.attempts, now);
}

/** Whether every other mail would fare the same now. */
export function isAboutEveryMail(outcome: MailOutcome): boolean {
  return (outcome.kind === 'try-later' || outcome.kind === 'refused') && outcome.about === 'every-mail';
}

/**
 * Where the outcome leaves the mail's row. Times are epoch ms; `allAgainAt` is when mails are tried again after a failure
 * that was not this one's own, null for one that was.
 */
export function restAfter(
  outcome: MailOutcome,
  mail: OutboxRecord,
  now: number,
  allAgainAt: number | null = null,
): Rest {
  const { answer } = outcome;
  switch (outcome.kind) {
    case 'handed-over':
      return { state: 'handed-over', at: now, answer };
    case 'unknown': {
      const nextTryAt = againAt(mail, now);
      return nextTryAt === null
        ? { state: 'unknown', answer }
        : { state: 'queued', nextTryAt, answer, maybeTaken: true };
    }
    case 'refused':
      return { state: 'failed', answer };
    case 'try-later':
      return { state: 'queued', nextTryAt: allAgainAt ?? retryAt(mail.attempts, now), answer };
  }
}
