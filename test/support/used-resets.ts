import { randomBytes } from 'node:crypto';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { NOW } from './office-folder.ts';

/** A reset of theirs that was sent by `admin` and used, as it lies in the file. */
export function giveUsedReset(sqlite: Database, userId: string): void {
  sqlite
    .prepare(
      `INSERT INTO resets (id, user_id, jti_hash, kid, credential_version, state, issued_by, issued_at, expires_at,
        sent_to, used_at, ended_at) VALUES (?, ?, ?, 'k', 1, 'used', 'admin', ?, ?, 'a', ?, ?)`,
    )
    .run(randomBytes(8).toString('hex'), userId, randomBytes(32), NOW, NOW + 1, NOW, NOW);
}

/** The ids of the users of whom a reset was used. @param file of the office */
export function everReset(file: string): Set<string> {
  const sqlite = new SqliteDatabase(file, { readonly: true });
  const used = sqlite.prepare<[], string>("SELECT user_id FROM resets WHERE state = 'used'").pluck().all();
  sqlite.close();
  return new Set(used);
}
