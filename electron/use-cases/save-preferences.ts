import { readSetting, saveSetting } from '../store/settings.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** Language and theme belong to this computer's window, so anyone at it may change them. */
export const savePreferences: UseCase<'app.savePreferences'> = async (services, _operator, input) => {
  await services.db.write(async (tx) => {
    const before = await readSetting(tx, 'preferences');
    await saveSetting(tx, 'preferences', {
      language: input.language ?? before.language,
      theme: input.theme ?? before.theme,
    });
  });
  tellChanged(services, 'status');
  return {};
};
