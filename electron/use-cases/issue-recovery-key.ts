import { AppError } from '../../shared/errors.ts';
import { newRecoveryKey } from '../security/recovery-key.ts';
import { append } from '../store/activity.ts';
import { findOffice } from '../store/office.ts';
import { proveOperator } from './prove-operator.ts';
import type { UseCase } from './use-case.ts';

/**
 * Makes a recovery key and shows it once. It replaces the old one only when it is confirmed, so a key nobody
 * stored never locks an office out.
 *
 * @throws AppError as `proveOperator`: once the office has a recovery key, the admin proves who they are.
 */
export const issueRecoveryKey: UseCase<'recovery.issue'> = async (services, operator, input) => {
  const office = await findOffice(services.db.read);
  if (office?.recovery_confirmed_at !== null) {
    if (input.password === null) throw new AppError('sign-in-refused');
    await proveOperator(services, { id: operator.id }, { password: input.password, code: input.code });
  }
  const recoveryKey = newRecoveryKey();
  await services.db.write((tx) => append(tx, services, operator, { action: 'recovery-key-issued' }));
  services.shownRecoveryKey.value = recoveryKey;
  return { recoveryKey };
};
