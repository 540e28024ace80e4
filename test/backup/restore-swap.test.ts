import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, test } from 'vitest';
import { backUpTo, backupDisk, pickBackup, restore } from '../support/backups.ts';
import { createTestApp } from '../support/test-app.ts';

const backupFile = () => path.join(backupDisk(), 'office.resetdesk-backup');

test('the office as it was is kept aside, byte for byte what it said', async () => {
  const app = await createTestApp();
  const { recoveryKey } = await app.given.office();
  const file = backupFile();
  await backUpTo(app, file);
  await app.given.user({ name: '나중 사람', email: 'late@office.test' });
  const { keptAs } = await restore(app, file, recoveryKey);
  expect(keptAs).toMatch(/^office-before-restore-.*\.db$/);
  expect(readdirSync(path.join(app.dataFolder, 'copies'))).toEqual([keptAs]);
  expect(app.row("SELECT 1 FROM users WHERE name = '나중 사람'")).toBeUndefined();
  const kept = new SqliteDatabase(path.join(app.dataFolder, 'copies', keptAs ?? ''), { readonly: true });
  expect(kept.prepare("SELECT count(*) FROM users WHERE name = '나중 사람'").pluck().get()).toBe(1);
  kept.close();
  expect(readdirSync(app.dataFolder).filter((name) => /restor/.test(name))).toEqual([]);
});

test('a lost key store and a damaged file: the same backup brings the office back', async () => {
  const app = await createTestApp();
  const { recoveryKey } = await app.given.office();
  const file = backupFile();
  await backUpTo(app, file);
  app.vault.lose();
  await app.restart();
  expect(await app.call('app.status', {})).toMatchObject({ state: { kind: 'needs-recovery-key' } });
  await restore(app, file, recoveryKey);
  expect(await app.call('app.status', {})).toMatchObject({ state: { kind: 'signed-out' } });

  await app.app.close();
  const office = path.join(app.dataFolder, 'office.db');
  writeFileSync(office, Buffer.alloc(65_536, 'not a database '));
  const damaged = readFileSync(office);
  await app.restart();
  expect(await app.call('app.status', {})).toMatchObject({
    state: { kind: 'unavailable', reason: 'database-corrupt' },
  });
  expect((await app.refused('users.search', { query: '' })).code).toBe('office-unavailable');
  expect((await app.refused('backup.make', { as: 'folder' })).code).toBe('office-unavailable');
  const handle = await pickBackup(app, file);
  expect(await app.call('backup.inspect', { handle, recoveryKey })).toMatchObject({
    present: 'unreadable',
    newer: null,
  });
  const { keptAs } = await app.call('backup.restore', { handle, recoveryKey });
  expect(await app.call('app.status', {})).toMatchObject({ state: { kind: 'signed-out' } });
  await app.signIn();
  expect(readFileSync(path.join(app.dataFolder, 'copies', keptAs ?? '')).equals(damaged)).toBe(true);
});

test('calls that come while the office changes hands wait for the new one', async () => {
  const app = await createTestApp();
  const { recoveryKey } = await app.given.office();
  const file = backupFile();
  await backUpTo(app, file);
  const handle = await pickBackup(app, file);
  const done = app.call('backup.restore', { handle, recoveryKey });
  const replies: unknown[] = [];
  let over = false;
  const asking = (async () => {
    while (!over) {
      replies.push(await app.app.call('users.search', { query: '' }));
      replies.push(await app.app.call('app.status', {}));
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();
  await done;
  over = true;
  await asking;
  const bad = replies.filter((reply) => {
    const { ok, error } = reply as { ok: boolean; error?: { code: string } };
    return !ok && error?.code !== 'not-signed-in';
  });
  expect(bad).toEqual([]);
  expect(replies.length).toBeGreaterThan(4);
  expect((await app.refused('users.search', { query: '' })).code).toBe('not-signed-in');
  expect(app.events.at(-1)).toMatchObject({ event: 'changed' });
});
