import { createSecretKey } from 'node:crypto';
import { type Expression, type ExpressionBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import type { ActivityAction } from '../../shared/activity-actions.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { ActivityEntry } from '../../shared/models.ts';
import { nextLink } from '../security/log-chain.ts';
import type { Machine, Operator } from '../services.ts';
import { type ChainSecrets, chainHead, chainKey } from './activity-chain.ts';
import { compiledOnce } from './compiled.ts';
import type { Db, Tx } from './database.ts';
import type { ActivityTable } from './evidence-tables.ts';
import { DONE, REFUSED } from './state-literals.ts';
import type { Tables } from './tables.ts';
import { aboutDepartments, type Scope } from './user-scope.ts';

/** Plain facts of an entry; never a secret, a token or a hash (S96). */
export type ActivityFacts = Readonly<Record<string, string | number | boolean | null>>;

export type ActivityRecord = {
  action: ActivityAction;
  user?: { id: string; name: string } | null;
  /** Set when the act was refused. */
  code?: ErrorCode;
  details?: ActivityFacts;
  /** The entry's number is above this one too: a restored log goes on above what was known before (S82). */
  seqAbove?: number;
};

/** What an entry says about when and where, and what it is chained with: from the services, never by a caller. */
export type Scene = { time: { now(): number }; machine: Machine; secrets: ChainSecrets };

/**
 * Writes one line of the activity log, in the transaction of the act it records (S92), chained to all before it (S93).
 *
 * @throws AppError('needs-recovery-key') while the office's secrets are closed: what cannot be chained is not done
 */
export async function append(
  tx: Tx,
  scene: Scene,
  operator: Pick<Operator, 'id' | 'name' | 'through'> | null,
  record: ActivityRecord,
): Promise<void> {
  await appendAll(tx, scene, operator, [record]);
}

const insertLine = compiledOnce((db, line: Selectable<ActivityTable>) =>
  db
    .insertInto('activity')
    .values({
      seq: line.seq,
      at: line.at,
      operator_id: line.operator_id,
      operator_name: line.operator_name,
      os_user: line.os_user,
      host: line.host,
      action: line.action,
      user_id: line.user_id,
      user_name: line.user_name,
      outcome: line.outcome,
      code: line.code,
      details: line.details,
      hash: line.hash,
      mac: line.mac,
    })
    .compile(),
);

/** As `append`, a line for each record in their order: many lines of one act, at the price of one look at the chain. */
export async function appendAll(
  tx: Tx,
  scene: Scene,
  operator: Pick<Operator, 'id' | 'name' | 'through'> | null,
  records: readonly ActivityRecord[],
): Promise<void> {
  let head = await chainHead(tx, scene.secrets);
  const key = createSecretKey(chainKey(scene.secrets));
  const lines = records.map((record) => {
    const entry = {
      seq: Math.max(head.seq, record.seqAbove ?? 0) + 1,
      at: scene.time.now(),
      operator_id: operator?.id ?? null,
      operator_name: operator?.name ?? null,
      os_user: scene.machine.osUser,
      host: scene.machine.host,
      action: record.action,
      user_id: record.user?.id ?? null,
      user_name: record.user?.name ?? null,
      outcome: record.code === undefined ? ('done' as const) : ('refused' as const),
      code: record.code ?? null,
      details: JSON.stringify({
        ...record.details,
        ...(operator?.through === undefined ? {} : { through: operator.through }),
      }),
    };
    const link = nextLink(head, entry, key);
    head = { seq: entry.seq, ...link };
    return { ...entry, ...link };
  });
  const [only] = lines;
  if (only !== undefined && lines.length === 1) return void (await insertLine(tx, only));
  // In batches: SQLite takes 32,766 variables in one statement.
  for (let start = 0; start < lines.length; start += 1000) {
    await tx
      .insertInto('activity')
      .values(lines.slice(start, start + 1000))
      .execute();
  }
}

/** Whether a line already says that this operator was refused this channel after `since` (epoch ms). */
export async function refusedCallSince(
  db: Db,
  operatorId: string,
  channel: string,
  since: number,
): Promise<boolean> {
  const row = await db
    .selectFrom('activity')
    .select('seq')
    .where('outcome', '=', REFUSED)
    .where('at', '>', since)
    .where('action', '=', 'call-refused')
    .where('operator_id', '=', operatorId)
    .where(sql`json_extract(details, '$.channel')`, '=', channel)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What narrows the log down. */
export type ActivityMatch = {
  text?: string;
  action?: ActivityAction | undefined;
  outcome?: 'done' | 'refused' | undefined;
  /** Epoch ms, inclusive. */
  from?: number | undefined;
  to?: number | undefined;
  userId?: string;
  /** Leaves out entries about users of other departments; those about no user stay. */
  scope?: Scope;
};

export type ActivityFilter = ActivityMatch & { before?: number | undefined; limit: number };

/** As a condition, for every query that takes these filters. */
export function matches(filter: ActivityMatch) {
  return ({ and, or, eb }: ExpressionBuilder<Tables, 'activity'>) => {
    const conditions: Expression<SqlBool>[] = [];
    if (filter.action !== undefined) conditions.push(eb('action', '=', filter.action));
    if (filter.outcome !== undefined) conditions.push(eb('outcome', '=', filter.outcome));
    if (filter.from !== undefined) conditions.push(eb('at', '>=', filter.from));
    if (filter.to !== undefined) conditions.push(eb('at', '<=', filter.to));
    if (filter.userId !== undefined) conditions.push(eb('user_id', '=', filter.userId));
    if (filter.scope != null) {
      conditions.push(or([eb('user_id', 'is', null), aboutDepartments('activity.user_id', filter.scope)]));
    }
    const text = filter.text?.trim() ?? '';
    if (text !== '') {
      const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
      conditions.push(
        or(
          (['operator_name', 'user_name', 'details', 'os_user', 'host'] as const).map(
            (column) => sql<boolean>`${eb.ref(column)} like ${like} escape '\\'`,
          ),
        ),
      );
    }
    return and(conditions);
  };
}

/** Newest first; one more than `limit` tells that there are older ones. */
export async function listActivity(db: Db, filter: ActivityFilter): Promise<ActivityEntry[]> {
  let query = db
    .selectFrom('activity')
    .selectAll()
    .where(matches(filter))
    .orderBy('seq', 'desc')
    .limit(filter.limit);
  if (filter.before !== undefined) query = query.where('seq', '<', filter.before);
  const rows = await query.execute();
  return rows.map(toEntry);
}

export function toEntry(row: Selectable<ActivityTable>): ActivityEntry {
  return {
    seq: row.seq,
    at: row.at,
    operatorName: row.operator_name,
    action: row.action,
    userId: row.user_id,
    userName: row.user_name,
    outcome: row.outcome,
    code: row.code,
    details: JSON.parse(row.details),
  };
}

/** When this was last done for this user, epoch ms; 0 when it never was. */
export async function lastActAt(db: Db, action: ActivityAction, userId: string): Promise<number> {
  return (await lastAct(db, { action, userId })).rows[0]?.at ?? 0;
}

const lastAct = compiledOnce((db, { action, userId }: { action: ActivityAction; userId: string }) =>
  db
    .selectFrom('activity')
    .select('at')
    .where('user_id', '=', userId)
    .where('action', '=', action)
    .where('outcome', '=', DONE)
    .orderBy('seq', 'desc')
    .limit(1)
    .compile(),
);

/** The latest time the office has recorded, ms; 0 in a new office. Time never goes back below it (S5). */
export async function latestTime(db: Db): Promise<number> {
  const row = await db.selectFrom('activity').select('at').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return row?.at ?? 0;
}
