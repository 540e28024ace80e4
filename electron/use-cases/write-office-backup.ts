import { rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { writeBackup } from '../backup/write-backup.ts';
import { sealHead } from '../security/backup-format.ts';
import type { Services } from '../services.ts';
import { findOffice } from '../store/office.ts';
import { runApart } from '../store/run-apart.ts';
import { snapshotFile } from '../store/swap-office.ts';

const CHUNK = 256 * 1024;
/** What the progress counts to. */
const WHOLE = 1000;

/** @throws AppError('recovery-key-missing', { backup }): a backup that nothing opens would be none */
export async function refuseWithoutRecoveryKey(services: Pick<Services, 'db'>): Promise<void> {
  const office = await findOffice(services.db.read);
  if (office?.wrapped_by_recovery == null || office.recovery_confirmed_at === null) {
    throw new AppError('recovery-key-missing', { backup: 1 });
  }
}

/**
 * One moment of the office in one file: copied, inspected, sealed, written and read back (S81).
 *
 * @returns the size of the file in bytes and how many entries the activity log in it has
 * @throws AppError recovery-key-missing, backup-office-damaged, disk-full (of this computer), and as `writeBackup`
 */
export async function writeOfficeBackup(
  services: Services,
  target: string,
  createdAt: number,
  signal: AbortSignal,
): Promise<{ bytes: number; entries: number }> {
  const { config, secrets } = services;
  const tell = createProgress(services);
  const snapshot = snapshotFile(config.dataFolder);
  tell(0);
  try {
    const source = path.join(config.dataFolder, 'office.db');
    const work = { work: 'copy', source, target: snapshot } as const;
    const facts = await runApart(config.databaseWork, work, 'backup-office-damaged');
    signal.throwIfAborted();
    const { wrappedByRecovery, keyConfirmedAt, log, officeName, users, entries } = facts;
    if (wrappedByRecovery === null || keyConfirmedAt === null) {
      throw new AppError('recovery-key-missing', { backup: 1 });
    }
    const sealed = sealHead(
      secrets.officeKey(),
      {
        officeId: facts.officeId,
        createdAt,
        programVersion: config.version,
        migrations: facts.migrations,
        keyConfirmedAt,
        wrappedByRecovery: base64(wrappedByRecovery),
        databaseBytes: facts.bytes,
        chunkBytes: CHUNK,
        log: { seq: log.seq, hash: log.hash && base64(log.hash) },
      },
      { officeName, users, entries },
    );
    const bytes = await writeBackup({
      source: snapshot,
      target,
      ...sealed,
      chunkBytes: CHUNK,
      onProgress: tell,
      signal,
    });
    return { bytes, entries };
  } finally {
    await rm(snapshot, { force: true });
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

/** Tells each thousandth once. */
function createProgress(services: Pick<Services, 'emit'>): (share: number) => void {
  let told = -1;
  return (share) => {
    const done = Math.floor(share * WHOLE);
    if (done === told) return;
    told = done;
    services.emit('progress', { work: 'backup', done, total: WHOLE });
  };
}
