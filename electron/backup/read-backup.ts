import { type FileHandle, open, rm } from 'node:fs/promises';
import { AppError } from '../../shared/errors.ts';
import {
  type BackupHead,
  lengthOfFile,
  lengthOfHead,
  openChunks,
  openHead,
  readHead,
  type SealedFacts,
} from '../security/backup-format.ts';
import { parseRecoveryKey, unwrapOfficeKey } from '../security/recovery-key.ts';
import { fileRefusal } from './file-errors.ts';
import { writeAll } from './write-backup.ts';

const PREFIX = 21;

/** A file that looks like a whole backup, from its head and its length. */
export type FoundBackup = { path: string; bytes: number; headBytes: Uint8Array; head: BackupHead };

/**
 * @throws AppError file-gone, file-unreadable, backup-not-ours, backup-newer, backup-damaged (also for a file of
 * another length than its head says)
 */
export async function findBackup(path: string): Promise<FoundBackup> {
  try {
    const file = await open(path, 'r');
    try {
      const stat = await file.stat();
      if (!stat.isFile()) throw new AppError('backup-not-ours');
      const length = lengthOfHead(await readStart(file, PREFIX));
      const headBytes = await readStart(file, length);
      const head = readHead(headBytes);
      if (stat.size !== lengthOfFile(length, head)) throw new AppError('backup-damaged');
      return { path, bytes: stat.size, headBytes, head };
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileRefusal(error, 'file-unreadable');
  }
}

async function readStart(file: FileHandle, length: number): Promise<Uint8Array> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, 0);
  return buffer.subarray(0, bytesRead);
}

export type BackupKeys = { officeKey: Uint8Array; key: Uint8Array; facts: SealedFacts };

/** @throws AppError recovery-key-wrong { confirmedAt } (epoch ms: the key it needs was confirmed then), backup-damaged */
export function openBackup({ head }: FoundBackup, recoveryKey: string): BackupKeys {
  let officeKey: Uint8Array;
  try {
    const wrapped = Buffer.from(head.wrappedByRecovery, 'base64');
    officeKey = unwrapOfficeKey(parseRecoveryKey(recoveryKey), wrapped, head.officeId);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'recovery-key-wrong') throw error;
    throw new AppError('recovery-key-wrong', { confirmedAt: head.keyConfirmedAt });
  }
  return { officeKey, ...openHead(officeKey, head) };
}

/**
 * Writes the database in it to `target`, whole and synced, or nothing at all.
 *
 * @throws AppError backup-damaged, disk-full, file-gone, file-unreadable
 */
export async function unpackBackup(
  found: FoundBackup,
  key: Uint8Array,
  target: string,
  onProgress: (done: number) => void,
): Promise<void> {
  const { head, headBytes } = found;
  try {
    const from = await open(found.path, 'r');
    try {
      await write(target, async (file) => {
        // The file may have been replaced since it was looked at: this is the head that everything is bound to.
        const start = await readStart(from, headBytes.length);
        if (!Buffer.from(start).equals(headBytes)) throw new AppError('backup-damaged');
        const sealed = from.createReadStream({
          autoClose: false,
          start: headBytes.length,
          highWaterMark: head.chunkBytes,
        });
        let bytes = 0;
        for await (const plain of openChunks({ key, head: headBytes, chunkBytes: head.chunkBytes }, sealed)) {
          await writeAll(file, plain);
          bytes += plain.length;
          onProgress(bytes / head.databaseBytes);
        }
        if (bytes !== head.databaseBytes) throw new AppError('backup-damaged');
      });
    } finally {
      await from.close();
    }
  } catch (error) {
    await rm(target, { force: true });
    throw fileRefusal(error, 'file-unreadable');
  }
}

async function write(target: string, work: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(target, 'wx', 0o600);
  try {
    await work(file);
    await file.sync();
  } finally {
    await file.close();
  }
}
