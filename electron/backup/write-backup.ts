import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { openChunks, sealChunks } from '../security/backup-format.ts';
import { syncFolder } from '../sync-folder.ts';
import { folderRefusal } from './file-errors.ts';

/** The end of the name under which a file lies until it is known to be whole. */
export const UNFINISHED = '.unfinished';

export type Writing = {
  /** A closed database file that nobody changes meanwhile. */
  source: string;
  target: string;
  head: Uint8Array;
  key: Uint8Array;
  chunkBytes: number;
  /** `done` goes from 0 to 1: the first half is writing, the second reading back. */
  onProgress(done: number): void;
  signal: AbortSignal;
};

/**
 * Writes a backup beside its name, syncs it, reads all of it back and compares, and only then gives it its name: under
 * that name there is never anything but a whole one (S81).
 *
 * @returns the size of the file, bytes
 * @throws AppError backup-folder-gone, backup-disk-full, backup-not-written, backup-unverified; what `signal` aborts with
 */
export async function writeBackup(writing: Writing): Promise<number> {
  const { target, signal } = writing;
  const unfinished = target + UNFINISHED;
  try {
    const { bytes, sum } = await seal(writing, unfinished);
    await verify(writing, unfinished, bytes, sum);
    signal.throwIfAborted();
    await rename(unfinished, target);
    await syncFolder(path.dirname(target));
    return bytes;
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {
      // The folder that made the writing fail; the next backup there removes it.
    });
    if (signal.aborted) throw signal.reason;
    throw folderRefusal(error);
  }
}

async function seal(writing: Writing, unfinished: string): Promise<{ bytes: number; sum: string }> {
  const { source, head, chunkBytes, onProgress, signal } = writing;
  const hash = createHash('sha256');
  const from = await open(source, 'r');
  try {
    const total = Math.max(1, (await from.stat()).size);
    const file = await open(unfinished, 'w', 0o600);
    try {
      let bytes = (await file.write(head)).bytesWritten;
      const plain = hashed(from.createReadStream({ autoClose: false, highWaterMark: chunkBytes }), hash);
      for await (const chunk of sealChunks(writing, plain)) {
        signal.throwIfAborted();
        await writeAll(file, chunk);
        bytes += chunk.length;
        onProgress(Math.min(1, bytes / total) / 2);
      }
      await file.sync();
      return { bytes, sum: hash.digest('hex') };
    } finally {
      await file.close();
    }
  } finally {
    await from.close();
  }
}

async function verify(writing: Writing, unfinished: string, bytes: number, sum: string): Promise<void> {
  const { head, chunkBytes, onProgress, signal } = writing;
  const file = await open(unfinished, 'r');
  try {
    const start = Buffer.alloc(head.length);
    await file.read(start, 0, head.length, 0);
    if (!start.equals(head) || (await file.stat()).size !== bytes) throw new AppError('backup-unverified');
    const hash = createHash('sha256');
    const sealed = file.createReadStream({
      autoClose: false,
      start: head.length,
      highWaterMark: chunkBytes,
    });
    let done = head.length;
    for await (const plain of openChunks(writing, sealed)) {
      signal.throwIfAborted();
      hash.update(plain);
      done += plain.length;
      onProgress(0.5 + Math.min(1, done / bytes) / 2);
    }
    if (hash.digest('hex') !== sum) throw new AppError('backup-unverified');
    onProgress(1);
  } catch (error) {
    if (error instanceof AppError && error.code === 'backup-damaged') {
      throw new AppError('backup-unverified', undefined, { cause: error });
    }
    throw error;
  } finally {
    await file.close();
  }
}

async function* hashed(source: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const piece of source) {
    hash.update(piece);
    yield piece;
  }
}

/** A write to a share or a nearly full disk may take only a part. */
export async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  let done = 0;
  while (done < bytes.length) done += (await file.write(bytes, done)).bytesWritten;
}
