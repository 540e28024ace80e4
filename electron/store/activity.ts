import { sql } from 'kysely';
import type { ActivityAction } from '../../shared/activity-actions.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { ActivityEntry } from '../../shared/models.ts';
import { nextLink } from '../security/log-chain.ts';
import type { Machine, Operator } from '../services.ts';
import { type ChainSecrets, chainHead, chainKey } from './activity-chain.ts';
import type { Db, Tx } from './database.ts';
import { aboutDepartments, type Scope } from './user-scope.ts';

/** Plain facts of an entry; never a secret, a token or a hash (S96). */
export type ActivityFacts = Readonly<Record<string, string | number | boolean | null>>;

export type ActivityRecord = {
  action: ActivityAction;
  user?: { id: string; name: string } | null;
  /** Set when the act was refused. */
  code?: ErrorCode;
  details?: ActivityFacts;
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
  operator: Pick<Operator, 'id' | 'name'> | null,
  record: ActivityRecord,
): Promise<void> {
  const head = await chainHead(tx, scene.secrets);
  const entry = {
    seq: head.seq + 1,
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
    details: JSON.stringify(record.details ?? {}),
  };
  const link = nextLink(head, entry, chainKey(scene.secrets));
  await tx
    .insertInto('activity')
    .values({ ...entry, ...link })
    .execute();
}

export type ActivityFilter = {
  text?: string;
  action?: ActivityAction | undefined;
  outcome?: 'done' | 'refused' | undefined;
  /** Epoch ms, inclusive. */
  from?: number | undefined;
  to?: number | undefined;
  userId?: string;
  /** Leaves out entries about users of other departments; those about no user stay. */
  scope?: Scope;
  before?: number | undefined;
  limit: number;
};

/** Newest first; one more than `limit` tells that there are older ones. */
export async function listActivity(db: Db, filter: ActivityFilter): Promise<ActivityEntry[]> {
  let query = db.selectFrom('activity').selectAll().orderBy('seq', 'desc').limit(filter.limit);
  if (filter.action !== undefined) query = query.where('action', '=', filter.action);
  if (filter.outcome !== undefined) query = query.where('outcome', '=', filter.outcome);
  if (filter.from !== undefined) query = query.where('at', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('at', '<=', filter.to);
  if (filter.userId !== undefined) query = query.where('user_id', '=', filter.userId);
  const { scope } = filter;
  if (scope != null) {
    query = query.where((eb) =>
      eb.or([eb('user_id', 'is', null), aboutDepartments('activity.user_id', scope)]),
    );
  }
  if (filter.before !== undefined) query = query.where('seq', '<', filter.before);
  const text = filter.text?.trim() ?? '';
  if (text !== '') {
    const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) =>
      eb.or(
        (['operator_name', 'user_name', 'details', 'os_user', 'host'] as const).map(
          (column) => sql<boolean>`${eb.ref(column)} like ${like} escape '\\'`,
        ),
      ),
    );
  }
  const rows = await query.execute();
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    operatorName: row.operator_name,
    action: row.action,
    userId: row.user_id,
    userName: row.user_name,
    outcome: row.outcome,
    code: row.code,
    details: JSON.parse(row.details),
  }));
}

/** The latest time the office has recorded, ms; 0 in a new office. Time never goes back below it (S5). */
export async function latestTime(db: Db): Promise<number> {
  const row = await db.selectFrom('activity').select('at').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return row?.at ?? 0;
}
