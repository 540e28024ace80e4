import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { Database } from '../../electron/store/database.ts';
import { openOffice } from '../../electron/store/open-office.ts';

export const NOW = Date.UTC(2026, 10, 23, 1, 0, 0);

/** Removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'resetdesk-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export type OpenStore = { db: Database; folder: string; file: string; sqlite: SqliteDatabase.Database };

/** An open office with one admin and one user, and a plain connection beside the program's own. */
export async function openStore(folder = temporaryFolder()): Promise<OpenStore> {
  const office = await openOffice(folder, { singleOwner: true, now: NOW });
  if (office.kind === 'unavailable') throw new Error(`the office is unavailable: ${office.reason}`);
  const file = path.join(folder, 'office.db');
  const sqlite = new SqliteDatabase(file);
  sqlite.exec(ADMIN_AND_USER);
  onTestFinished(async () => {
    sqlite.close();
    await office.close();
  });
  return { db: office.db, folder, file, sqlite };
}

const ADMIN_AND_USER = `
  INSERT OR IGNORE INTO operators (id, login, name, email, role, password_hash, created_at)
    VALUES ('admin', 'sera', '세라', 'sera@office.test', 'admin', '-', ${NOW});
  INSERT OR IGNORE INTO users (id, login, name, email, language, created_at, password_hash, search_text)
    VALUES ('user', 'gildong', '홍길동', 'gildong@office.test', 'ko', ${NOW}, 'old', '');`;

/** A closed office with a few hundred people in it, so that it has pages to damage. @returns its file */
export async function closedOffice(folder: string): Promise<string> {
  const office = await openOffice(folder, { singleOwner: true, now: NOW });
  if (office.kind === 'unavailable') throw new Error(`the office is unavailable: ${office.reason}`);
  await office.close();
  const file = path.join(folder, 'office.db');
  change(file, (sqlite) => {
    sqlite.exec(ADMIN_AND_USER);
    const insert = sqlite.prepare(
      `INSERT INTO users (id, login, name, language, created_at, search_text) VALUES (?, ?, ?, 'ko', ${NOW}, ?)`,
    );
    for (let i = 0; i < 400; i += 1) insert.run(`u${i}`, `login${i}`, `사람 ${i}`, 'x'.repeat(200));
  });
  return file;
}

/** What any other program could do to the file. */
export function change<T>(file: string, work: (sqlite: SqliteDatabase.Database) => T): T {
  const sqlite = new SqliteDatabase(file);
  try {
    return work(sqlite);
  } finally {
    sqlite.close();
  }
}

/**
 * Every file of the folder with its hash; the lock file is nobody's data. Only for a folder that this process has not
 * open: reading a file lets go of this process's own locks on it (POSIX).
 */
export function fingerprint(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'office.lock')
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    names.map((name) => [
      path.relative(folder, name),
      createHash('sha256').update(readFileSync(name)).digest('hex'),
    ]),
  );
}

/** All that the database says, whatever its pages look like. */
export function contents(file: string): unknown {
  return change(file, (sqlite) => {
    const schema = sqlite.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
    const tables = sqlite
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .pluck()
      .all();
    return { schema, rows: tables.map((table) => sqlite.prepare(`SELECT * FROM "${String(table)}"`).all()) };
  });
}
