import path from 'node:path';
import type { BackupMade, LastBackup } from '../../shared/backup.ts';
import { AppError } from '../../shared/errors.ts';
import { refuseNoFolder, removeOldBackups, removeUnfinished } from '../backup/backup-folder.ts';
import { folderRefusal } from '../backup/file-errors.ts';
import { reasonOf } from '../log.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { readSetting, saveSetting } from '../store/settings.ts';
import { storeRefusal } from '../store/store-errors.ts';
import { tellChanged } from './use-case.ts';
import { refuseWithoutRecoveryKey, writeOfficeBackup } from './write-office-backup.ts';

/** Makes a backup by hand when those before it are done. @throws AppError as `backUpNow` */
export function backUp(services: Services, operator: Operator, target: string): Promise<BackupMade> {
  return services.backups.take((signal) => backUpNow(services, operator, target, signal));
}

/**
 * Makes a backup and writes down how that went. Only one into the folder of the settings counts for the schedule, and
 * only there older ones are removed.
 *
 * @param operator null when the schedule asks
 * @throws AppError as `writeOfficeBackup`, backup-folder-gone; store-busy when the office is closed meanwhile
 */
export async function backUpNow(
  services: Services,
  operator: Operator | null,
  target: string,
  signal: AbortSignal,
): Promise<BackupMade> {
  const folder = path.dirname(target);
  const settings = await readSetting(services.db.read, 'backup');
  const scheduled = folder === settings.folder;
  tellChanged(services, 'backup');
  try {
    await refuseWithoutRecoveryKey(services);
    await refuseNoFolder(folder);
    if (scheduled) await removeUnfinished(folder).catch(refuse);
    const at = services.time.now();
    const written = await writeOfficeBackup(services, target, at, signal);
    const made = { at, file: path.basename(target), folder, ...written };
    await noteMade(services, operator, made, scheduled);
    if (scheduled) await removeOld(services, folder, settings.keep);
    return made;
  } catch (error) {
    if (signal.aborted) throw new AppError('store-busy');
    const refusal = error instanceof AppError ? error : storeRefusal(error);
    if (refusal !== null) await noteFailed(services, operator, refusal, path.basename(target), scheduled);
    throw refusal ?? error;
  } finally {
    tellChanged(services, 'backup', 'activity');
  }
}

function refuse(error: unknown): never {
  throw folderRefusal(error);
}

async function noteMade(
  services: Services,
  operator: Operator | null,
  made: BackupMade,
  scheduled: boolean,
): Promise<void> {
  const { file, bytes, entries } = made;
  await services.db.write(async (tx) => {
    const before = await readSetting(tx, 'lastBackup');
    const last: LastBackup = scheduled ? { made, intoFolderAt: made.at, problem: null } : { ...before, made };
    await saveSetting(tx, 'lastBackup', last);
    await append(tx, services, operator, { action: 'backup-made', details: { file, bytes, entries } });
  });
}

/** The schedule tries every hour: a line when the trouble begins or becomes another, not for every hour of it. */
async function noteFailed(
  services: Services,
  operator: Operator | null,
  { code }: AppError,
  file: string,
  scheduled: boolean,
): Promise<void> {
  try {
    await services.db.write(async (tx) => {
      const before = await readSetting(tx, 'lastBackup');
      const at = services.time.now();
      const same = before.problem?.code === code;
      if (scheduled) {
        const since = before.problem?.since ?? at;
        await saveSetting(tx, 'lastBackup', { ...before, problem: { since, at, code } });
      }
      if (operator === null && same) return;
      await append(tx, services, operator, { action: 'backup-failed', code, details: { file } });
    });
  } catch (error) {
    // A full disk refuses the line too; the refusal itself must still reach the person.
    services.log.error('a failed backup could not be noted', { code, error: reasonOf(error) });
  }
}

/** The new backup is there and whole: that an old one stays is no reason to call it failed. */
async function removeOld(services: Services, folder: string, keep: number): Promise<void> {
  try {
    await removeOldBackups(folder, services.secrets.officeId(), keep);
  } catch (error) {
    services.log.warn('old backups could not be removed', { error: reasonOf(error) });
  }
}
