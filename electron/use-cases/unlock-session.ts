import { AppError } from '../../shared/errors.ts';
import { append } from '../store/activity.ts';
import { findOperator, updateOperator } from '../store/operators.ts';
import { checkOperatorPassword, restartIdleClock } from './check-operator-password.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** @throws AppError not-signed-in, sign-in-refused, sign-in-wait */
export const unlockSession: UseCase<'session.unlock'> = async (services, operator, input) => {
  if (operator === null) throw new AppError('not-signed-in');
  await checkOperatorPassword(services, () => findOperator(services.db.read, operator.id), input.password);
  await services.db.write(async (tx) => {
    await updateOperator(tx, operator.id, { failures: 0, wait_until: null });
    await append(tx, services, operator, { action: 'unlocked' });
  });
  services.session.unlock();
  services.session.prove();
  await restartIdleClock(services);
  tellChanged(services, 'status');
  return {};
};
