import { type Selectable, sql } from 'kysely';
import type { CheckpointView, EvidenceState } from '../../shared/evidence.ts';
import type { CheckpointPlace, PlaceProblem } from '../../shared/evidence-lists.ts';
import type { Db, Tx } from './database.ts';
import type { CheckpointCopiesTable, CheckpointsTable } from './evidence-tables.ts';

export type CheckpointRecord = Selectable<CheckpointsTable>;

export async function insertCheckpoint(
  tx: Tx,
  record: Omit<CheckpointRecord, 'number'>,
  copies: readonly { place: CheckpointPlace; mailId: string | null }[],
): Promise<number> {
  const { number } = await tx
    .insertInto('checkpoints')
    .values(record)
    .returning('number')
    .executeTakeFirstOrThrow();
  for (const { place, mailId } of copies) {
    await tx
      .insertInto('checkpoint_copies')
      .values({ checkpoint: number, place, mail_id: mailId, done_at: null, tried_at: null, problem: null })
      .execute();
  }
  return number;
}

export async function lastCheckpoint(db: Db): Promise<CheckpointRecord | null> {
  const row = await db
    .selectFrom('checkpoints')
    .selectAll()
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Oldest first. */
export async function allCheckpoints(db: Db): Promise<CheckpointRecord[]> {
  return db.selectFrom('checkpoints').selectAll().orderBy('number').execute();
}

/** Newest first. */
export async function listCheckpoints(db: Db, limit: number): Promise<CheckpointView[]> {
  const rows = await db
    .selectFrom('checkpoints')
    .select(['number', 'entries', 'at', 'reason'])
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  const copies = await db
    .selectFrom('checkpoint_copies as copy')
    .leftJoin('outbox', 'outbox.id', 'copy.mail_id')
    .select(['copy.checkpoint', 'copy.place', 'copy.done_at', 'copy.tried_at', 'copy.problem'])
    .select(['outbox.state', 'outbox.handed_over_at'])
    .where('copy.checkpoint', '>=', rows.at(-1)?.number ?? 0)
    .orderBy('copy.place')
    .execute();
  return rows.map((row) => ({
    ...row,
    copies: copies
      .filter((copy) => copy.checkpoint === row.number)
      .map(({ place, done_at, tried_at, problem, state, handed_over_at }) => ({
        place,
        doneAt: done_at ?? handed_over_at,
        problem: state === 'failed' || state === 'expired' ? 'mail-failed' : problem,
        triedAt: tried_at,
      })),
  }));
}

export type WaitingCopy = CheckpointRecord & { place: CheckpointPlace };

/** Copies that have not reached this place yet, oldest first. */
export async function waitingCopies(
  db: Db,
  place: Exclude<CheckpointPlace, 'mail'>,
  limit: number,
): Promise<WaitingCopy[]> {
  return db
    .selectFrom('checkpoint_copies as copy')
    .innerJoin('checkpoints', 'checkpoints.number', 'copy.checkpoint')
    .selectAll('checkpoints')
    .select('copy.place')
    .where('copy.place', '=', place)
    .where('copy.done_at', 'is', null)
    .orderBy('copy.checkpoint')
    .limit(limit)
    .execute();
}

/** How a try ended: there at `at`, or not because of `problem`. */
export async function settleCopy(
  tx: Tx,
  copy: Pick<WaitingCopy, 'number' | 'place'>,
  end: { at: number; problem: CheckpointCopiesTable['problem'] },
): Promise<void> {
  await tx
    .updateTable('checkpoint_copies')
    .set({ done_at: end.problem === null ? end.at : null, tried_at: end.at, problem: end.problem })
    .where('checkpoint', '=', copy.number)
    .where('place', '=', copy.place)
    .execute();
}

/** Places with a copy that was tried in vain; of the mails only the newest one counts. */
export async function troubledPlaces(db: Db): Promise<EvidenceState['troubled']> {
  const waiting = await db
    .selectFrom('checkpoint_copies')
    .select(['place', 'problem'])
    .where('done_at', 'is', null)
    .where('place', '<>', sql.lit<CheckpointPlace>('mail'))
    .where('problem', 'is not', null)
    .orderBy('checkpoint')
    .execute();
  const mail = await db
    .selectFrom('checkpoint_copies as copy')
    .innerJoin('outbox', 'outbox.id', 'copy.mail_id')
    .select('outbox.state')
    .orderBy('copy.checkpoint', 'desc')
    .limit(1)
    .executeTakeFirst();
  const found = new Map<CheckpointPlace, PlaceProblem>();
  for (const { place, problem } of waiting) if (problem !== null) found.set(place, problem);
  if (mail?.state === 'failed' || mail?.state === 'expired') found.set('mail', 'mail-failed');
  return [...found].map(([place, problem]) => ({ place, problem }));
}

/** Whether a checkpoint mail was ever queued for this address: the first one explains itself. */
export async function hasHadCheckpoint(db: Db, address: string): Promise<boolean> {
  const row = await db
    .selectFrom('outbox')
    .select('id')
    .where('kind', '=', 'checkpoint')
    .where('to_address', '=', address)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Entries after the last checkpoint, without those that only tell of the mails with checkpoints. */
export async function countSince(db: Db, entries: number): Promise<number> {
  const row = await db
    .selectFrom('activity')
    .select(({ fn }) => fn.countAll<number>().as('entries'))
    .where('seq', '>', entries)
    .where(sql<string | null>`json_extract(details, '$.kind')`, 'is distinct from', 'checkpoint')
    .executeTakeFirstOrThrow();
  return Number(row.entries);
}
