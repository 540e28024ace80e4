import { hashPassword } from '../security/passwords.ts';
import { append } from '../store/activity.ts';
import { updateOperator } from '../store/operators.ts';
import { readSetting } from '../store/settings.ts';
import { checkOperatorPassword } from './check-operator-password.ts';
import { refuseWeakOperatorPassword } from './password-policy.ts';
import { tellOperator } from './tell-operator.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** @throws AppError sign-in-refused, sign-in-wait, password-refused */
export const changeOwnPassword: UseCase<'session.changePassword'> = async (services, operator, input) => {
  await checkOperatorPassword(services, { id: operator.id }, input.password);
  const settings = await readSetting(services.db.read, 'passwords');
  await refuseWeakOperatorPassword(services.db.read, input.newPassword, operator);
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
