import { AppError } from '../../shared/errors.ts';
import { hashPassword } from '../security/passwords.ts';
import { append } from '../store/activity.ts';
import { findOperator, updateOperator } from '../store/operators.ts';
import { readSetting } from '../store/settings.ts';
import { refuseWeakOperatorPassword } from './password-policy.ts';
import { tellOperator } from './tell-operator.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * An admin sets another operator's password, who then has to choose their own (ASVS 5.0 6.4.6); their failures and wait
 * are forgotten with it.
 *
 * @throws AppError operator-not-found, password-refused
 */
export const setOperatorPassword: UseCase<'operators.setPassword'> = async (services, operator, input) => {
  const target = await findOperator(services.db.read, input.operatorId);
  if (target === null) throw new AppError('operator-not-found');
  const settings = await readSetting(services.db.read, 'passwords');
  await refuseWeakOperatorPassword(services.db.read, input.newPassword, target);
  const own = target.id === operator.id;
  const hash = await hashPassword(input.newPassword, settings.bcryptCost);
  await services.db.write(async (tx) => {
    await updateOperator(tx, target.id, {
      password_hash: hash,
      must_change: own ? 0 : 1,
      failures: 0,
      wait_until: null,
    });
    await tellOperator(tx, services, operator, target, 'password');
    await append(tx, services, operator, {
      action: 'operator-password-set',
      details: { operator: target.name, login: target.login, own, ...(own ? {} : { mustChange: true }) },
    });
  });
  services.outbox.wake();
  tellChanged(services, 'activity', 'outbox');
  return {};
};
