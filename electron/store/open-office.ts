import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { UnavailableReason } from '../../shared/lists.ts';
import { type Database, type Db, openDatabase } from './database.ts';
import { MIGRATIONS } from './migrations/all.ts';
import { holdOwnership } from './ownership.ts';

/** 'Rsdk': tells an office from any other SQLite file. */
const APPLICATION_ID = 0x5273646b;

export type OpenedOffice = { kind: 'open'; db: Database; close(): Promise<void> };
export type UnopenedOffice = { kind: 'unavailable'; reason: UnavailableReason };

/**
 * Opens `<folder>/office.db`, or says why not and leaves every byte as it was: looked at read-only first, then
 * owned (S78), copied before a migration (S84), migrated, and checked (S79).
 */
export async function openOffice(
  folder: string,
  options: { singleOwner: boolean; now: number },
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

  const seen = existsSync(file) ? lookAt(file, migrations) : { applied: [] };
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

type Seen = { applied: string[] } | { reason: UnavailableReason };

/** Reads without writing: is it ours, is it whole, is it as old as we are or older? */
function lookAt(file: string, migrations: Readonly<Record<string, Migration>>): Seen {
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
  } catch {
    return { reason: 'database-read-only' };
  }
  let sqlite: SqliteDatabase.Database | null = null;
  try {
    // A read-only connection leaves the side files of WAL behind; another one would replay those of a crash.
    const crashed = existsSync(`${file}-wal`) || existsSync(`${file}-journal`);
    sqlite = new SqliteDatabase(file, { readonly: crashed, fileMustExist: true });
    sqlite.pragma('query_only = ON');
    if (sqlite.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
      // A crash before the first migration was committed leaves a file without any table: start over on it.
      const tables = sqlite.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
      return tables === 0 ? { applied: [] } : { reason: 'database-corrupt' };
    }
    if (sqlite.pragma('quick_check(1)', { simple: true }) !== 'ok') return { reason: 'database-corrupt' };
    const begun =
      sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'kysely_migration'").get() !== undefined;
    if (!begun) return { applied: [] };
    const applied = sqlite.prepare('SELECT name FROM kysely_migration').pluck().all().map(String);
    return applied.every((name) => Object.hasOwn(migrations, name))
      ? { applied }
      : { reason: 'database-newer' };
  } catch (error) {
    return { reason: reasonOf(error) };
  } finally {
    sqlite?.close();
  }
}

/**
 * The mark comes first, so that a crash in between leaves a file that is known to be ours. Foreign keys rest meanwhile,
 * because a table that is rebuilt is gone for a moment (they cannot be switched inside a transaction); what the
 * migrations leave behind is checked before it is committed.
 */
async function migrate(writer: Db, migrations: Readonly<Record<string, Migration>>): Promise<void> {
  await sql.raw(`PRAGMA application_id = ${APPLICATION_ID}`).execute(writer);
  await sql.raw('PRAGMA foreign_keys = OFF').execute(writer);
  const migrator = new Migrator({ db: writer, provider: { getMigrations: async () => checked(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  await sql.raw('PRAGMA foreign_keys = ON').execute(writer);
}

function checked(migrations: Readonly<Record<string, Migration>>): Record<string, Migration> {
  return Object.fromEntries(
    Object.entries(migrations).map(([name, { up }]) => [
      name,
      {
        up: async (db) => {
          await up(db);
          const { rows } = await sql.raw('PRAGMA foreign_key_check').execute(db);
          if (rows.length > 0) throw new Error(`${name} leaves ${rows.length} references to nothing`);
        },
      } satisfies Migration,
    ]),
  );
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

function reasonOf(error: unknown): UnavailableReason {
  const code = error instanceof SqliteDatabase.SqliteError ? error.code : '';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'database-open-elsewhere';
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) return 'database-read-only';
  if (code.startsWith('SQLITE_FULL') || code.startsWith('SQLITE_IOERR')) return 'folder-unusable';
  return 'database-corrupt';
}
