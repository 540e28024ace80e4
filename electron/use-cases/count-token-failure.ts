import type { AppError } from '../../shared/errors.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { findUser, updateUser } from '../store/users.ts';
import { tellChanged } from './use-case.ts';

/** S12: ten failures in a row, then waits from 30 s, doubling to 1 h. */
const FREE_FAILURES = 10;
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 3_600_000;

/** One more refused attempt to set this user's password by token, stored and logged. */
export async function countTokenFailure(
  services: Services,
  operator: Operator,
  userId: string,
  refusal: AppError,
): Promise<void> {
  await services.db.write(async (tx) => {
    const user = await findUser(tx, userId);
    if (user !== null && refusal.code !== 'token-wait') {
      const failures = user.token_failures + 1;
      const wait =
        failures < FREE_FAILURES ? 0 : Math.min(FIRST_WAIT * 2 ** (failures - FREE_FAILURES), LONGEST_WAIT);
      await updateUser(tx, user.id, {
        token_failures: failures,
        token_wait_until: wait === 0 ? user.token_wait_until : services.time.now() + wait,
      });
    }
    await append(tx, services, operator, { action: 'token-refused', user, code: refusal.code });
  });
  tellChanged(services, 'activity');
}
