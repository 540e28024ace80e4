import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from '../sync-folder.ts';

/**
 * Writes a file that is there as a whole or not at all: under another name first, synced, then renamed over it.
 * Whatever `write` throws is passed on, and nothing is left behind. Only the own account can read it, unless `mode`
 * says otherwise.
 *
 * @throws Error of the file system
 */
export async function writeWholeFile(
  file: string,
  write: (handle: FileHandle) => Promise<void>,
  mode = 0o600,
): Promise<void> {
  const unfinished = `${file}.unfinished`;
  try {
    const handle = await open(unfinished, 'w', mode);
    try {
      await write(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw error;
  }
  await syncFolder(path.dirname(file));
}
