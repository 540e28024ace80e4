import { AppError } from '../../shared/errors.ts';
import { hashPassword } from '../security/passwords.ts';
import { append } from '../store/activity.ts';
import { findOperator, updateOperator } from '../store/operators.ts';
import { readSetting } from '../store/settings.ts';
import { refuseWeakOperatorPassword } from './password-policy.ts';
import { tellOperator } from './tell-operator.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** An admin sets another operator's password; their failures and wait are forgotten with it. @throws AppError operator-not-found, password-refused */
export const setOperatorPassword: UseCase<'operators.setPassword'> = async (services, operator, input) => {
  const target = await findOperator(services.db.read, input.operatorId);
  if (target === null) throw new AppError('operator-not-found');
  const settings = await readSetting(services.db.read, 'passwords');
  await refuseWeakOperatorPassword(services.db.read, input.newPassword, target);
  const hash = await hashPassword(input.newPassword, settings.bcryptCost);
  await services.db.write(async (tx) => {
    await updateOperator(tx, target.id, { password_hash: hash, failures: 0, wait_until: null });
    await tellOperator(tx, services, operator, target, 'password');
    await append(tx, services, operator, {
      action: 'operator-password-set',
      details: { operator: target.name, login: target.login, own: target.id === operator.id },
    });
  });
  services.outbox.wake();
  tellChanged(services, 'activity', 'outbox');
  return {};
};
