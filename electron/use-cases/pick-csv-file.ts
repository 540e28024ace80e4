import { describePickedFile } from '../directory/read-file.ts';
import type { UseCase } from './use-case.ts';

/** @throws AppError file-gone, file-unreadable, file-too-large */
export const pickCsvFile: UseCase<'directory.pickFile'> = async (services) => {
  const path = await services.dialogs.openFile('csv');
  if (path === null) return { file: null };
  const { name, bytes } = await describePickedFile(path);
  return { file: { handle: services.files.remember(path), name, bytes } };
};
