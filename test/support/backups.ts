import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { OutputOf } from '../../shared/contract.ts';
import type { TestApp } from './test-office.ts';
import { until } from './until.ts';

/** Another disk, removed when the test ends. */
export function backupDisk(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'resetdesk-backups-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Picks a folder in the dialog and saves it as the backup folder. */
export async function chooseFolder(
  app: TestApp,
  folder: string,
  numbers: { everyHours?: number; keep?: number } = {},
): Promise<void> {
  app.dialogs.answer = folder;
  const picked = await app.call('backup.pickFolder', {});
  if (picked.folder === null) throw new Error('no folder was picked');
  await app.call('settings.saveBackup', {
    folder: { kind: 'picked', handle: picked.folder.handle },
    everyHours: 24,
    keep: 14,
    ...numbers,
  });
}

type Made = NonNullable<OutputOf<'backup.make'>['made']>;

/** Saves a backup as a file through the dialog. */
export async function backUpTo(app: TestApp, file: string): Promise<Made> {
  mkdirSync(path.dirname(file), { recursive: true });
  app.dialogs.answer = file;
  const { made } = await app.call('backup.make', { as: 'file' });
  if (made === null) throw new Error('no backup was made');
  return made;
}

/** Picks a backup in the dialog. @returns its handle */
export async function pickBackup(app: TestApp, file: string): Promise<string> {
  app.dialogs.answer = file;
  const picked = await app.call('backup.pickFile', {});
  if (picked.file === null) throw new Error('no file was picked');
  return picked.file.handle;
}

export async function restore(app: TestApp, file: string, recoveryKey: string) {
  return app.call('backup.restore', { handle: await pickBackup(app, file), recoveryKey });
}

/** The whole backups in a folder, oldest first. */
export function backupsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.resetdesk-backup'))
    .toSorted();
}

/** Time of the program's own clock, all the backup work that it began, and the admin signed in again after it. */
export async function passTime(app: TestApp, ms = 60_000): Promise<void> {
  // One minute with its work is as good as each of them.
  app.clock.set(app.clock.now() + ms - 60_000);
  app.clock.advance(60_000);
  await app.settledMinute();
  await app.signIn();
  await until(async () => !(await app.call('backup.status', {})).running);
}
