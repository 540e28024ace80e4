import { randomBytes } from 'node:crypto';
import { AppError } from '../shared/errors.ts';
import type { PickedFiles } from './services.ts';

export function createPickedFiles(): PickedFiles {
  const paths = new Map<string, string>();
  return {
    remember: (path) => {
      const handle = randomBytes(16).toString('hex');
      paths.set(handle, path);
      return handle;
    },
    path: (handle) => {
      const path = paths.get(handle);
      if (path === undefined) throw new AppError('file-gone');
      return path;
    },
    forget: () => paths.clear(),
  };
}
