import { type Expression, type Selectable, type SqlBool, sql } from 'kysely';
import type { MailKind, MailState } from '../../shared/lists.ts';
import type { OutboxMail } from '../../shared/models.ts';
import { compiledOnce } from './compiled.ts';
import type { Db, Tx } from './database.ts';
import { KEPT, LIVE_STATES, QUEUED, SENDING } from './state-literals.ts';
import type { OutboxRecord, OutboxTable } from './tables.ts';
import { aboutDepartments, type Scope } from './user-scope.ts';

export type NewOutboxMail = {
  id: string;
  kind: MailKind;
  userId: string | null;
  resetId: string | null;
  to: string;
  messageId: string;
  sealed: Uint8Array;
  /** Epoch ms. */
  expiresAt: number | null;
  now: number;
};

/** Due at once. */
export async function enqueue(tx: Tx, mail: NewOutboxMail): Promise<void> {
  await insert(tx, mail);
}

const insert = compiledOnce((db, mail: NewOutboxMail) =>
  db
    .insertInto('outbox')
    .values({
      id: mail.id,
      kind: mail.kind,
      state: 'queued',
      user_id: mail.userId,
      reset_id: mail.resetId,
      to_address: mail.to,
      message_id: mail.messageId,
      sealed: mail.sealed,
      created_at: mail.now,
      next_try_at: mail.now,
      lease_until: null,
      handed_over_at: null,
      expires_at: mail.expiresAt,
      answer: null,
    })
    .compile(),
);

export async function findOutboxRecord(db: Db, id: string): Promise<OutboxRecord | null> {
  return (await db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

function views(db: Db) {
  return db
    .selectFrom('outbox')
    .leftJoin('users', 'users.id', 'outbox.user_id')
    .selectAll('outbox')
    .select('users.name as user_name');
}

export async function findOutboxMail(db: Db, id: string): Promise<OutboxMail | null> {
  const [row] = (await viewById(db, { id })).rows;
  return row === undefined ? null : toOutboxMail(row, row.user_name);
}

const viewById = compiledOnce((db, { id }: { id: string }) =>
  views(db).where('outbox.id', '=', id).compile(),
);

/** The user a mail is about, as a line of the activity log names them. */
export function userOf(mail: Pick<OutboxMail, 'userId' | 'userName'>): { id: string; name: string } | null {
  const { userId, userName } = mail;
  return userId === null || userName === null ? null : { id: userId, name: userName };
}

/** What an operator is shown: mails about users of their departments; those about no user are the admins' alone. */
export type OutboxReader = { departments: Scope; admin: boolean };

function readable({ departments, admin }: OutboxReader): Expression<SqlBool> {
  if (admin) return sql<SqlBool>`true`;
  if (departments === null) return sql<SqlBool>`outbox.user_id is not null`;
  return aboutDepartments('outbox.user_id', departments);
}

/** Newest first. */
export async function listOutboxMails(
  db: Db,
  filter: { state?: MailState | undefined; limit: number; reader: OutboxReader },
): Promise<OutboxMail[]> {
  let query = views(db)
    .where(readable(filter.reader))
    .orderBy('outbox.created_at', 'desc')
    .orderBy(sql`outbox.rowid`, 'desc')
    .limit(filter.limit);
  if (filter.state !== undefined) query = query.where('outbox.state', '=', filter.state);
  return (await query.execute()).map((row) => toOutboxMail(row, row.user_name));
}

export async function countWaitingMails(db: Db, reader: OutboxReader): Promise<number> {
  // One state a query: each then has its index.
  const count = async (state: typeof QUEUED) => {
    const query = db
      .selectFrom('outbox')
      .select(({ fn }) => fn.countAll<number>().as('mails'))
      .where(readable(reader));
    return Number((await query.where('state', '=', state).executeTakeFirstOrThrow()).mails);
  };
  return (await count(QUEUED)) + (await count(SENDING));
}

/** The sealed mail is there exactly as long as sending it again could still be right. */
function toOutboxMail(row: Selectable<OutboxTable>, userName: string | null): OutboxMail {
  const triedBefore = row.state === 'queued' && row.attempts > 0;
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    to: row.to_address,
    userId: row.user_id,
    userName,
    createdAt: row.created_at,
    attempts: row.attempts,
    nextTryAt: row.next_try_at,
    handedOverAt: row.handed_over_at,
    expiresAt: row.expires_at,
    answer: row.answer,
    maybeTaken: row.maybe_taken === 1,
    messageId: row.message_id,
    canRetry: row.sealed !== null && (triedBefore || row.state === 'unknown' || row.state === 'failed'),
    canCancel: row.kind === 'reset' && row.state === 'queued',
  };
}

/** The same mail once more, due at once. @returns false when it is being sent, has gone or may not go any more. */
export async function retryMail(tx: Tx, id: string, now: number): Promise<boolean> {
  const result = await tx
    .updateTable('outbox')
    .set({ state: 'queued', next_try_at: now })
    .where('id', '=', id)
    .where('state', 'in', [QUEUED, ...KEPT])
    .where('sealed', 'is not', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Keeps the mail of an ended reset from leaving, and its token from lying around. One being sent ends by itself. */
export async function cancelMailsOfReset(tx: Tx, resetId: string): Promise<void> {
  await cancelQueued(tx, { resetId });
  await wipeKept(tx, { resetId });
}

const cancelQueued = compiledOnce((db, { resetId }: { resetId: string }) =>
  db
    .updateTable('outbox')
    .set({ state: 'cancelled', sealed: null, next_try_at: null })
    .where('reset_id', '=', resetId)
    .where('state', '=', QUEUED)
    .compile(),
);

const wipeKept = compiledOnce((db, { resetId }: { resetId: string }) =>
  db
    .updateTable('outbox')
    .set({ sealed: null })
    .where('reset_id', '=', resetId)
    .where('state', 'in', KEPT)
    .compile(),
);

/** False for the mail of a reset that was superseded, revoked, used or expired in the meantime. */
export async function mayStillGo(tx: Tx, mail: Pick<OutboxRecord, 'reset_id'>): Promise<boolean> {
  if (mail.reset_id === null) return true;
  const reset = await tx
    .selectFrom('resets')
    .select('id')
    .where('id', '=', mail.reset_id)
    .where('state', 'in', LIVE_STATES)
    .executeTakeFirst();
  return reset !== undefined;
}
