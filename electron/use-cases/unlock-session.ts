import { AppError } from '../../shared/errors.ts';
import { append } from '../store/activity.ts';
import { checkOperatorPassword, restartIdleClock } from './check-operator-password.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * The password alone: the session behind the lock was opened with the second factor and has not ended since (NIST SP
 * 800-63B-4 §2.2.3 lets one factor do for that), and a code each time somebody comes back from the printer would have
 * the office turn it off. What is dangerous asks for the whole proof afterwards.
 *
 * @throws AppError not-signed-in, sign-in-refused, sign-in-wait
 */
export const unlockSession: UseCase<'session.unlock'> = async (services, operator, input) => {
  if (operator === null) throw new AppError('not-signed-in');
  const { totp_confirmed_at } = await checkOperatorPassword(services, { id: operator.id }, input.password);
  await services.db.write((tx) => append(tx, services, operator, { action: 'unlocked' }));
  services.session.unlock();
  if (totp_confirmed_at === null) services.session.prove();
  await restartIdleClock(services);
  tellChanged(services, 'status');
  return {};
};
