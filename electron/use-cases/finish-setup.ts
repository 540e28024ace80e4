import { AppError } from '../../shared/errors.ts';
import { findOffice, updateOffice } from '../store/office.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** @throws AppError('recovery-key-missing') while nobody has said that the recovery key is stored */
export const finishSetup: UseCase<'setup.finish'> = async (services) => {
  await services.db.write(async (tx) => {
    const office = await findOffice(tx);
    if (office?.recovery_confirmed_at == null) throw new AppError('recovery-key-missing');
    await updateOffice(tx, { set_up_at: services.time.now() });
  });
  tellChanged(services, 'status');
  return {};
};
