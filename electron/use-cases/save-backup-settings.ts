import { append } from '../store/activity.ts';
import { readSetting, saveSetting } from '../store/settings.ts';
import { makeDueBackup } from './make-due-backup.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** Another folder starts afresh: the first backup goes there at once. @throws AppError('file-gone') for an unknown handle */
export const saveBackupSettings: UseCase<'settings.saveBackup'> = async (services, operator, input) => {
  const { folder: choice, everyHours, keep } = input;
  const picked = choice.kind === 'picked' ? services.files.path(choice.handle) : null;
  await services.db.write(async (tx) => {
    const before = await readSetting(tx, 'backup');
    const folder = choice.kind === 'keep' ? before.folder : picked;
    await saveSetting(tx, 'backup', { folder, everyHours, keep });
    if (folder !== before.folder) {
      const last = await readSetting(tx, 'lastBackup');
      await saveSetting(tx, 'lastBackup', { ...last, intoFolderAt: null, problem: null });
    }
    const details = { section: 'backup', folder, everyHours, keep };
    await append(tx, services, operator, { action: 'settings-changed', details });
  });
  tellChanged(services, 'backup', 'activity');
  void makeDueBackup(services);
  return {};
};
