import path from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { backupName } from '../backup/backup-folder.ts';
import { readSetting } from '../store/settings.ts';
import { askWhereToSave } from './ask-where-to-save.ts';
import { backUp } from './back-up.ts';
import type { UseCase } from './use-case.ts';
import { refuseWithoutRecoveryKey } from './write-office-backup.ts';

/** By hand. @throws AppError backup-no-folder, and as `backUp` and `askWhereToSave` */
export const makeBackup: UseCase<'backup.make'> = async (services, operator, { as }) => {
  // Before the dialog: nobody should choose a place for a file that cannot be made.
  await refuseWithoutRecoveryKey(services);
  const name = backupName(services.time.now());
  if (as === 'file') {
    const target = await askWhereToSave(services, operator, name);
    return { made: target === null ? null : await backUp(services, operator, target) };
  }
  const { folder } = await readSetting(services.db.read, 'backup');
  if (folder === null) throw new AppError('backup-no-folder');
  return { made: await backUp(services, operator, path.join(folder, name)) };
};
