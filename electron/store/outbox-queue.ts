import { type ExpressionBuilder, sql, type UpdateObject } from 'kysely';
import { LIVE_RESET_STATES, type MailState } from '../../shared/lists.ts';
import { compiledOnce } from './compiled.ts';
import type { Db, Tx } from './database.ts';
import { mayStillGo } from './outbox.ts';
import { KEPT, QUEUED, SENDING } from './state-literals.ts';
import type { OutboxRecord, Tables } from './tables.ts';

/** What the outbox worker does to rows: claim, settle, and clear up what time has overtaken. */

export type Claim = {
  /** Now `sending`, longest due first. */
  mails: OutboxRecord[];
  /** Found due, but of resets that are no longer live: not sent. */
  cancelled: OutboxRecord[];
};

/** What a claim may take: so many, until when they are the claimer's (epoch ms), and of these alone where a list is given. */
export type ClaimBounds = { most: number; leaseUntil: number; only?: readonly string[] };

/** Takes the mails that have been due longest. `now` is epoch ms. */
export async function claimDue(tx: Tx, now: number, { most, leaseUntil, only }: ClaimBounds): Promise<Claim> {
  const claim: Claim = { mails: [], cancelled: [] };
  for (let wanted = most; wanted > 0; ) {
    let due = tx
      .selectFrom('outbox')
      .leftJoin('resets', 'resets.id', 'outbox.reset_id')
      .select(['outbox.id', 'outbox.reset_id', 'resets.state as reset_state'])
      .where('outbox.state', '=', QUEUED)
      .where('next_try_at', '<=', now)
      .where((eb) => eb.or([eb('outbox.expires_at', 'is', null), eb('outbox.expires_at', '>', now)]))
      .orderBy('next_try_at')
      // The order of the index itself: ten thousand mails of one moment are not sorted anew for each claim.
      .orderBy(sql`outbox.rowid`)
      .limit(wanted);
    if (only !== undefined) due = due.where('outbox.id', 'in', only);
    const found = await due.execute();
    const isDead = ({ reset_id, reset_state }: (typeof found)[number]) =>
      reset_id !== null && !LIVE.includes(reset_state);
    const dead = found.filter(isDead).map(({ id }) => id);
    const live = found.filter((one) => !isDead(one)).map(({ id }) => id);
    claim.cancelled.push(...(await take(tx, dead, () => CANCELLED)));
    const sending = (eb: Column) =>
      ({
        state: 'sending',
        attempts: eb('attempts', '+', 1),
        lease_until: leaseUntil,
        next_try_at: null,
      }) as const;
    claim.mails.push(...(await take(tx, live, sending)));
    // Fewer than could be taken: there are no more.
    wanted = found.length < wanted ? 0 : most - claim.mails.length;
  }
  return claim;
}

const LIVE: readonly unknown[] = LIVE_RESET_STATES;
const CANCELLED = { state: 'cancelled', sealed: null, next_try_at: null } as const;
type Column = ExpressionBuilder<Tables, 'outbox'>;

/** In the order of `ids`: RETURNING promises none. */
async function take(
  tx: Tx,
  ids: readonly string[],
  change: (eb: Column) => UpdateObject<Tables, 'outbox'>,
): Promise<OutboxRecord[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .updateTable('outbox')
    .set(change)
    .where('id', 'in', ids)
    .where('state', '=', QUEUED)
    .returningAll()
    .execute();
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** Gives back what was claimed and never begun, as if it had not been: it is due at once. */
export async function unclaim(tx: Tx, claimed: readonly OutboxRecord[], now: number): Promise<void> {
  for (const { id, attempts } of claimed) {
    await tx
      .updateTable('outbox')
      .set({ state: 'queued', attempts: attempts - 1, lease_until: null, next_try_at: now })
      .where('id', '=', id)
      .where('state', '=', SENDING)
      .where('attempts', '=', attempts)
      .execute();
  }
}

export type Rest =
  | { state: 'handed-over'; at: number; answer: string }
  | { state: 'unknown' | 'failed'; answer: string }
  /** `maybeTaken`: this try ended without an answer. */
  | { state: 'queued'; nextTryAt: number; answer: string; maybeTaken?: true };

/**
 * Writes down how an attempt ended. `claimed` is the row as `claimDue` gave it: an attempt whose lease ran out and
 * that someone else has taken over changes nothing.
 * @returns the row afterwards, or null when it was no longer this attempt's.
 */
export async function settleClaimed(tx: Tx, claimed: OutboxRecord, rest: Rest): Promise<OutboxRecord | null> {
  // What was taken or refused ends the same way whatever became of its reset.
  const asked = rest.state === 'queued' || rest.state === 'unknown';
  const live = asked ? await mayStillGo(tx, claimed) : true;
  const row = await tx
    .updateTable('outbox')
    .set({ ...columns(rest, claimed, live), answer: rest.answer, lease_until: null })
    .where('id', '=', claimed.id)
    .where('state', '=', SENDING)
    .where('attempts', '=', claimed.attempts)
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

function columns(rest: Rest, claimed: OutboxRecord, live: boolean) {
  switch (rest.state) {
    case 'handed-over':
      return { state: rest.state, sealed: null, handed_over_at: rest.at } as const;
    case 'queued':
      return live
        ? ({
            state: rest.state,
            next_try_at: rest.nextTryAt,
            ...(rest.maybeTaken === true ? { maybe_taken: 1 } : {}),
          } as const)
        : ({ state: 'cancelled', sealed: null } as const);
    case 'unknown':
      return { state: rest.state, maybe_taken: 1, ...(live ? {} : { sealed: null }) } as const;
    case 'failed':
      // A refused reset has failed for good; a notice holds no secret and may be tried again by hand.
      return claimed.kind === 'reset'
        ? ({ state: rest.state, sealed: null } as const)
        : ({ state: rest.state } as const);
  }
}

/**
 * Mails left `sending` by a process that died: it may or may not have handed them over (S54). A reset mail stays
 * `unknown`, with the same Message-ID and token should an operator send it again; every other one is due again when
 * `againAt` says, because a user who never hears of a change is worse off than one who hears of it twice.
 */
export async function releaseExpiredLeases(
  tx: Tx,
  leaseOver: number,
  except: readonly string[],
  againAt: (mail: OutboxRecord) => number | null,
): Promise<OutboxRecord[]> {
  const release = tx
    .updateTable('outbox')
    .set({ state: 'unknown', lease_until: null, maybe_taken: 1 })
    .where('state', '=', SENDING)
    .where('lease_until', '<=', leaseOver);
  const released = await (except.length === 0 ? release : release.where('id', 'not in', except))
    .returningAll()
    .execute();
  const settled: OutboxRecord[] = [];
  for (const mail of released) settled.push(await settleReleased(tx, mail, againAt(mail)));
  return settled;
}

async function settleReleased(tx: Tx, mail: OutboxRecord, againAt: number | null): Promise<OutboxRecord> {
  const row = tx.updateTable('outbox').where('id', '=', mail.id).returningAll();
  if (againAt !== null) return row.set({ state: 'queued', next_try_at: againAt }).executeTakeFirstOrThrow();
  // A token that can no longer be used is not kept for a second try.
  const live = await mayStillGo(tx, mail);
  return live ? mail : row.set({ sealed: null }).executeTakeFirstOrThrow();
}

/**
 * Ends what is past its time, and wipes the sealed mails that could have been retried until now. What a server may
 * have taken ends as `unknown`: that nothing was sent, nobody can say.
 */
export async function expireDue(tx: Tx, now: number): Promise<OutboxRecord[]> {
  await tx
    .updateTable('outbox')
    .set({ sealed: null })
    .where('state', 'in', KEPT)
    .where('sealed', 'is not', null)
    .where('expires_at', '<=', now)
    .execute();
  return tx
    .updateTable('outbox')
    .set((eb) => ({
      state: eb
        .case()
        .when('maybe_taken', '=', 1)
        .then(sql.lit<MailState>('unknown'))
        .else(sql.lit<MailState>('expired'))
        .end(),
      sealed: null,
      next_try_at: null,
    }))
    .where('state', '=', QUEUED)
    .where('expires_at', '<=', now)
    .returningAll()
    .execute();
}

/** When the next mail comes due and when something must be cleared up, epoch ms; null for never. */
export async function nextTimes(db: Db): Promise<{ due: number | null; clearUp: number | null }> {
  const [times] = (await minima(db, {})).rows;
  const ends = [times?.queued, times?.leased, times?.kept].filter((end) => typeof end === 'number');
  return { due: times?.due ?? null, clearUp: ends.length === 0 ? null : Math.min(...ends) };
}

/** Each minimum a query of its own: it is then one look into its index. */
const minima = compiledOnce((db, _none: object) => {
  const from = db.selectFrom('outbox');
  const queued = from.where('state', '=', QUEUED);
  return db
    .selectNoFrom([
      queued.select(({ fn }) => fn.min('next_try_at').as('at')).as('due'),
      queued.select(({ fn }) => fn.min('expires_at').as('at')).as('queued'),
      from
        .where('state', '=', SENDING)
        .select(({ fn }) => fn.min('lease_until').as('at'))
        .as('leased'),
      from
        .where('state', 'in', KEPT)
        .where('sealed', 'is not', null)
        .select(({ fn }) => fn.min('expires_at').as('at'))
        .as('kept'),
    ])
    .compile();
});
