import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';

/**
 * One process owns an office (S78). The lock is an exclusive transaction on a small file of its own: the operating
 * system lets go of it when the process dies, however it dies, and the office itself stays readable for backups.
 *
 * @returns null when another process holds it.
 */
export function holdOwnership(folder: string): { release(): void } | null {
  const lock = new SqliteDatabase(path.join(folder, 'office.lock'), { timeout: 0 });
  try {
    lock.pragma('journal_mode = DELETE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  return {
    release: () => {
      lock.exec('ROLLBACK');
      lock.close();
    },
  };
}
