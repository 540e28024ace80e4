import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { folderRefusal } from './file-errors.ts';
import { findBackup } from './read-backup.ts';
import { UNFINISHED } from './write-backup.ts';

export const EXTENSION = '.resetdesk-backup';
/** What the program itself calls its backups; a file under another name is never touched. */
const OURS = /^resetdesk-\d{4}-\d\d-\d\d-\d{6}\.resetdesk-backup$/;

/** `resetdesk-2026-11-23-140509.resetdesk-backup`, in this computer's own time. @param at epoch ms */
export function backupName(at: number): string {
  const time = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
  return `resetdesk-${day}-${two(time.getHours())}${two(time.getMinutes())}${two(time.getSeconds())}${EXTENSION}`;
}

/** @throws AppError backup-folder-gone, backup-not-written */
export async function refuseNoFolder(folder: string): Promise<void> {
  try {
    if (!(await stat(folder)).isDirectory()) throw new AppError('backup-folder-gone');
  } catch (error) {
    throw folderRefusal(error);
  }
}

/** What a program that was killed left half written in this folder. */
export async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const whole = name.endsWith(UNFINISHED) ? name.slice(0, -UNFINISHED.length) : '';
    if (OURS.test(whole)) await rm(path.join(folder, name), { force: true });
  }
}

/**
 * Leaves the newest `keep` backups of this office, by the time that their heads tell. Others' files, files under names
 * of their own and files that cannot be read stay.
 *
 * @returns how many were removed
 */
export async function removeOldBackups(folder: string, officeId: string, keep: number): Promise<number> {
  const found: { file: string; createdAt: number }[] = [];
  for (const name of (await readdir(folder)).filter((candidate) => OURS.test(candidate))) {
    const file = path.join(folder, name);
    try {
      const { head } = await findBackup(file);
      if (head.officeId === officeId) found.push({ file, createdAt: head.createdAt });
    } catch (error) {
      // One that cannot be read is not ours to judge, and may be all that somebody has left.
      if (!(error instanceof AppError)) throw error;
    }
  }
  const old = found.sort((a, b) => b.createdAt - a.createdAt).slice(keep);
  for (const { file } of old) await rm(file, { force: true });
  return old.length;
}
