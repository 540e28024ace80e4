import { rmSync, statSync, writeFileSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';

/** What an office's database says about itself. */
export type DatabaseFacts = {
  bytes: number;
  officeId: string;
  officeName: string;
  users: number;
  entries: number;
  log: NewestEntry;
  migrations: string[];
  wrappedByRecovery: Uint8Array | null;
  keyConfirmedAt: number | null;
};

/** Thrown for a database that is damaged or is no office. */
export class NotWhole extends Error {}

/**
 * A whole copy of an office that may be in use, as it was at one moment, readable by this account alone. Blocks for as
 * long as it takes: for a thread of its own.
 */
export function copyDatabase(source: string, target: string): void {
  // VACUUM INTO takes an empty file, and then keeps the mode it was made with.
  writeFileSync(target, '', { mode: 0o600 });
  const sqlite = new SqliteDatabase(source, { readonly: true, fileMustExist: true });
  try {
    sqlite.prepare('VACUUM INTO ?').run(target);
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  } finally {
    sqlite.close();
  }
}

/**
 * Reads every page of a closed database and everything that refers to something (S79, S81). Blocks, as `copyDatabase`.
 *
 * @throws NotWhole, SqliteError
 */
export function inspectDatabase(file: string): DatabaseFacts {
  const sqlite = new SqliteDatabase(file, { readonly: true, fileMustExist: true });
  try {
    sqlite.pragma('cell_size_check = ON');
    sqlite.pragma('trusted_schema = OFF');
    if (sqlite.pragma('integrity_check(1)', { simple: true }) !== 'ok') throw new NotWhole('integrity');
    if (sqlite.prepare('PRAGMA foreign_key_check').all().length > 0) throw new NotWhole('foreign keys');
    return { bytes: statSync(file).size, ...readFacts(sqlite) };
  } finally {
    sqlite.close();
  }
}

type OfficeRow = { id: string; wrapped_by_recovery: Uint8Array | null; recovery_confirmed_at: number | null };

/** The tables are STRICT, so a column holds what it says. */
function readFacts(sqlite: SqliteDatabase.Database): Omit<DatabaseFacts, 'bytes'> {
  const office = sqlite
    .prepare<[], OfficeRow>('SELECT id, wrapped_by_recovery, recovery_confirmed_at FROM office')
    .get();
  if (office === undefined) throw new NotWhole('no office');
  const count = (table: 'users' | 'activity') =>
    Number(sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const migrations = sqlite.prepare('SELECT name FROM kysely_migration ORDER BY name').pluck().all();
  const name = sqlite.prepare("SELECT value ->> 'name' FROM settings WHERE name = 'office'").pluck().get();
  return {
    officeId: office.id,
    officeName: String(name ?? ''),
    users: count('users'),
    entries: count('activity'),
    log: newestEntry(sqlite),
    migrations: migrations.map(String),
    wrappedByRecovery: office.wrapped_by_recovery,
    keyConfirmedAt: office.recovery_confirmed_at,
  };
}

/** The newest entry of an activity log; hash null in a log older than the chain. `at` is epoch ms. */
export type NewestEntry = { seq: number; at: number; hash: Uint8Array | null };

/** Seq 0 while there is none. `*`, because a log older than the chain has no column for a hash. */
export function newestEntry(sqlite: SqliteDatabase.Database): NewestEntry {
  const row = sqlite
    .prepare<[], Omit<NewestEntry, 'hash'> & { hash?: Uint8Array | null }>(
      'SELECT * FROM activity ORDER BY seq DESC LIMIT 1',
    )
    .get();
  return row === undefined
    ? { seq: 0, at: 0, hash: null }
    : { seq: row.seq, at: row.at, hash: row.hash ?? null };
}
