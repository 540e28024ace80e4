import { open } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { MAX_FILE } from './decode-csv.ts';

/**
 * The file as it is now: it may have changed since it was picked.
 *
 * @throws AppError file-gone, file-unreadable, file-too-large
 */
export async function readPickedFile(file: string): Promise<Uint8Array> {
  return withFile(file, async (handle, size) => {
    const bytes = new Uint8Array(size);
    let filled = 0;
    while (filled < size) {
      const { bytesRead } = await handle.read(bytes, filled, size - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  });
}

/**
 * The name without its folder, and the size in bytes.
 *
 * @throws AppError file-gone, file-unreadable, file-too-large
 */
export async function describePickedFile(file: string): Promise<{ name: string; bytes: number }> {
  return withFile(file, async (_handle, bytes) => ({ name: path.basename(file), bytes }));
}

type Handle = Awaited<ReturnType<typeof open>>;

async function withFile<T>(file: string, work: (handle: Handle, size: number) => Promise<T>): Promise<T> {
  let handle: Handle | undefined;
  try {
    handle = await open(file, 'r');
    const facts = await handle.stat();
    if (!facts.isFile()) throw new AppError('file-unreadable');
    if (facts.size > MAX_FILE) throw new AppError('file-too-large', { bytes: facts.size, limit: MAX_FILE });
    return await work(handle, facts.size);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const gone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new AppError(gone ? 'file-gone' : 'file-unreadable', undefined, { cause: error });
  } finally {
    await handle?.close();
  }
}
