import { hashPassword } from '../security/passwords.ts';
import { append } from '../store/activity.ts';
import { updateOperator } from '../store/operators.ts';
import { readSetting } from '../store/settings.ts';
import { refuseWeakOperatorPassword } from './password-policy.ts';
import { proveOperator } from './prove-operator.ts';
import { tellOperator } from './tell-operator.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * With the whole proof (ASVS 5.0 7.5.1). The new password is judged first, so that a weak one does not spend a code.
 *
 * @throws AppError password-refused, and as `proveOperator`
 */
export const changeOwnPassword: UseCase<'session.changePassword'> = async (services, operator, input) => {
  await refuseWeakOperatorPassword(services.db.read, input.newPassword, operator);
  await proveOperator(services, { id: operator.id }, input);
  const settings = await readSetting(services.db.read, 'passwords');
  const hash = await hashPassword(input.newPassword, settings.bcryptCost);
  await services.db.write(async (tx) => {
    await updateOperator(tx, operator.id, { password_hash: hash });
    await tellOperator(tx, services, operator, operator, 'password');
    await append(tx, services, operator, {
      action: 'operator-password-set',
      details: { operator: operator.name, own: true },
    });
  });
  services.outbox.wake();
  tellChanged(services, 'activity', 'outbox');
  return {};
};
