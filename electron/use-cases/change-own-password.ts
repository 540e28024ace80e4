import { AppError } from '../../shared/errors.ts';
import { normalisePassword } from '../../shared/password-rules.ts';
import { hashPassword } from '../security/passwords.ts';
import { append } from '../store/activity.ts';
import { findOperator, updateOperator } from '../store/operators.ts';
import { readSetting } from '../store/settings.ts';
import { refuseWeakOperatorPassword } from './password-policy.ts';
import { proveOperator } from './prove-operator.ts';
import { tellOperator } from './tell-operator.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * With the whole proof (ASVS 5.0 7.5.1). The new password is judged first, so that a weak one does not spend a code.
 * Whoever had to choose an own one (ASVS 5.0 6.4.1) has done so.
 *
 * @throws AppError password-refused, own-password-same, and as `proveOperator`
 */
export const changeOwnPassword: UseCase<'session.changePassword'> = async (services, operator, input) => {
  await refuseWeakOperatorPassword(services.db.read, input.newPassword, operator);
  if (normalisePassword(input.newPassword) === normalisePassword(input.password)) {
    throw new AppError('own-password-same');
  }
  const before = await proveOperator(services, { id: operator.id }, input);
  const settings = await readSetting(services.db.read, 'passwords');
  const hash = await hashPassword(input.newPassword, settings.bcryptCost);
  await services.db.write(async (tx) => {
    const now = await findOperator(tx, operator.id);
    // An admin has set another one meanwhile: the password that was proved is no longer theirs.
    if (now?.password_hash !== before.password_hash) throw new AppError('sign-in-refused');
    await updateOperator(tx, operator.id, { password_hash: hash, must_change: 0 });
    await tellOperator(tx, services, operator, operator, 'password');
    await append(tx, services, operator, {
      action: 'operator-password-set',
      details: {
        operator: operator.name,
        own: true,
        ...(now.must_change === 1 ? { mustChange: false } : {}),
      },
    });
  });
  services.outbox.wake();
  tellChanged(services, 'status', 'activity', 'outbox');
  return {};
};
