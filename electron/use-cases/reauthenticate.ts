import { append } from '../store/activity.ts';
import { findOperator, updateOperator } from '../store/operators.ts';
import { checkOperatorPassword } from './check-operator-password.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * The operator proves once more who sits there, for the channels that ask for it (S22, ASVS 7.5.3).
 *
 * @throws AppError sign-in-refused, sign-in-wait
 */
export const reauthenticate: UseCase<'session.reauthenticate'> = async (services, operator, input) => {
  await checkOperatorPassword(services, () => findOperator(services.db.read, operator.id), input.password);
  await services.db.write(async (tx) => {
    await updateOperator(tx, operator.id, { failures: 0, wait_until: null });
    await append(tx, services, operator, { action: 're-authenticated' });
  });
  services.session.prove();
  tellChanged(services, 'activity');
  return {};
};
