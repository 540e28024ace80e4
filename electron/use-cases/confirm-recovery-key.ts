import { AppError } from '../../shared/errors.ts';
import { parseRecoveryKey, wrapOfficeKey } from '../security/recovery-key.ts';
import { append } from '../store/activity.ts';
import { updateOffice } from '../store/office.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** "I have stored it": from here on this key, and no older one, opens the office. @throws AppError recovery-key-missing */
export const confirmRecoveryKey: UseCase<'recovery.confirm'> = async (services, operator) => {
  const { secrets, shownRecoveryKey } = services;
  if (shownRecoveryKey.value === null) throw new AppError('recovery-key-missing');
  const wrapped = wrapOfficeKey(
    parseRecoveryKey(shownRecoveryKey.value),
    secrets.officeKey(),
    secrets.officeId(),
  );
  await services.db.write(async (tx) => {
    await updateOffice(tx, { wrapped_by_recovery: wrapped, recovery_confirmed_at: services.time.now() });
    await append(tx, services, operator, { action: 'recovery-key-confirmed' });
  });
  shownRecoveryKey.value = null;
  tellChanged(services, 'status');
  return {};
};
