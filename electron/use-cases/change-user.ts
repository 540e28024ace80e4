import type { UserFields } from '../../shared/models.ts';
import { composeAddressChanged } from '../mail/messages.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import type { Tx } from '../store/database.ts';
import type { UserRecord } from '../store/tables.ts';
import { updateUser } from '../store/users.ts';
import { supersedeLiveReset } from './end-live-reset.ts';
import { findUserFor } from './find-user-for.ts';
import { queueNotice } from './queue-notice.ts';
import { refuseStale } from './refuse-stale.ts';
import { tellChanged, type UseCase } from './use-case.ts';
import { refuseTaken, userColumns } from './user-fields.ts';

/**
 * Writes what differs. A replaced address kills every older token, starts the cool-off and tells the old address
 * (product rules 3 and 6). A new user's first address cools nothing off: there is nothing yet to be stolen.
 *
 * @returns whether anything changed
 * @throws AppError address-invalid, login-taken, email-taken, staff-number-taken
 */
export async function changeUser(
  tx: Tx,
  services: Services,
  operator: Operator,
  existing: UserRecord,
  fields: UserFields,
): Promise<boolean> {
  const columns = userColumns(fields);
  const names = ['login', 'name', 'email', 'phone', 'staff_number', 'department', 'language'] as const;
  const differing = names.filter((name) => columns[name] !== existing[name]);
  if (differing.length === 0) return false;
  await refuseTaken(tx, columns, existing.id);

  const addressChanged = differing.includes('email');
  const oldAddress = existing.email;
  await updateUser(tx, existing.id, {
    ...columns,
    ...(addressChanged ? { credential_version: existing.credential_version + 1 } : {}),
    ...(addressChanged && hadSomethingToSteal(existing) ? { email_changed_at: services.time.now() } : {}),
  });
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
    if (oldAddress !== null) {
      await tellOldAddress(
        tx,
        services,
        operator,
        { ...existing, ...columns },
        oldAddress,
        columns.email ?? '',
      );
    }
  }
  return true;
}

/** Also after the address was taken away: removing one and adding another is still replacing it. */
function hadSomethingToSteal(user: UserRecord): boolean {
  return user.email !== null || user.email_changed_at !== null || user.password_hash !== null;
}

async function tellOldAddress(
  tx: Tx,
  services: Services,
  operator: Operator,
  user: UserRecord,
  oldAddress: string,
  newAddress: string,
): Promise<void> {
  const { name, login, language } = user;
  const at = services.time.now();
  const notice = { kind: 'address-changed', userId: user.id, at } as const;
  await queueNotice(tx, services, operator, notice, (sender) =>
    composeAddressChanged({
      ...sender,
      user: { name, login, language },
      oldAddress,
      newAddressMasked: maskAddress(newAddress),
      at,
    }),
  );
}

/** `minsu.kim@corp.kr` becomes `m…@corp.kr`: enough to recognise one's own, too little to learn another's. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 1 ? '' : `${address.slice(0, 1)}…${address.slice(at)}`;
}

/** @throws AppError user-not-found, out-of-scope, re-authentication-needed for another address, and as `changeUser` */
export const editUser: UseCase<'users.edit'> = async (services, operator, { userId, ...fields }) => {
  await services.db.write(async (tx) => {
    const existing = await findUserFor(tx, operator, userId);
    if (userColumns(fields).email !== existing.email) refuseStale(services);
    await changeUser(tx, services, operator, existing, fields);
  });
  tellChanged(services, 'users', 'resets', 'outbox', 'activity');
  services.outbox.wake();
  return {};
};
