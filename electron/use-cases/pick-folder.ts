import path from 'node:path';
import type { UseCase } from './use-case.ts';

/** The system's own dialog; what leaves is a handle and the folder's name. For mails, backups and checkpoints alike. */
export const pickFolder: UseCase<'mail.pickFolder' | 'backup.pickFolder' | 'evidence.pickFolder'> = async (
  services,
) => {
  const folder = await services.dialogs.openFolder();
  if (folder === null) return { folder: null };
  return { folder: { handle: services.files.remember(folder), name: path.basename(folder) || folder } };
};
