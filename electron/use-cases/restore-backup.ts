import { rm } from 'node:fs/promises';
import type { RestoreResult } from '../../shared/backup.ts';
import type { ParsedInputOf } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { type BackupKeys, type FoundBackup, openBackup, unpackBackup } from '../backup/read-backup.ts';
import { createOfficeSecrets, type OfficeSecrets } from '../security/office-secrets.ts';
import type { ClosedServices, Operator } from '../services.ts';
import { openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { MIGRATIONS } from '../store/migrations/all.ts';
import { holdOwnership } from '../store/ownership.ts';
import { runApart } from '../store/run-apart.ts';
import { chooseRestored, restoringFile } from '../store/swap-office.ts';
import { type Entered, enterRestore } from './enter-restore.ts';
import { findKnownBackup } from './inspect-backup.ts';
import { voidTokens } from './void-tokens.ts';

const WHOLE = 1000;

/**
 * The office of a backup takes the place of the one that is there, whatever state that is in. Everything is made ready
 * beside it first; then the office is closed, the entry that tells of it is written with what was known last, and one
 * rename decides. Before it nothing has changed, after it the next opening finishes, come what may.
 *
 * @throws AppError file-gone, recovery-key-wrong, backup-damaged, backup-newer, disk-full, office-open-elsewhere,
 * key-store-unavailable, file-unreadable
 */
export async function restoreBackup(
  services: ClosedServices,
  operator: Operator | null,
  { handle, recoveryKey }: ParsedInputOf<'backup.restore'>,
): Promise<RestoreResult> {
  const found = await findKnownBackup(services.files.path(handle));
  const keys = openBackup(found, recoveryKey);
  const secrets = createOfficeSecrets();
  secrets.open(keys.officeKey, found.head.officeId);
  const prepared = restoringFile(services.config.dataFolder);
  try {
    await unpack(services, found, keys, prepared);
    const mailsStopped = await prepare(services, secrets, prepared);
    let entered: Entered = { resetsEnded: 0 };
    let keptAs: string | null = null;
    await services.reopen(async () => {
      const held = own(services);
      try {
        entered = await enterRestore(services, operator, secrets, found.head, prepared);
        keptAs = chooseRestored(services.config.dataFolder, prepared);
      } finally {
        held.release();
      }
    });
    const { officeName, users } = keys.facts;
    const backupCreatedAt = found.head.createdAt;
    return { officeName, backupCreatedAt, users, resetsEnded: entered.resetsEnded, mailsStopped, keptAs };
  } finally {
    secrets.close();
    for (const end of ['', '-wal', '-shm']) await rm(prepared + end, { force: true });
  }
}

/** @throws AppError backup-damaged also for a database that is not the one its head tells of */
async function unpack(
  services: ClosedServices,
  found: FoundBackup,
  { key, facts }: BackupKeys,
  prepared: string,
): Promise<void> {
  const { head } = found;
  const { config } = services;
  let told = -1;
  await unpackBackup(found, key, prepared, (share) => {
    const done = Math.floor(share * WHOLE);
    if (done !== told) services.emit('progress', { work: 'restore', done, total: WHOLE });
    told = done;
  });
  const is = await runApart(config.databaseWork, { work: 'inspect', file: prepared }, 'backup-damaged');
  const hash = is.log.hash && Buffer.from(is.log.hash).toString('base64');
  const same =
    is.officeId === head.officeId &&
    is.users === facts.users &&
    is.entries === facts.entries &&
    is.log.seq === head.log.seq &&
    hash === head.log.hash;
  if (!same) throw new AppError('backup-damaged');
}

/** Brought up to this version, opened by this computer's key store, and without a token that could be spent. */
async function prepare(services: ClosedServices, secrets: OfficeSecrets, prepared: string): Promise<number> {
  const wrapped = await services.keyVault.wrap(secrets.officeKey());
  const db = openDatabase(prepared);
  try {
    await migrate(db.writer, MIGRATIONS);
    return await voidTokens(db, secrets, wrapped, services.clock.now());
  } finally {
    await db.close();
  }
}

/** @throws AppError('office-open-elsewhere') when another process has the office: it must not lose it unasked (S78) */
function own({ config }: ClosedServices): { release(): void } {
  if (!config.singleOwner) return { release: () => {} };
  const held = holdOwnership(config.dataFolder);
  if (held === null) throw new AppError('office-open-elsewhere');
  return held;
}
