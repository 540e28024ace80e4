import { type SelectQueryBuilder, sql } from 'kysely';
import { LIVE_RESET_STATES, type ResetState } from '../../shared/lists.ts';
import type { ResetView } from '../../shared/models.ts';
import { CODE_TRIES } from '../../shared/reset-code.ts';
import type { Db } from './database.ts';
import { userHolds } from './search-conditions.ts';
import { LIVE_STATES } from './state-literals.ts';
import type { ResetRecord, Tables } from './tables.ts';
import { inDepartments } from './user-scope.ts';

export type ResetFilter = {
  id?: string;
  userId?: string | undefined;
  /** `live`: any state in which the token can still be used, and time left. */
  state?: ResetState | 'live' | undefined;
  issuedBy?: string | undefined;
  /** Looked for in the user as the search box does. */
  text?: string | undefined;
  /** Only users of these departments; null for all. */
  departments?: readonly string[] | null;
  /** Only what is older than the reset with this id. */
  before?: string | undefined;
  limit: number;
};

/** Newest first, with names and the mail server's words; a live reset past its time reads as expired. */
export async function listResets(db: Db, filter: ResetFilter, now: number): Promise<ResetView[]> {
  const rows = await filtered(views(db).limit(filter.limit), filter, now).execute();
  return rows.map((row) => toView(row, now));
}

function views(db: Db) {
  return db
    .selectFrom('resets')
    .innerJoin('users', 'users.id', 'resets.user_id')
    .innerJoin('operators as issuer', 'issuer.id', 'resets.issued_by')
    .leftJoin('operators as ender', 'ender.id', 'resets.ended_by')
    .leftJoin('outbox', 'outbox.reset_id', 'resets.id')
    .selectAll('resets')
    .select([
      'users.name as user_name',
      'users.department',
      'issuer.name as issuer_name',
      'ender.name as ender_name',
      'outbox.answer',
      'outbox.id as mail_id',
    ])
    .orderBy('resets.issued_at', 'desc')
    .orderBy(sql`resets.rowid`, 'desc');
}

type Joined = Tables & { issuer: Tables['operators']; ender: Tables['operators'] | null };

function filtered<O>(
  all: SelectQueryBuilder<Joined, 'resets' | 'users' | 'issuer' | 'ender' | 'outbox', O>,
  filter: ResetFilter,
  now: number,
): typeof all {
  let query = all;
  if (filter.id !== undefined) query = query.where('resets.id', '=', filter.id);
  if (filter.userId !== undefined) query = query.where('resets.user_id', '=', filter.userId);
  if (filter.issuedBy !== undefined) query = query.where('resets.issued_by', '=', filter.issuedBy);
  if (filter.state !== undefined) query = query.where(stateIs(filter.state, now));
  if (filter.text !== undefined) query = query.where(userHolds(filter.text));
  if (filter.departments != null) {
    query = query.where(inDepartments(filter.departments));
  }
  if (filter.before !== undefined) {
    query = query.where(
      sql<boolean>`(resets.issued_at, resets.rowid) <
        (select mark.issued_at, mark.rowid from resets as mark where mark.id = ${filter.before})`,
    );
  }
  return query;
}

/** The state as it reads at `now`, not as it was last written down. */
function stateIs(state: ResetState | 'live', now: number) {
  const live = sql.join(LIVE_STATES);
  if (state === 'live') return sql<boolean>`resets.state in (${live}) and resets.expires_at > ${now}`;
  if (state === 'expired') {
    return sql<boolean>`(resets.state = 'expired' or (resets.state in (${live}) and resets.expires_at <= ${now}))`;
  }
  if (LIVE_RESET_STATES.some((one) => one === state)) {
    return sql<boolean>`resets.state = ${state} and resets.expires_at > ${now}`;
  }
  return sql<boolean>`resets.state = ${state}`;
}

type Row = ResetRecord & {
  user_name: string;
  department: string | null;
  issuer_name: string;
  ender_name: string | null;
  answer: string | null;
  mail_id: string | null;
};

function toView(row: Row, now: number): ResetView {
  const overdue = row.ended_at === null && row.expires_at <= now;
  const hasCode = row.code_hash !== null && !overdue;
  return {
    id: row.id,
    userId: row.user_id,
    userName: row.user_name,
    department: row.department,
    state: overdue ? 'expired' : row.state,
    issuedAt: row.issued_at,
    issuedBy: row.issuer_name,
    expiresAt: row.expires_at,
    sentTo: row.sent_to,
    slip: row.slip === 1,
    handedOverAt: row.handed_over_at,
    endedAt: overdue ? row.expires_at : row.ended_at,
    endedBy: row.ender_name,
    answer: row.answer,
    mailId: row.mail_id,
    mailWay: row.mail_way,
    spentBy: row.spent_by,
    way: row.way,
    codeExpiresAt: hasCode ? row.code_expires_at : null,
    codeTriesLeft: hasCode ? CODE_TRIES - row.code_failures : null,
  };
}
