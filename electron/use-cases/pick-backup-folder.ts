import path from 'node:path';
import type { UseCase } from './use-case.ts';

export const pickBackupFolder: UseCase<'backup.pickFolder'> = async (services) => {
  const folder = await services.dialogs.openFolder();
  if (folder === null) return { folder: null };
  return { folder: { handle: services.files.remember(folder), name: path.basename(folder) || folder } };
};
