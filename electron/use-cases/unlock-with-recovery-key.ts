import { AppError } from '../../shared/errors.ts';
import { createOfficeSecrets } from '../security/office-secrets.ts';
import { parseRecoveryKey, unwrapOfficeKey } from '../security/recovery-key.ts';
import { append } from '../store/activity.ts';
import { findOffice, updateOffice } from '../store/office.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * The operating system's wrap is lost (another profile, another machine): the recovery key opens the office and the
 * office key is wrapped anew. Everything else is as it was.
 *
 * @throws AppError recovery-key-wrong, recovery-key-missing (none was ever confirmed), key-store-unavailable
 */
export const unlockWithRecoveryKey: UseCase<'recovery.unlock'> = async (services, _operator, input) => {
  const office = await findOffice(services.db.read);
  if (office === null || services.secrets.isOpen()) return {};
  if (office.wrapped_by_recovery === null) throw new AppError('recovery-key-missing');
  const officeKey = unwrapOfficeKey(
    parseRecoveryKey(input.recoveryKey),
    office.wrapped_by_recovery,
    office.id,
  );
  const opened = createOfficeSecrets();
  opened.open(officeKey, office.id);
  const wrapped = await services.keyVault.wrap(officeKey);
  await services.db.write(async (tx) => {
    await updateOffice(tx, { wrapped_by_os: wrapped });
    await append(tx, { ...services, secrets: opened }, null, { action: 'office-recovered' });
  });
  services.secrets.open(officeKey, office.id);
  services.outbox.wake();
  tellChanged(services, 'status');
  return {};
};
