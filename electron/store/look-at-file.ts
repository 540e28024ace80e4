import { accessSync, constants, existsSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import type { UnavailableReason } from '../../shared/lists.ts';
import { APPLICATION_ID } from './migrate.ts';

/** The migrations that an office has had, or why it cannot be used. */
export type Seen = { applied: string[] } | { reason: UnavailableReason };

/**
 * Reads without writing: is it ours, is it whole, is it as old as we are or older? Blocks for as long as reading the
 * whole file takes.
 *
 * @param known the names of our own migrations
 */
export function lookAt(file: string, known: readonly string[]): Seen {
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
    return applied.every((name) => known.includes(name)) ? { applied } : { reason: 'database-newer' };
  } catch (error) {
    return { reason: reasonOf(error) };
  } finally {
    sqlite?.close();
  }
}

/** What a file that cannot be used means to a person. */
export function reasonOf(error: unknown): UnavailableReason {
  const code = error instanceof SqliteDatabase.SqliteError ? error.code : '';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'database-open-elsewhere';
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) return 'database-read-only';
  if (code.startsWith('SQLITE_FULL') || code.startsWith('SQLITE_IOERR')) return 'folder-unusable';
  return 'database-corrupt';
}
