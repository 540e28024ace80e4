import { AppError, type ErrorCode } from '../../shared/errors.ts';

/** What the operating system says when a folder is not there, or its share or disk has gone away. */
const GONE = new Set([
  'ENOENT',
  'ENOTDIR',
  'ENODEV',
  'ENXIO',
  'ENOTCONN',
  'ESTALE',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
]);
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** What went wrong in a backup folder, as a refusal a person can act on; an AppError stays what it is. */
export function folderRefusal(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const code = codeOf(cause);
  if (GONE.has(code)) return new AppError('backup-folder-gone', undefined, { cause });
  return new AppError(FULL.has(code) ? 'backup-disk-full' : 'backup-not-written', undefined, { cause });
}

/** The same for a file that is read or for the office's own folder. `fallback` names what else it was. */
export function fileRefusal(cause: unknown, fallback: ErrorCode): AppError {
  if (cause instanceof AppError) return cause;
  const code = codeOf(cause);
  if (code === 'ENOENT' || code === 'ENOTDIR') return new AppError('file-gone', undefined, { cause });
  return new AppError(FULL.has(code) ? 'disk-full' : fallback, undefined, { cause });
}
