import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { openDatabase } from '../../electron/store/database.ts';
import { indexPending, tidySearchIndex } from '../../electron/store/search-index.ts';
import { sharedVault } from '../support/shared-vault.ts';
import { ADMIN, openTestOffice, type TestApp } from '../support/test-office.ts';
import { timed } from './measure.ts';
import { person } from './people.ts';

/** Lists of users, made anew after the rows: keeping them sorted meanwhile takes longer than sorting once. */
const LISTS = ['users_listed', 'users_by_department', 'users_by_phone'];

const USED_RESETS = `
  INSERT INTO resets (id, user_id, jti_hash, kid, credential_version, state, issued_by, issued_at, expires_at, sent_to,
    used_at, ended_at)
  SELECT 'used' || number, users.id, randomblob(32), 'k', 1, 'used', operators.id, number, number + 1, 'a', number + 1,
    number + 1 FROM users, (SELECT id FROM operators LIMIT 1) AS operators WHERE number % 3 > 0`;

type BigOffice = { users: number; room: string; vaultKey: string; app: Promise<TestApp> | null };

let made: BigOffice | null = null;

/**
 * An office of so many people, one in 33 disabled and two in three with a reset that was used, with the index of the
 * search. A million take a while to write: parts of one run that change nobody share it, and `endBigOffice` is the end.
 */
export async function openBigOffice(users: number): Promise<TestApp> {
  const office = await bigOffice(users);
  office.app ??= open(office);
  return office.app;
}

/** The same office with nobody in it: for a process of its own, which opens it by the key of its vault. */
export async function leaveBigOffice(users: number): Promise<{ dataFolder: string; vaultKey: string }> {
  const office = await bigOffice(users);
  await leave(office);
  return { dataFolder: folderOf(office), vaultKey: office.vaultKey };
}

export async function endBigOffice(): Promise<void> {
  if (made === null) return;
  await leave(made);
  rmSync(made.room, { recursive: true, force: true });
  made = null;
}

async function bigOffice(users: number): Promise<BigOffice> {
  if (made?.users === users) return made;
  await endBigOffice();
  const room = mkdtempSync(path.join(tmpdir(), 'resetdesk-bench-'));
  made = { users, room, vaultKey: randomBytes(32).toString('hex'), app: null };
  const app = await openTestOffice(placeOf(made));
  await app.given.office();
  await app.end();
  await fillOffice(path.join(folderOf(made), 'office.db'), users);
  return made;
}

async function open(office: BigOffice): Promise<TestApp> {
  const app = await openTestOffice(placeOf(office));
  await app.call('session.signIn', { login: ADMIN.login, password: ADMIN.password });
  return app;
}

async function leave(office: BigOffice): Promise<void> {
  const app = await office.app;
  office.app = null;
  await app?.end();
}

function placeOf(office: BigOffice) {
  return { dataFolder: folderOf(office), vault: sharedVault(office.vaultKey) };
}

function folderOf({ room }: BigOffice): string {
  return path.join(room, 'office');
}

/** Puts so many people into the file of an office that nobody has open. */
export async function fillOffice(file: string, users: number): Promise<void> {
  const rows = await timed(() => insertPeople(file, users));
  const db = openDatabase(file);
  const index = await timed(async () => {
    await db.write((tx) => indexPending(tx));
    await db.write((tx) => tidySearchIndex(tx));
  });
  await db.close();
  process.stderr.write(
    `${users} users written in ${seconds(rows)}, their index built in ${seconds(index)}\n`,
  );
}

function insertPeople(file: string, users: number): void {
  const sqlite = new SqliteDatabase(file);
  sqlite.pragma('synchronous = OFF');
  sqlite.pragma('cache_size = -200000');
  const lists = sqlite
    .prepare<[], string>(`SELECT sql FROM sqlite_schema WHERE name IN (${LISTS.map((name) => `'${name}'`)})`)
    .pluck()
    .all();
  sqlite.exec('BEGIN');
  for (const name of LISTS) sqlite.exec(`DROP INDEX ${name}`);
  const insert = sqlite.prepare(
    `INSERT INTO users (id, login, name, email, phone, staff_number, department, language, created_at, disabled_at, search_text)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'ko', 1, ?, ?)`,
  );
  for (let i = 0; i < users; i += 1) {
    const { login, name, email, phone, staff_number, department, search_text } = person(i);
    const disabled = i % 33 === 0 ? 1 : null;
    insert.run(`bench${i}`, login, name, email, phone, staff_number, department, disabled, search_text);
  }
  for (const statement of lists) sqlite.exec(statement);
  sqlite.exec(USED_RESETS);
  sqlite.exec('COMMIT');
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  sqlite.close();
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}
