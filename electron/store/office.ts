import type { Selectable } from 'kysely';
import { compiledOnce } from './compiled.ts';
import type { Db, Tx } from './database.ts';
import type { JwtKeysTable, OfficeTable } from './tables.ts';

export type OfficeRecord = Selectable<OfficeTable>;

/** null before first run. */
export async function findOffice(db: Db): Promise<OfficeRecord | null> {
  return (await db.selectFrom('office').selectAll().executeTakeFirst()) ?? null;
}

export async function insertOffice(tx: Tx, record: Omit<OfficeRecord, 'one'>): Promise<void> {
  await tx
    .insertInto('office')
    .values({ one: 1, ...record })
    .execute();
}

export async function updateOffice(tx: Tx, change: Partial<Omit<OfficeRecord, 'one' | 'id'>>): Promise<void> {
  await tx.updateTable('office').set(change).execute();
}

/** Keys whose tokens can still be alive, the current one first. */
export async function livingJwtKeys(db: Db, now: number): Promise<Selectable<JwtKeysTable>[]> {
  return (await living(db, { now })).rows;
}

const living = compiledOnce((db, { now }: { now: number }) =>
  db
    .selectFrom('jwt_keys')
    .selectAll()
    .where((eb) => eb.or([eb('dies_at', 'is', null), eb('dies_at', '>', now)]))
    .orderBy('created_at', 'desc')
    .compile(),
);

export async function insertJwtKey(
  tx: Tx,
  record: { kid: string; sealed: Uint8Array; created_at: number },
): Promise<void> {
  await tx
    .insertInto('jwt_keys')
    .values({ ...record, retired_at: null, dies_at: null })
    .execute();
}

/** The current key signs no more; it is honoured until `diesAt`, when its last token has expired (S45). */
export async function retireCurrentJwtKey(tx: Tx, now: number, diesAt: number): Promise<void> {
  await tx
    .updateTable('jwt_keys')
    .set({ retired_at: now, dies_at: diesAt })
    .where('retired_at', 'is', null)
    .execute();
}

/** Keys are wiped once they are dead: what nobody can use, nobody can steal. */
export async function removeDeadJwtKeys(tx: Tx, now: number): Promise<void> {
  await tx.deleteFrom('jwt_keys').where('dies_at', '<=', now).execute();
}

export async function findSealedSecret(db: Db, name: string): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('sealed_secrets')
    .select('sealed')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.sealed ?? null;
}

export async function forgetSealedSecret(tx: Tx, name: string): Promise<void> {
  await tx.deleteFrom('sealed_secrets').where('name', '=', name).execute();
}

export async function saveSealedSecret(tx: Tx, name: string, sealed: Uint8Array, now: number): Promise<void> {
  await tx
    .insertInto('sealed_secrets')
    .values({ name, sealed, changed_at: now })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ sealed, changed_at: now }))
    .execute();
}
