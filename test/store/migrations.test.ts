import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../electron/store/migrations/all.ts';
import { openOffice } from '../../electron/store/open-office.ts';
import {
  change,
  closedOffice,
  contents,
  fingerprint,
  NOW,
  temporaryFolder,
} from '../support/office-folder.ts';

/** What a later version of the program would bring along. */
function later(up: (db: Kysely<unknown>) => Promise<void>): Record<string, Migration> {
  return { ...MIGRATIONS, '9999-later': { up } };
}

const ADDS_A_COLUMN = later(async (db) => {
  await sql.raw('ALTER TABLE users ADD COLUMN nickname TEXT').execute(db);
  await sql.raw("UPDATE users SET nickname = 'nick'").execute(db);
});

const FAILS_HALF_WAY = later(async (db) => {
  await sql.raw('ALTER TABLE users ADD COLUMN nickname TEXT').execute(db);
  await sql.raw("UPDATE users SET name = 'lost', credential_version = 9").execute(db);
  await sql.raw('DROP TABLE settings').execute(db);
  await sql.raw('INSERT INTO no_such_table VALUES (1)').execute(db);
});

async function open(folder: string, migrations: Record<string, Migration>, now = NOW): Promise<string> {
  const office = await openOffice(folder, { singleOwner: true, now }, migrations);
  if (office.kind === 'unavailable') return office.reason;
  await office.close();
  return 'open';
}

function copiesIn(folder: string): string[] {
  const copies = path.join(folder, 'copies');
  return existsSync(copies) ? readdirSync(copies).map((name) => path.join(copies, name)) : [];
}

test('a whole copy of the office as it was is kept before a migration, and the office is then migrated', async () => {
  const folder = temporaryFolder();
  const file = await closedOffice(folder);
  const before = contents(file);
  expect(await open(folder, ADDS_A_COLUMN)).toBe('open');

  const copies = copiesIn(folder);
  expect(copies.map((name) => path.basename(name))).toEqual([
    'office-before-update-2026-11-23T01-00-00-000Z.db',
  ]);
  expect(contents(copies[0] ?? '')).toEqual(before);
  expect(change(copies[0] ?? '', (sqlite) => sqlite.pragma('application_id', { simple: true }))).toBe(
    0x5273646b,
  );
  expect(
    change(file, (sqlite) => sqlite.prepare('SELECT DISTINCT nickname FROM users').pluck().all()),
  ).toEqual(['nick']);
});

test('a copy can be put back: the program of its time opens it and finds everything', async () => {
  const folder = temporaryFolder();
  const before = contents(await closedOffice(folder));
  await open(folder, ADDS_A_COLUMN);
  expect(await open(folder, MIGRATIONS)).toBe('database-newer');
  const restored = temporaryFolder();
  change(copiesIn(folder)[0] ?? '', (sqlite) =>
    sqlite.prepare('VACUUM INTO ?').run(path.join(restored, 'office.db')),
  );
  expect(await open(restored, MIGRATIONS)).toBe('open');
  expect(contents(path.join(restored, 'office.db'))).toEqual(before);
});

test('no migration, no copy: neither in a new office nor in one that is up to date', async () => {
  const folder = temporaryFolder();
  await closedOffice(folder);
  expect(await open(folder, MIGRATIONS)).toBe('open');
  expect(copiesIn(folder)).toEqual([]);
});

test('a migration that fails half-way leaves the office exactly as it was, and the program of before opens it', async () => {
  const folder = temporaryFolder();
  const file = await closedOffice(folder);
  const before = contents(file);
  expect(await open(folder, FAILS_HALF_WAY)).not.toBe('open');
  expect(contents(file)).toEqual(before);
  expect(Object.keys(fingerprint(folder)).filter((name) => !name.startsWith('copies'))).toEqual([
    'office.db',
  ]);
  expect(await open(folder, MIGRATIONS)).toBe('open');
  expect(contents(file)).toEqual(before);
});

test('when the copy cannot be made, nothing is migrated', async () => {
  const folder = temporaryFolder();
  const file = await closedOffice(folder);
  const before = contents(file);
  change(path.join(folder, 'copies'), () => {});
  expect(await open(folder, ADDS_A_COLUMN)).not.toBe('open');
  expect(contents(file)).toEqual(before);
});

test('a first migration that was cut off starts over on the next start', async () => {
  const folder = temporaryFolder();
  const cut = { '0001-initial': { up: async () => Promise.reject(new Error('the plug was pulled')) } };
  expect(await open(folder, cut)).not.toBe('open');
  expect(await open(folder, MIGRATIONS)).toBe('open');
  expect(copiesIn(folder)).toEqual([]);
});

/** An office as the first version left it: a used and a live reset, their mails, and lines of the log. */
async function officeOfTheFirstVersion(folder: string): Promise<string> {
  const first = { '0001-initial': MIGRATIONS['0001-initial'] as Migration };
  expect(await open(folder, first)).toBe('open');
  const file = path.join(folder, 'office.db');
  change(file, (sqlite) =>
    sqlite.exec(`
      INSERT INTO operators (id, login, name, email, role, password_hash, created_at)
        VALUES ('admin', 'sera', '세라', 'sera@office.test', 'admin', '-', ${NOW});
      INSERT INTO users (id, login, name, email, language, created_at, search_text)
        VALUES ('user', 'gildong', '홍길동', 'gildong@office.test', 'ko', ${NOW}, '');
      INSERT INTO resets (id, user_id, jti_hash, kid, credential_version, state, issued_by, issued_at, expires_at, sent_to,
        used_at, ended_at, way) VALUES
        ('r1', 'user', randomblob(32), 'k', 1, 'used', 'admin', ${NOW}, ${NOW + 1}, 'a@b.c', ${NOW}, ${NOW}, 'generated'),
        ('r2', 'user', randomblob(32), 'k', 1, 'queued', 'admin', ${NOW}, ${NOW + 1}, 'a@b.c', NULL, NULL, NULL);
      INSERT INTO outbox (id, kind, state, user_id, reset_id, to_address, message_id, sealed, created_at, next_try_at) VALUES
        ('m1', 'reset', 'queued', 'user', 'r2', 'a@b.c', '<m1>', x'01', ${NOW}, ${NOW}),
        ('m2', 'notice', 'queued', 'user', NULL, 'a@b.c', '<m2>', x'02', ${NOW}, ${NOW});
      INSERT INTO activity (at, os_user, host, action, outcome, details) VALUES (1, 'a', 'b', 'locked', 'done', '{}');`),
  );
  return file;
}

const KEPT = {
  resets:
    'id, user_id, jti_hash, kid, state, issued_by, issued_at, expires_at, sent_to, used_at, ended_at, way',
  outbox: 'id, kind, state, user_id, reset_id, to_address, message_id, sealed, created_at, next_try_at',
  activity: 'seq, at, os_user, host, action, outcome, details',
  users: 'id, login, name, email',
};

test('an office of the first version loses nothing, keeps its order and gets the rules of this one', async () => {
  const folder = temporaryFolder();
  const file = await officeOfTheFirstVersion(folder);
  const kept = () =>
    change(file, (sqlite) =>
      Object.entries(KEPT).map(([table, columns]) =>
        sqlite.prepare(`SELECT ${columns} FROM ${table} ORDER BY rowid`).all(),
      ),
    );
  const before = kept();
  expect(await open(folder, MIGRATIONS)).toBe('open');
  expect(kept()).toEqual(before);
  const fresh = temporaryFolder();
  expect(await open(fresh, MIGRATIONS)).toBe('open');
  const schema = (name: string) =>
    change(name, (sqlite) => sqlite.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all());
  expect(schema(file)).toEqual(schema(path.join(fresh, 'office.db')));
  change(file, (sqlite) => {
    expect(sqlite.pragma('foreign_key_check')).toEqual([]);
    expect(() => sqlite.exec("UPDATE resets SET code_failures = 6 WHERE id = 'r2'")).toThrow(/CHECK/);
    expect(() => sqlite.exec("DELETE FROM resets WHERE id = 'r1'")).toThrow(/kept/);
  });
});

test('a migration that would leave references to nothing is not committed', async () => {
  const folder = temporaryFolder();
  const file = await officeOfTheFirstVersion(folder);
  const before = contents(file);
  const loses = later(async (db) => {
    await sql.raw('DELETE FROM users').execute(db);
  });
  expect(await open(folder, loses)).not.toBe('open');
  expect(contents(file)).toEqual(before);
});
