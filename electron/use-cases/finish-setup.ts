import { updateOffice } from '../store/office.ts';
import { tellChanged, type UseCase } from './use-case.ts';

export const finishSetup: UseCase<'setup.finish'> = async (services) => {
  await services.db.write((tx) => updateOffice(tx, { set_up_at: services.time.now() }));
  tellChanged(services, 'status');
  return {};
};
