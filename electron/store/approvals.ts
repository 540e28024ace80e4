import type { Insertable } from 'kysely';
import type { ApprovalDecision } from '../../shared/lists.ts';
import type { Counting } from './caller-checks.ts';
import type { Db, Tx } from './database.ts';
import type { ApprovalRecord, ApprovalsTable } from './tables.ts';

export async function insertApproval(
  tx: Tx,
  record: Omit<Insertable<ApprovalsTable>, 'decision' | 'decided_by' | 'decided_at' | 'note'>,
): Promise<void> {
  await tx.insertInto('approvals').values(record).execute();
}

export async function findApproval(db: Db, id: string): Promise<ApprovalRecord | null> {
  return (await db.selectFrom('approvals').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Who asked and who decided, by name: operators are never deleted. */
export type NamedApproval = ApprovalRecord & { asker: string; decider: string | null };

function named(db: Db) {
  return db
    .selectFrom('approvals')
    .innerJoin('operators as asker', 'asker.id', 'approvals.asked_by')
    .leftJoin('operators as decider', 'decider.id', 'approvals.decided_by')
    .selectAll('approvals')
    .select(['asker.name as asker', 'decider.name as decider']);
}

/** Those that can still be decided, the oldest first; of one user there is at most one. */
export async function openApprovals(db: Db, now: number, userId?: string): Promise<NamedApproval[]> {
  let query = named(db)
    .where('approvals.decision', 'is', null)
    .where('approvals.expires_at', '>', now)
    .orderBy('approvals.asked_at');
  if (userId !== undefined) query = query.where('approvals.user_id', '=', userId);
  return query.execute();
}

/** What was decided for this user since then, the newest first. */
export async function decidedApprovals(
  db: Db,
  userId: string,
  decision: 'approved' | 'refused',
  since: Counting,
): Promise<NamedApproval[]> {
  return named(db)
    .where('approvals.user_id', '=', userId)
    .where('approvals.decision', '=', decision)
    .where('approvals.decided_at', '>=', since.from)
    .where('approvals.decided_at', '>', since.after)
    .orderBy('approvals.decided_at', 'desc')
    .execute();
}

/** Undecided, and their time is over. */
export async function overdueApprovals(db: Db, now: number): Promise<ApprovalRecord[]> {
  return db
    .selectFrom('approvals')
    .selectAll()
    .where('decision', 'is', null)
    .where('expires_at', '<=', now)
    .execute();
}

/** @returns false when it was already decided, or its time is over. Only an expiry may come late. */
export async function endApproval(
  tx: Tx,
  id: string,
  end: { decision: ApprovalDecision; by: string | null; at: number; note: string },
): Promise<boolean> {
  let query = tx
    .updateTable('approvals')
    .set({ decision: end.decision, decided_by: end.by, decided_at: end.at, note: end.note })
    .where('id', '=', id)
    .where('decision', 'is', null);
  if (end.decision !== 'expired') query = query.where('expires_at', '>', end.at);
  const result = await query.executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
