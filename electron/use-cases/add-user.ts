import type { UserFields } from '../../shared/models.ts';
import type { Operator } from '../services.ts';
import { append, type Scene } from '../store/activity.ts';
import type { Tx } from '../store/database.ts';
import { newId } from '../store/new-id.ts';
import { insertUsers, type NewUser } from '../store/users.ts';
import { refuseOutOfScope } from './find-user-for.ts';
import { tellChanged, type UseCase } from './use-case.ts';
import { refuseTaken, userColumns } from './user-fields.ts';

/** The row of a new user: no password yet, nothing cooling off. @throws AppError('address-invalid') */
export function newUserRow(
  fields: UserFields,
  now: number,
  id: string = newId(),
): NewUser & { id: string; department: string | null } {
  return {
    id,
    ...userColumns(fields),
    created_at: now,
    disabled_at: null,
    password_hash: null,
    password_changed_at: null,
    email_changed_at: null,
    token_wait_until: null,
  };
}

/** @throws AppError out-of-scope, address-invalid, login-taken, email-taken, staff-number-taken */
export async function addUser(
  tx: Tx,
  services: Scene,
  operator: Operator,
  fields: UserFields,
): Promise<string> {
  const row = newUserRow(fields, services.time.now());
  refuseOutOfScope(operator, row);
  await refuseTaken(tx, operator, userColumns(fields), null);
  await insertUsers(tx, [row]);
  await append(tx, services, operator, { action: 'user-added', user: { id: row.id, name: row.name } });
  return row.id;
}

export const addUserByHand: UseCase<'users.add'> = async (services, operator, fields) => {
  const userId = await services.db.write((tx) => addUser(tx, services, operator, fields));
  tellChanged(services, 'users', 'activity');
  return { userId };
};
