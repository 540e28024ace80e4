import type { UserFields } from '../../shared/models.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import type { Tx } from '../store/database.ts';
import type { UserRecord } from '../store/tables.ts';
import { updateUser } from '../store/users.ts';
import { supersedeLiveReset } from './end-live-reset.ts';
import { findUserFor, refuseOutOfScope } from './find-user-for.ts';
import { tellAddressChanged } from './notify-address.ts';
import { refuseGuardedEdit } from './refuse-guarded-edit.ts';
import { refuseStale } from './refuse-stale.ts';
import { tellChanged, type UseCase } from './use-case.ts';
import { refuseTaken, userColumns } from './user-fields.ts';

/**
 * Writes what differs. A replaced address kills every older token, starts the cool-off and tells the old and the new
 * address (product rules 3 and 6). A new user's first address cools nothing off: there is nothing yet to be stolen.
 *
 * @returns whether anything changed
 * @throws AppError out-of-scope when it would leave the operator's departments, address-invalid, login-taken,
 * email-taken, staff-number-taken
 */
export async function changeUser(
  tx: Tx,
  services: Services,
  operator: Operator,
  existing: UserRecord,
  fields: UserFields,
): Promise<boolean> {
  const columns = userColumns(fields);
  const names = [
    'login',
    'name',
    'email',
    'phone',
    'staff_number',
    'department',
    'language',
    'manager_email',
  ] as const;
  const differing = names.filter((name) => columns[name] !== existing[name]);
  if (differing.length === 0) return false;
  refuseOutOfScope(operator, columns);
  await refuseTaken(tx, operator, columns, existing.id);

  const addressChanged = differing.includes('email');
  const oldAddress = existing.email;
  const change = {
    ...columns,
    ...(addressChanged ? { credential_version: existing.credential_version + 1 } : {}),
    ...(addressChanged && hadSomethingToSteal(existing) ? { email_changed_at: services.time.now() } : {}),
    ...(digitsOf(columns.phone) === digitsOf(existing.phone)
      ? {}
      : { phone_changed_at: services.time.now() }),
  };
  await updateUser(tx, existing.id, change);
  const user = { id: existing.id, name: columns.name };
  await append(tx, services, operator, {
    action: addressChanged ? 'user-address-changed' : 'user-changed',
    user,
    details: {
      fields: differing.join(', '),
      ...(addressChanged ? { oldAddress, newAddress: columns.email } : {}),
    },
  });
  if (addressChanged) {
    await supersedeLiveReset(tx, services, operator, user, 'address-changed');
    await tellAddressChanged(tx, services, operator, { ...existing, ...change }, oldAddress);
  }
  return true;
}

/** Also after the address was taken away: removing one and adding another is still replacing it. */
function hadSomethingToSteal(user: UserRecord): boolean {
  return user.email !== null || user.email_changed_at !== null || user.password_hash !== null;
}

/** The same number written in another way is the same number. */
function digitsOf(phone: string | null): string {
  return phone?.replace(/\D/g, '') ?? '';
}

/**
 * @throws AppError user-not-found, out-of-scope, not-allowed, re-authentication-needed for another address of the
 * user's or of the manager's (both decide who hears of what comes next), and as `changeUser`
 */
export const editUser: UseCase<'users.edit'> = async (services, operator, { userId, ...fields }) => {
  await services.db.write(async (tx) => {
    const existing = await findUserFor(tx, operator, userId);
    const { email, manager_email, department } = userColumns(fields);
    await refuseGuardedEdit(tx, services, operator, existing, department);
    if (email !== existing.email || manager_email !== existing.manager_email) refuseStale(services);
    await changeUser(tx, services, operator, existing, fields);
  });
  tellChanged(services, 'users', 'resets', 'outbox', 'activity');
  services.outbox.wake();
  return {};
};
