import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import type { Migration } from 'kysely/migration';
import type { UnavailableReason } from '../../shared/lists.ts';
import { type Database, openDatabase } from './database.ts';
import { lookAt, reasonOf, type Seen } from './look-at-file.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/all.ts';
import { holdOwnership } from './ownership.ts';
import { lookApart } from './run-apart.ts';
import { finishRestore } from './swap-office.ts';

export type OpenedOffice = { kind: 'open'; db: Database; close(): Promise<void> };
export type UnopenedOffice = { kind: 'unavailable'; reason: UnavailableReason };

/**
 * Opens `<folder>/office.db`, or says why not and leaves every byte as it was: owned (S78), a chosen restoration put
 * in place, looked at read-only, copied before a migration (S84), migrated, and checked (S79).
 */
export async function openOffice(
  folder: string,
  options: { singleOwner: boolean; now: number; apart?: Apart },
  migrations: Readonly<Record<string, Migration>> = MIGRATIONS,
): Promise<OpenedOffice | UnopenedOffice> {
  const file = path.join(folder, 'office.db');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK);
  } catch {
    return { kind: 'unavailable', reason: 'folder-unusable' };
  }
  let ownership: ReturnType<typeof holdOwnership> = { release: () => {} };
  try {
    if (options.singleOwner) ownership = holdOwnership(folder);
  } catch {
    return { kind: 'unavailable', reason: 'folder-unusable' };
  }
  if (ownership === null) return { kind: 'unavailable', reason: 'database-open-elsewhere' };
  const held = ownership;
  const give = (reason: UnavailableReason): UnopenedOffice => {
    held.release();
    return { kind: 'unavailable', reason };
  };

  try {
    // Two owners at once are for tests only, and would clear up what the other is working on.
    if (options.singleOwner) finishRestore(folder);
  } catch {
    return give('folder-unusable');
  }
  const seen = existsSync(file) ? await look(file, Object.keys(migrations), options.apart) : { applied: [] };
  if ('reason' in seen) return give(seen.reason);
  let db: ReturnType<typeof openDatabase> | null = null;
  try {
    const pending = Object.keys(migrations).filter((name) => !seen.applied.includes(name));
    if (pending.length > 0 && seen.applied.length > 0) keepCopy(file, folder, options.now);
    db = openDatabase(file);
    if (pending.length > 0) await migrate(db.writer, migrations);
    const opened = db;
    return {
      kind: 'open',
      db: opened,
      close: async () => {
        await opened.close();
        held.release();
      },
    };
  } catch (error) {
    await db?.close();
    return give(reasonOf(error));
  }
}

/** A file of so many bytes and more is looked at by this script in a thread: reading it all takes seconds. */
export type Apart = { script: string; from: number };

async function look(file: string, known: readonly string[], apart: Apart | undefined): Promise<Seen> {
  if (apart === undefined || statSync(file).size < apart.from) return lookAt(file, known);
  // Whoever cannot have a thread waits, but is not kept from the office.
  return lookApart(apart.script, file, known).catch(() => lookAt(file, known));
}

/** A whole copy beside the office, complete or not there at all: `VACUUM INTO` a temporary name, then rename. */
function keepCopy(file: string, folder: string, now: number): void {
  const copies = path.join(folder, 'copies');
  mkdirSync(copies, { recursive: true, mode: 0o700 });
  const stamp = new Date(now).toISOString().replace(/[:.]/g, '-');
  const target = path.join(copies, `office-before-update-${stamp}.db`);
  const unfinished = `${target}.unfinished`;
  rmSync(unfinished, { force: true });
  const sqlite = new SqliteDatabase(file, { readonly: true });
  try {
    sqlite.prepare('VACUUM INTO ?').run(unfinished);
  } finally {
    sqlite.close();
  }
  renameSync(unfinished, target);
}
