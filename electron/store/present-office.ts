import { existsSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import { type NewestEntry, newestEntry } from './inspect-database.ts';

/** What stands in the way of a restored office: nothing, an office, or a file that cannot be read. */
export type PresentOffice =
  | { kind: 'none' }
  | { kind: 'unreadable' }
  | {
      kind: 'office';
      officeId: string;
      log: NewestEntry;
      /** Resets issued after `since`. */
      resetsSince: number;
    };

/** Looks without writing, at an office that is open here, closed, or damaged. @param since epoch ms */
export function lookAtPresent(file: string, since: number): PresentOffice {
  if (!existsSync(file)) return { kind: 'none' };
  let sqlite: SqliteDatabase.Database | null = null;
  try {
    // A read-only connection to a closed office leaves side files behind; any other replays those of a crashed one.
    const inUse = existsSync(`${file}-wal`) || existsSync(`${file}-journal`);
    sqlite = new SqliteDatabase(file, { readonly: inUse, fileMustExist: true });
    sqlite.pragma('query_only = ON');
    const hasOffice = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'office'").get();
    const officeId = hasOffice && sqlite.prepare('SELECT id FROM office').pluck().get();
    if (officeId === undefined) return { kind: 'none' };
    const resets = sqlite.prepare('SELECT count(*) FROM resets WHERE issued_at > ?').pluck().get(since);
    return {
      kind: 'office',
      officeId: String(officeId),
      log: newestEntry(sqlite),
      resetsSince: Number(resets),
    };
  } catch (error) {
    if (error instanceof SqliteDatabase.SqliteError) return { kind: 'unreadable' };
    throw error;
  } finally {
    sqlite?.close();
  }
}
