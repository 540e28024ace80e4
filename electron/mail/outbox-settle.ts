import type { MailWay } from '../../shared/lists.ts';
import { type Log, reasonOf } from '../log.ts';
import type { MailOutcome } from '../services.ts';
import type { Database, Tx } from '../store/database.ts';
import { settleClaimed } from '../store/outbox-queue.ts';
import type { OutboxRecord } from '../store/tables.ts';
import { restAfter } from './outbox-attempt.ts';

/** How an attempt ended: the server's word, or the worker's own. */
export type Settlement = MailOutcome | { kind: 'expired' } | { kind: 'cancelled' };

/** `mail` is the row as it is afterwards, `way` how it left where it did. */
export type SettledMail = { mail: OutboxRecord; outcome: Settlement; way: MailWay | null };

/**
 * An attempt that is over and not yet written down. `mail` is the row as it was claimed; `allAgainAt` is when mails are
 * tried again (epoch ms) after a failure that was every mail's, else null.
 */
export type EndedAttempt = {
  mail: OutboxRecord;
  outcome: MailOutcome;
  way: MailWay;
  allAgainAt: number | null;
};

type SettleDeps = {
  db: Database;
  /** Runs inside the settling transaction. */
  onSettled(tx: Tx, settled: readonly SettledMail[]): Promise<void>;
  log: Log;
  now(): number;
};

/**
 * Writes down how these attempts ended, together when that goes and else each by itself, so that one whose consequences
 * cannot be written holds up no other. Never rejects: a mail whose end could not be written down stays `sending`
 * until its lease is over.
 */
export async function settleEnded(deps: SettleDeps, ended: readonly EndedAttempt[]): Promise<void> {
  if (ended.length === 0) return;
  try {
    await settleTogether(deps, ended);
  } catch (error) {
    const [only] = ended;
    if (ended.length === 1 && only !== undefined) {
      const facts = { ...factsOf(only), reason: reasonOf(error) };
      deps.log.error('outbox: an outcome could not be written down', facts);
      return;
    }
    for (const one of ended) await settleEnded(deps, [one]);
  }
}

async function settleTogether(deps: SettleDeps, ended: readonly EndedAttempt[]): Promise<void> {
  const { db, onSettled, log } = deps;
  // One moment for all, so that they can be written in few statements.
  const now = deps.now();
  const rows = await db.write(async (tx) => {
    const settled: SettledMail[] = [];
    for (const { mail, outcome, way, allAgainAt } of ended) {
      if (outcome.kind === 'handed-over') await outcome.keep?.(tx);
      const row = await settleClaimed(tx, mail, restAfter(outcome, mail, now, allAgainAt));
      if (row === null) continue;
      settled.push({ mail: row, outcome: row.state === 'cancelled' ? { kind: 'cancelled' } : outcome, way });
    }
    await onSettled(tx, settled);
    return settled;
  });
  const states = new Map(rows.map(({ mail }) => [mail.id, mail.state]));
  for (const one of ended) {
    const { answer } = one.outcome;
    log.info('outbox: mail settled', { ...factsOf(one), state: states.get(one.mail.id) ?? null, answer });
  }
}

function factsOf({ mail, outcome }: EndedAttempt) {
  return { mail: mail.id, kind: mail.kind, attempt: mail.attempts, outcome: outcome.kind };
}
