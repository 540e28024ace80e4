import path from 'node:path';
import type { BackupSettings, LastBackup } from '../../shared/backup.ts';
import { AppError } from '../../shared/errors.ts';
import { backupName } from '../backup/backup-folder.ts';
import { reasonOf } from '../log.ts';
import type { Services } from '../services.ts';
import { findOffice } from '../store/office.ts';
import { readSetting } from '../store/settings.ts';
import { backUpNow } from './back-up.ts';

export const HOUR = 3_600_000;

/** When the schedule makes the next one, epoch ms; null without a folder. After a failure it tries every hour. */
export function nextBackupAt(
  { folder, everyHours }: BackupSettings,
  { intoFolderAt, problem }: LastBackup,
): number | null {
  if (folder === null) return null;
  if (problem !== null) return problem.at + HOUR;
  return intoFolderAt === null ? 0 : intoFolderAt + everyHours * HOUR;
}

/** Asked every minute. Office time decides, which a clock that is set back does not turn back (S5). Never rejects. */
export async function makeDueBackup(services: Services): Promise<void> {
  // One that hangs on a dead share must not gather a queue behind it.
  if (!services.secrets.isOpen() || services.backups.running()) return;
  try {
    // Judged in its turn: whoever was before may have made the one that is due.
    await services.backups.take(async (signal) => {
      const office = await findOffice(services.db.read);
      if (office?.recovery_confirmed_at == null) return;
      const settings = await readSetting(services.db.read, 'backup');
      const due = nextBackupAt(settings, await readSetting(services.db.read, 'lastBackup'));
      const now = services.time.now();
      if (settings.folder === null || due === null || now < due) return;
      await backUpNow(services, null, path.join(settings.folder, backupName(now)), signal);
    });
  } catch (error) {
    // A refusal is noted where it happens, with a banner and a line of the activity log.
    if (error instanceof AppError) services.log.warn('no backup was made', { code: error.code });
    else services.log.error('the backup failed', { error: reasonOf(error) });
  }
}
