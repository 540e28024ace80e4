import type { BulkCount, BulkReset } from '../../shared/bulk.ts';
import type { BulkSource, BulkState } from '../../shared/bulk-lists.ts';
import type { BulkResetsTable } from './bulk-tables.ts';
import type { Db, Tx } from './database.ts';

export async function insertBulk(
  tx: Tx,
  record: { id: string; source: BulkSource; created_by: string; created_at: number },
): Promise<void> {
  await tx
    .insertInto('bulk_resets')
    .values({
      ...record,
      state: 'gathering',
      reason: null,
      live: 'keep',
      lifetime_minutes: 60,
      run_by: null,
      started_at: null,
      ended_at: null,
      paused_for: null,
    })
    .execute();
}

export async function findBulk(db: Db, id: string): Promise<BulkResetsTable | null> {
  return (await db.selectFrom('bulk_resets').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** There is one at most. */
export async function findRunningBulk(db: Db): Promise<BulkResetsTable | null> {
  const row = await db
    .selectFrom('bulk_resets')
    .selectAll()
    .where('state', '=', 'running')
    .executeTakeFirst();
  return row ?? null;
}

/** What nobody has started: of one operator, or of all, in one of these states. */
export async function unstartedBulks(
  db: Db,
  states: readonly ('gathering' | 'draft')[],
  createdBy?: string,
): Promise<string[]> {
  let query = db.selectFrom('bulk_resets').select('id').where('state', 'in', states);
  if (createdBy !== undefined) query = query.where('created_by', '=', createdBy);
  return (await query.execute()).map(({ id }) => id);
}

/**
 * @returns false when it was in none of the states `from`: then nothing was written.
 */
export async function changeBulk(
  tx: Tx,
  id: string,
  from: readonly BulkState[],
  change: Partial<
    Pick<
      BulkResetsTable,
      'state' | 'reason' | 'live' | 'lifetime_minutes' | 'run_by' | 'started_at' | 'ended_at' | 'paused_for'
    >
  >,
): Promise<boolean> {
  const result = await tx
    .updateTable('bulk_resets')
    .set(change)
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Of one that was never started: people and lines first, in pieces, so that the window lives. @returns whether more are there */
export async function removePieceOfBulk(tx: Tx, id: string, most: number): Promise<boolean> {
  const members = await tx
    .deleteFrom('bulk_members')
    .where('bulk_id', '=', id)
    .where('position', 'in', (eb) =>
      eb.selectFrom('bulk_members').select('position').where('bulk_id', '=', id).limit(most),
    )
    .executeTakeFirst();
  const lines = await tx
    .deleteFrom('bulk_lines')
    .where('bulk_id', '=', id)
    .where('line', 'in', (eb) =>
      eb.selectFrom('bulk_lines').select('line').where('bulk_id', '=', id).limit(most),
    )
    .executeTakeFirst();
  if (members.numDeletedRows > 0n || lines.numDeletedRows > 0n) return true;
  await tx.deleteFrom('bulk_counts').where('bulk_id', '=', id).execute();
  await tx.deleteFrom('bulk_resets').where('id', '=', id).execute();
  return false;
}

/** From the start on a line that means somebody has nothing to tell any more: that one's place does. */
export async function removeRepeatedLines(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('bulk_lines').where('bulk_id', '=', id).where('problem', '=', 'repeated').execute();
}

/** @param startedUntil epoch ms: of batches that were started by then */
export async function removeOldLines(tx: Tx, startedUntil: number): Promise<void> {
  await tx
    .deleteFrom('bulk_lines')
    .where('bulk_id', 'in', (eb) =>
      eb.selectFrom('bulk_resets').select('id').where('started_at', '<=', startedUntil),
    )
    .execute();
}

export async function countBulk(db: Db, id: string): Promise<BulkCount[]> {
  const rows = await db
    .selectFrom('bulk_counts')
    .select(['progress', 'code', 'members'])
    .where('bulk_id', '=', id)
    .where('members', '>', 0)
    .orderBy('progress')
    .orderBy('code')
    .execute();
  return rows.map(({ code, ...row }) => ({ ...row, code: code === '' ? null : code }));
}

function views(db: Db) {
  return db
    .selectFrom('bulk_resets')
    .innerJoin('operators as creator', 'creator.id', 'bulk_resets.created_by')
    .leftJoin('operators as runner', 'runner.id', 'bulk_resets.run_by')
    .selectAll('bulk_resets')
    .select((eb) => [
      'creator.name as creator_name',
      'runner.name as runner_name',
      eb
        .selectFrom('bulk_counts')
        .select(({ fn }) => fn.sum<number>('members').as('members'))
        .whereRef('bulk_counts.bulk_id', '=', 'bulk_resets.id')
        .as('members'),
      eb
        .selectFrom('bulk_lines')
        .select(({ fn }) => fn.countAll<number>().as('lines'))
        .whereRef('bulk_lines.bulk_id', '=', 'bulk_resets.id')
        .where('problem', '<>', 'repeated')
        // Of a dry run alone: a running one is looked at with every mail, and there may be 100,000 lines.
        .where('bulk_resets.started_at', 'is', null)
        .as('unmatched'),
      eb
        .selectFrom('bulk_counts')
        .select('members')
        .whereRef('bulk_counts.bulk_id', '=', 'bulk_resets.id')
        .where('progress', '=', 'left-out')
        .where('code', '=', 'bulk-interrupted')
        .as('interrupted'),
    ]);
}

type Row = BulkResetsTable & {
  creator_name: string;
  runner_name: string | null;
  members: number | null;
  unmatched: number | null;
  interrupted: number | null;
};

export async function findBulkView(db: Db, id: string): Promise<BulkReset | null> {
  const row = await views(db).where('bulk_resets.id', '=', id).executeTakeFirst();
  return row === undefined ? null : toView(row);
}

/** Newest first. */
export async function listBulks(db: Db, limit: number): Promise<BulkReset[]> {
  const rows = await views(db).orderBy('bulk_resets.created_at', 'desc').limit(limit).execute();
  return rows.map(toView);
}

function toView(row: Row): BulkReset {
  return {
    id: row.id,
    state: row.state,
    source: row.source,
    createdAt: row.created_at,
    createdBy: row.creator_name,
    reason: row.reason,
    live: row.live,
    lifetimeMinutes: row.lifetime_minutes,
    runBy: row.runner_name,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    pausedFor: row.paused_for,
    members: Number(row.members ?? 0),
    unmatched: Number(row.unmatched ?? 0),
    interrupted: Number(row.interrupted ?? 0),
  };
}
