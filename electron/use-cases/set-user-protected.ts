import { append } from '../store/activity.ts';
import { updateUser } from '../store/users.ts';
import { findUserFor } from './find-user-for.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** @throws AppError user-not-found, out-of-scope */
export const setUserProtected: UseCase<'users.setProtected'> = async (services, operator, input) => {
  await services.db.write(async (tx) => {
    const user = await findUserFor(tx, operator, input.userId);
    if ((user.protected === 1) === input.protected) return;
    await updateUser(
      tx,
      user.id,
      input.protected
        ? { protected: 1, unprotected_at: null }
        : { protected: 0, unprotected_at: services.time.now() },
    );
    const action = input.protected ? 'user-protected' : 'user-unprotected';
    await append(tx, services, operator, { action, user });
  });
  tellChanged(services, 'users', 'approvals', 'activity');
  return {};
};
