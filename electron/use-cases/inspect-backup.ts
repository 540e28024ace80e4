import path from 'node:path';
import type { BackupFacts } from '../../shared/backup.ts';
import type { OutputOf, ParsedInputOf } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { type FoundBackup, findBackup, openBackup } from '../backup/read-backup.ts';
import type { ClosedServices, Operator } from '../services.ts';
import { MIGRATIONS } from '../store/migrations/all.ts';
import { lookAtPresent, type PresentOffice } from '../store/present-office.ts';

/** @throws AppError as `findBackup` */
export async function pickBackupFile(services: ClosedServices): Promise<OutputOf<'backup.pickFile'>> {
  const file = await services.dialogs.openFile('backup');
  if (file === null) return { file: null };
  const { bytes } = await findBackup(file);
  return { file: { handle: services.files.remember(file), name: path.basename(file), bytes } };
}

/**
 * What a backup is, and what taking it would cost. Nothing of the head is proven before the recovery key is given.
 *
 * @throws AppError backup-newer { version }, recovery-key-wrong, and as `findBackup`
 */
export async function inspectBackup(
  services: ClosedServices,
  _operator: Operator | null,
  { handle, recoveryKey }: ParsedInputOf<'backup.inspect'>,
): Promise<BackupFacts> {
  const found = await findKnownBackup(services.files.path(handle));
  const { head, bytes } = found;
  const opened = recoveryKey === null ? null : openBackup(found, recoveryKey).facts;
  const present = lookAtPresent(path.join(services.config.dataFolder, 'office.db'), head.createdAt);
  return {
    createdAt: head.createdAt,
    programVersion: head.programVersion,
    bytes,
    keyConfirmedAt: head.keyConfirmedAt,
    present: relation(present, head.officeId),
    newer:
      present.kind === 'office' && present.officeId === head.officeId
        ? { entries: Math.max(0, present.log.seq - head.log.seq), resets: present.resetsSince }
        : null,
    opened,
  };
}

/** One that this version of the program can bring up to date. @throws AppError backup-newer, and as `findBackup` */
export async function findKnownBackup(file: string): Promise<FoundBackup> {
  const found = await findBackup(file);
  const { migrations, programVersion } = found.head;
  if (!migrations.every((name) => Object.hasOwn(MIGRATIONS, name))) {
    throw new AppError('backup-newer', { version: programVersion });
  }
  return found;
}

function relation(present: PresentOffice, officeId: string): BackupFacts['present'] {
  if (present.kind !== 'office') return present.kind;
  return present.officeId === officeId ? 'same-office' : 'other-office';
}
