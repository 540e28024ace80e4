import { sql } from 'kysely';
import type { ActivityAction } from '../../shared/activity-actions.ts';
import { type Alert, AlertFacts } from '../../shared/alerts.ts';
import type { AlertKind } from '../../shared/lists.ts';
import type { Db, Tx } from './database.ts';
import { newId } from './new-id.ts';
import { REFUSED } from './state-literals.ts';

export type NewAlert = {
  at: number;
  /** What it is about: see tables.ts. */
  subject: string;
  operatorId: string | null;
  userId: string | null;
  facts: AlertFacts;
};

export async function insertAlert(tx: Tx, alert: NewAlert): Promise<void> {
  const { kind, ...details } = alert.facts;
  await tx
    .insertInto('alerts')
    .values({
      id: newId(),
      kind,
      at: alert.at,
      subject: alert.subject,
      operator_id: alert.operatorId,
      user_id: alert.userId,
      details: JSON.stringify(details),
      seen_at: null,
      seen_by: null,
    })
    .execute();
}

/** Whether the same was told after `since` (epoch ms). */
export async function wasToldSince(
  db: Db,
  kind: AlertKind,
  subject: string,
  since: number,
): Promise<boolean> {
  const row = await db
    .selectFrom('alerts')
    .select('id')
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('at', '>', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Newest first. */
export async function listAlerts(db: Db, limit: number): Promise<Alert[]> {
  const rows = await db
    .selectFrom('alerts')
    .leftJoin('operators', 'operators.id', 'alerts.operator_id')
    .leftJoin('users', 'users.id', 'alerts.user_id')
    .leftJoin('operators as seer', 'seer.id', 'alerts.seen_by')
    .select([
      'alerts.id',
      'alerts.kind',
      'alerts.at',
      'alerts.operator_id',
      'operators.name as operator_name',
      'alerts.user_id',
      'users.name as user_name',
      'alerts.details',
      'alerts.seen_at',
      'seer.name as seer_name',
    ])
    .orderBy('alerts.at', 'desc')
    .orderBy(sql`alerts.rowid`, 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    operator: named(row.operator_id, row.operator_name),
    user: named(row.user_id, row.user_name),
    facts: AlertFacts.parse({ kind: row.kind, ...JSON.parse(row.details) }),
    seenAt: row.seen_at,
    seenBy: row.seer_name,
  }));
}

function named(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null || name === null ? null : { id, name };
}

export async function countUnseenAlerts(db: Db): Promise<number> {
  const row = await db
    .selectFrom('alerts')
    .select(({ fn }) => fn.countAll<number>().as('unseen'))
    .where('seen_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.unseen);
}

/** Only those nobody has seen yet. @returns how many that were */
export async function markAlertsSeen(
  tx: Tx,
  ids: readonly string[],
  seen: { at: number; by: string },
): Promise<number> {
  const result = await tx
    .updateTable('alerts')
    .set({ seen_at: seen.at, seen_by: seen.by })
    .where('id', 'in', ids)
    .where('seen_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Refusals of these kinds after `since` (epoch ms), of one operator or of all. */
export async function countRefusals(
  db: Db,
  actions: readonly ActivityAction[],
  operatorId: string | null,
  since: number,
): Promise<number> {
  let query = db
    .selectFrom('activity')
    .select(({ fn }) => fn.countAll<number>().as('refusals'))
    // A literal, so that SQLite sees that its partial index fits.
    .where('outcome', '=', REFUSED)
    .where('at', '>', since)
    .where('action', 'in', actions);
  if (operatorId !== null) query = query.where('operator_id', '=', operatorId);
  return Number((await query.executeTakeFirstOrThrow()).refusals);
}

/** Resets by one operator after `since` (epoch ms), but for those of a bulk reset, which has an alert of its own. */
export async function countIssued(db: Db, operatorId: string, since: number): Promise<number> {
  const row = await db
    .selectFrom('resets')
    .select(({ fn }) => fn.countAll<number>().as('resets'))
    .where('issued_by', '=', operatorId)
    .where('issued_at', '>', since)
    .where('bulk_id', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.resets);
}

/** Who else issued a reset of this user by itself after `since` (epoch ms), newest first. */
export async function otherIssuers(
  db: Db,
  userId: string,
  operatorId: string,
  since: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('resets')
    .innerJoin('operators', 'operators.id', 'resets.issued_by')
    .select('operators.name')
    .where('resets.user_id', '=', userId)
    .where('resets.issued_by', '<>', operatorId)
    .where('resets.issued_at', '>', since)
    .where('resets.bulk_id', 'is', null)
    .orderBy('resets.issued_at', 'desc')
    .execute();
  return [...new Set(rows.map((row) => row.name))];
}
