import type { OperatorView } from '../../shared/models.ts';
import type { Operator } from '../services.ts';
import { compiledOnce } from './compiled.ts';
import type { Db, Tx } from './database.ts';
import type { OperatorRecord } from './tables.ts';

const byId = compiledOnce((db, { id }: { id: string }) =>
  db.selectFrom('operators').selectAll().where('id', '=', id).compile(),
);

export async function findOperator(db: Db, id: string): Promise<OperatorRecord | null> {
  return (await byId(db, { id })).rows[0] ?? null;
}

/** @param login in canonical form, see use-cases/operator-fields.ts */
export async function findOperatorByLogin(db: Db, login: string): Promise<OperatorRecord | null> {
  return (await db.selectFrom('operators').selectAll().where('login', '=', login).executeTakeFirst()) ?? null;
}

export async function listOperators(db: Db): Promise<OperatorRecord[]> {
  return db.selectFrom('operators').selectAll().orderBy('name').orderBy('login').execute();
}

export async function insertOperator(
  tx: Tx,
  record: Pick<OperatorRecord, 'id' | 'login' | 'name' | 'email' | 'role' | 'password_hash' | 'created_at'> &
    Partial<Pick<OperatorRecord, 'departments' | 'must_change'>>,
): Promise<void> {
  await tx.insertInto('operators').values(record).execute();
}

export async function updateOperator(
  tx: Tx,
  id: string,
  change: Partial<Omit<OperatorRecord, 'id'>>,
): Promise<void> {
  await tx.updateTable('operators').set(change).where('id', '=', id).executeTakeFirstOrThrow();
}

export async function enabledAdmins(db: Db): Promise<OperatorRecord[]> {
  return db
    .selectFrom('operators')
    .selectAll()
    .where('role', '=', 'admin')
    .where('disabled_at', 'is', null)
    .orderBy('login')
    .execute();
}

/**
 * The one guarded UPDATE that lets a step of the authenticator through.
 *
 * @returns true for exactly one caller per step, ever
 */
export async function acceptTotpStep(tx: Tx, id: string, step: number): Promise<boolean> {
  const result = await tx
    .updateTable('operators')
    .set({ totp_last_step: step })
    .where('id', '=', id)
    .where('totp_last_step', '<', step)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Who acts, as the gate hands it to a use-case. An admin is bound to no department. */
export function toOperator(record: OperatorRecord): Operator {
  const { id, login, name, email, role } = record;
  return { id, login, name, email, role, departments: departmentsOf(record) };
}

function departmentsOf({ role, departments }: OperatorRecord): string[] | null {
  return role === 'admin' || departments === null ? null : JSON.parse(departments);
}

export function toOperatorView(record: OperatorRecord): OperatorView {
  return {
    id: record.id,
    login: record.login,
    name: record.name,
    email: record.email,
    role: record.role,
    enabled: record.disabled_at === null,
    lastSignedInAt: record.last_signed_in_at,
    departments: departmentsOf(record),
    totp: record.totp_confirmed_at !== null,
  };
}
