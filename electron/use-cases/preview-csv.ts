import path from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { type FilePreview, type PreviewWish, previewFile } from '../directory/preview-file.ts';
import { describePickedFile, withPickedFile } from '../directory/read-file.ts';
import type { Services } from '../services.ts';
import { startImportThread } from '../store/import-thread.ts';
import type { UseCase } from './use-case.ts';

/** Bytes that are looked at sooner than a thread has started. */
const SMALL = 1024 * 1024;

/**
 * What is in the file and how it seems to be meant.
 *
 * @throws AppError file-gone, file-unreadable, file-too-large, file-empty, file-encoding, file-malformed, file-changed
 */
export const previewCsv: UseCase<'directory.preview'> = async (services, _operator, { handle, ...wish }) => {
  const file = services.files.path(handle);
  const { bytes } = await describePickedFile(file);
  if (bytes <= SMALL) return withPickedFile(file, (picked) => previewFile(picked, wish));
  return previewApart(services, file, wish);
};

async function previewApart({ config, db }: Services, file: string, wish: PreviewWish): Promise<FilePreview> {
  const office = path.join(config.dataFolder, 'office.db');
  const work = { work: 'preview', path: file, wish } as const;
  const end = await startImportThread(config, office, work, { db, onProgress: () => {} }).ended;
  if (end.end === 'previewed') return end.preview;
  if (end.end === 'failed') throw new AppError(end.code, end.details);
  throw new Error(end.end === 'broken' ? end.why : `the preview ended as ${end.end}`);
}
