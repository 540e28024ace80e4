import type { BackupConcern, BackupSettings, LastBackup } from '../../shared/backup.ts';
import { findOffice, type OfficeRecord } from '../store/office.ts';
import { readSetting } from '../store/settings.ts';
import { HOUR, nextBackupAt } from './make-due-backup.ts';
import type { UseCase } from './use-case.ts';

/** A new office is left in peace for its first day. */
const GRACE = 24 * HOUR;
/** So many intervals without a backup, and the last one is old. */
const INTERVALS = 3;

export const backupStatus: UseCase<'backup.status'> = async (services) => {
  const db = services.db.read;
  const office = await findOffice(db);
  const settings = await readSetting(db, 'backup');
  const last = await readSetting(db, 'lastBackup');
  const now = services.time.now();
  const next = nextBackupAt(settings, last);
  return {
    settings,
    last,
    nextAt: next === null ? null : Math.max(next, now),
    running: services.backups.running(),
    concern: concernOf(office, settings, last, now),
    keyConfirmedAt: office?.recovery_confirmed_at ?? null,
    restored: await readSetting(db, 'lastRestore'),
  };
};

function concernOf(
  office: OfficeRecord | null,
  { everyHours }: BackupSettings,
  { made, problem }: LastBackup,
  now: number,
): BackupConcern {
  // Nothing of a practice office is worth keeping.
  if (office === null || office.practice === 1) return 'none';
  if (problem !== null) return 'failing';
  if (made !== null) return now - made.at > INTERVALS * everyHours * HOUR ? 'old' : 'none';
  return office.set_up_at !== null && now - office.set_up_at > GRACE ? 'missing' : 'none';
}
