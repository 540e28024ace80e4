import type { Operator } from '../services.ts';
import { type ActivityFacts, append, type Scene } from '../store/activity.ts';
import type { Tx } from '../store/database.ts';
import type { UserRecord } from '../store/tables.ts';
import { updateUser } from '../store/users.ts';
import { supersedeLiveReset } from './end-live-reset.ts';
import { findUserFor } from './find-user-for.ts';
import { refuseGuardedEdit } from './refuse-guarded-edit.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** Disabling kills every older token; enabling brings none of them back (product rule 3). @throws AppError user-not-found, out-of-scope, not-allowed */
export const setUserEnabled: UseCase<'users.setEnabled'> = async (
  services,
  operator,
  { userId, enabled },
) => {
  await services.db.write(async (tx) => {
    const user = await findUserFor(tx, operator, userId);
    await refuseGuardedEdit(tx, services, operator, user);
    if ((user.disabled_at === null) === enabled) return;
    if (!enabled) return disableUser(tx, services, operator, user);
    await updateUser(tx, userId, { disabled_at: null });
    await append(tx, services, operator, { action: 'user-enabled', user });
  });
  tellChanged(services, 'users', 'resets', 'outbox', 'activity');
  return {};
};

/** Disables an enabled user with every token of theirs, and writes the line. */
export async function disableUser(
  tx: Tx,
  services: Scene,
  operator: Operator,
  user: UserRecord,
  details: ActivityFacts = {},
): Promise<void> {
  await updateUser(tx, user.id, {
    disabled_at: services.time.now(),
    credential_version: user.credential_version + 1,
  });
  await append(tx, services, operator, { action: 'user-disabled', user, details });
  await supersedeLiveReset(tx, services, operator, user, 'account-disabled');
}
