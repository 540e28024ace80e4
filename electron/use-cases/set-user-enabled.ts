import { append } from '../store/activity.ts';
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
    await updateUser(
      tx,
      userId,
      enabled
        ? { disabled_at: null }
        : { disabled_at: services.time.now(), credential_version: user.credential_version + 1 },
    );
    await append(tx, services, operator, { action: enabled ? 'user-enabled' : 'user-disabled', user });
    if (!enabled) await supersedeLiveReset(tx, services, operator, user, 'account-disabled');
  });
  tellChanged(services, 'users', 'resets', 'outbox', 'activity');
  return {};
};
