import { open } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../shared/errors.ts';

/** S88, raised for offices of a million. Bytes; never in memory at once. */
export const MAX_FILE = 1024 * 1024 * 1024;

const CHUNK = 256 * 1024;

/** Tells two versions of a file apart without reading them. */
export type FileMark = { size: number; changedAt: number; inode: number };

export type PickedFile = {
  mark: FileMark;
  /** The bytes from the beginning, as often as it is asked for. @throws AppError('file-changed') at their end */
  chunks(): AsyncGenerator<Buffer>;
};

/**
 * Opens the file as it is now, and closes it when `work` is done: it may have changed since it was picked.
 *
 * @throws AppError file-gone, file-unreadable, file-too-large, file-empty, and what `work` throws
 */
export async function withPickedFile<T>(file: string, work: (picked: PickedFile) => Promise<T>): Promise<T> {
  return withFile(file, async (handle) => {
    const mark = await markOf(handle);
    if (mark.size === 0) throw new AppError('file-empty');
    return work({ mark, chunks: () => chunksOf(handle, mark) });
  });
}

/**
 * The name without its folder, and the size in bytes.
 *
 * @throws AppError file-gone, file-unreadable, file-too-large
 */
export async function describePickedFile(file: string): Promise<{ name: string; bytes: number }> {
  const { size } = await withFile(file, markOf);
  return { name: path.basename(file), bytes: size };
}

export function isSameFile(a: FileMark, b: FileMark): boolean {
  return a.size === b.size && a.changedAt === b.changedAt && a.inode === b.inode;
}

type Handle = Awaited<ReturnType<typeof open>>;

async function markOf(handle: Handle): Promise<FileMark> {
  const { size, mtimeMs, ino } = await handle.stat();
  return { size, changedAt: mtimeMs, inode: ino };
}

async function* chunksOf(handle: Handle, mark: FileMark): AsyncGenerator<Buffer> {
  for (let at = 0; ; ) {
    // A new one each time: whoever reads may keep what it got.
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, at);
    if (bytesRead === 0) break;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
  // Half of the one version and half of the other would be nobody's file.
  if (!isSameFile(await markOf(handle), mark)) throw new AppError('file-changed');
}

async function withFile<T>(file: string, work: (handle: Handle) => Promise<T>): Promise<T> {
  let handle: Handle | undefined;
  try {
    handle = await open(file, 'r');
    const facts = await handle.stat();
    if (!facts.isFile()) throw new AppError('file-unreadable');
    if (facts.size > MAX_FILE) throw new AppError('file-too-large', { bytes: facts.size, limit: MAX_FILE });
    return await work(handle);
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    const gone = 'code' in error && error.code === 'ENOENT';
    throw new AppError(gone ? 'file-gone' : 'file-unreadable', undefined, { cause: error });
  } finally {
    await handle?.close();
  }
}
