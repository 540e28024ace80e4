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
