import { type Expression, type Insertable, type SqlBool, sql } from 'kysely';
import type { UserRow } from '../../shared/models.ts';
import { compiledOnce } from './compiled.ts';
import type { Db, Tx } from './database.ts';
import { indexPending } from './search-index.ts';
import type { UserRecord, UsersTable } from './tables.ts';

const byId = compiledOnce((db, { id }: { id: string }) =>
  db.selectFrom('users').selectAll().where('id', '=', id).compile(),
);

export async function findUser(db: Db, id: string): Promise<UserRecord | null> {
  return (await byId(db, { id })).rows[0] ?? null;
}

/** Of those among `ids` who are there, by id. */
export async function userNames(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { id: string; name: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('users').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Who a user is, as every screen that names one shows it. */
export function userFacts(
  row: Pick<UserRecord, 'id' | 'name' | 'login' | 'email' | 'phone' | 'staff_number' | 'department'>,
): Pick<UserRow, 'id' | 'name' | 'login' | 'email' | 'phone' | 'staffNumber' | 'department'> {
  const { id, name, login, email, phone, department } = row;
  return { id, name, login, email, phone, staffNumber: row.staff_number, department };
}

export async function countUsers(db: Db): Promise<number> {
  const row = await db
    .selectFrom('users')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** To the letter, and found in the list by name, whose order knows no capitals. */
function isCalled(name: string): Expression<SqlBool> {
  return sql<SqlBool>`name = ${name} AND name = ${name} COLLATE NOCASE`;
}

/** True when another enabled user bears this name. */
export async function hasNamesake(db: Db, user: Pick<UserRecord, 'id' | 'name'>): Promise<boolean> {
  const row = await db
    .selectFrom('users')
    .select('id')
    .where(isCalled(user.name))
    .where('id', '<>', user.id)
    .where('disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The other enabled users who bear this name. */
export async function namesakesOf(db: Db, user: Pick<UserRecord, 'id' | 'name'>): Promise<UserRecord[]> {
  return db
    .selectFrom('users')
    .selectAll()
    .where(isCalled(user.name))
    .where('id', '<>', user.id)
    .where('disabled_at', 'is', null)
    .execute();
}

export type NewUser = Insertable<UsersTable>;

/** Of a few users; of many, `insertUserRows` for all and then `indexPending` once. */
export async function insertUsers(tx: Tx, records: readonly NewUser[]): Promise<void> {
  await insertUserRows(tx, records);
  await indexPending(tx);
}

/** Without listing them in the index of the search. In batches: SQLite takes 32,766 variables in one statement. */
export async function insertUserRows(tx: Tx, records: readonly NewUser[]): Promise<void> {
  const size = 500;
  for (let start = 0; start < records.length; start += size) {
    await tx
      .insertInto('users')
      .values(records.slice(start, start + size))
      .execute();
  }
}

export async function updateUser(tx: Tx, id: string, change: Partial<Omit<UserRecord, 'id'>>): Promise<void> {
  await tx.updateTable('users').set(change).where('id', '=', id).executeTakeFirstOrThrow();
  await indexPending(tx);
}

/**
 * The new hash, guarded by the credential version the token was made for.
 *
 * @returns false when the user changed in between or was disabled: then nothing was written.
 */
export async function setPasswordHash(
  tx: Tx,
  user: { id: string; credentialVersion: number },
  change: { hash: string; at: number; mustChange: boolean; temporaryUntil: number | null },
): Promise<boolean> {
  const { hash, at, temporaryUntil } = change;
  const mustChange = change.mustChange ? 1 : 0;
  const after = user.credentialVersion + 1;
  const { numAffectedRows } = await setHash(tx, { ...user, after, hash, at, mustChange, temporaryUntil });
  await indexPending(tx);
  return numAffectedRows === 1n;
}

type NewHash = {
  id: string;
  credentialVersion: number;
  after: number;
  hash: string;
  at: number;
  mustChange: 0 | 1;
  temporaryUntil: number | null;
};

const setHash = compiledOnce((db, to: NewHash) =>
  db
    .updateTable('users')
    .set({
      password_hash: to.hash,
      password_changed_at: to.at,
      must_change: to.mustChange,
      temporary_until: to.temporaryUntil,
      credential_version: to.after,
      token_failures: 0,
      token_wait_until: null,
    })
    .where('id', '=', to.id)
    .where('credential_version', '=', to.credentialVersion)
    .where('disabled_at', 'is', null)
    .compile(),
);
