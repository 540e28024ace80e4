import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { backUpTo, backupDisk, pickBackup } from '../support/backups.ts';
import { addWithOwnPassword } from '../support/operator-steps.ts';
import { createTestApp } from '../support/test-app.ts';
import { ADMIN, openTestOffice } from '../support/test-office.ts';

const NEW_PASSWORD = '서른 마리 고래가 느리게 춤춘다';

const backupFile = () => path.join(backupDisk(), 'office.resetdesk-backup');

test('who may restore: of an open office a fresh admin, without one whoever has the key, behind the lock nobody', async () => {
  const app = await createTestApp();
  const { recoveryKey } = await app.given.office();
  const file = backupFile();
  await backUpTo(app, file);
  const handle = await pickBackup(app, file);
  app.clock.advance(6 * 60_000);
  const wanted = { handle, recoveryKey };
  expect((await app.refused('backup.restore', wanted)).code).toBe('re-authentication-needed');
  await app.call('session.lock', {});
  expect((await app.refused('backup.restore', wanted)).code).toBe('locked');
  await app.call('session.signOut', {});
  for (const refusal of [
    await app.refused('backup.pickFile', {}),
    await app.refused('backup.inspect', { handle, recoveryKey: null }),
    await app.refused('backup.restore', wanted),
  ]) {
    expect(refusal.code).toBe('not-signed-in');
  }
  await app.signIn();
  const person = { login: 'mina', name: '미나', email: 'mina@office.test', password: NEW_PASSWORD };
  await addWithOwnPassword(app, { ...person, role: 'operator' });
  await app.call('session.signOut', {});
  await app.call('session.signIn', { login: 'mina', password: NEW_PASSWORD });
  expect(await app.refused('backup.pickFile', {})).toMatchObject({
    code: 'not-allowed',
    details: { role: 'admin' },
  });
});

test('what is refused changes nothing: another key, another file, half a file, a flipped byte', async () => {
  const app = await createTestApp();
  const { recoveryKey } = await app.given.office();
  const file = backupFile();
  await backUpTo(app, file);
  const whole = readFileSync(file);
  const other = await createTestApp();
  const { recoveryKey: otherKey } = await other.given.office();
  const before = app.rows('SELECT * FROM users');
  const handle = await pickBackup(app, file);
  for (const wrong of [otherKey, 'nonsense', '']) {
    for (const channel of ['backup.inspect', 'backup.restore'] as const) {
      expect(await app.refused(channel, { handle, recoveryKey: wrong })).toMatchObject({
        code: 'recovery-key-wrong',
        details: { confirmedAt: expect.any(Number) },
      });
    }
  }
  const flipped = Buffer.from(whole);
  flipped[whole.length - 100] = (flipped[whole.length - 100] ?? 0) ^ 1;
  writeFileSync(file, flipped);
  expect((await app.refused('backup.restore', { handle, recoveryKey })).code).toBe('backup-damaged');
  writeFileSync(file, whole.subarray(0, -50));
  expect((await app.refused('backup.inspect', { handle, recoveryKey })).code).toBe('backup-damaged');
  for (const [text, code] of [
    ['name,login\n', 'backup-not-ours'],
    ['', 'backup-not-ours'],
  ] as const) {
    writeFileSync(file, text);
    app.dialogs.answer = file;
    expect((await app.refused('backup.pickFile', {})).code).toBe(code);
  }
  app.dialogs.answer = path.dirname(file);
  expect((await app.refused('backup.pickFile', {})).code).toMatch(/^(backup-not-ours|file-unreadable)$/);
  app.dialogs.answer = path.join(path.dirname(file), 'gone');
  expect((await app.refused('backup.pickFile', {})).code).toBe('file-gone');
  expect((await app.refused('backup.restore', { handle: 'made-up', recoveryKey })).code).toBe('file-gone');
  expect(app.rows('SELECT * FROM users')).toEqual(before);
  expect(readdirSync(app.dataFolder).filter((name) => /restor/.test(name))).toEqual([]);
  expect(existsSync(path.join(app.dataFolder, 'copies'))).toBe(false);
});

test('a backup of a newer program is refused by name, before anybody types a key', async () => {
  const app = await createTestApp();
  const { recoveryKey } = await app.given.office();
  app.change("INSERT INTO kysely_migration VALUES ('9999-later', '2030-01-01')");
  const file = backupFile();
  await backUpTo(app, file);
  app.change("DELETE FROM kysely_migration WHERE name = '9999-later'");
  const handle = await pickBackup(app, file);
  const newer = { code: 'backup-newer', details: { version: '0.0.0-test' } };
  expect(await app.refused('backup.inspect', { handle, recoveryKey: null })).toEqual(newer);
  expect(await app.refused('backup.restore', { handle, recoveryKey })).toEqual(newer);
});

test('a backup needs the key that was confirmed when it was made, and the restored office keeps that one', async () => {
  const app = await createTestApp();
  const { recoveryKey: first } = await app.given.office();
  const file = backupFile();
  await backUpTo(app, file);
  app.clock.advance(60_000);
  const { recoveryKey: second } = await app.call('recovery.issue', { password: ADMIN.password });
  await app.call('recovery.confirm', {});
  const handle = await pickBackup(app, file);
  const refusal = await app.refused('backup.restore', { handle, recoveryKey: second });
  expect(refusal.code).toBe('recovery-key-wrong');
  expect(refusal.details?.confirmedAt).toBeLessThan(app.clock.now());
  await app.call('backup.restore', { handle, recoveryKey: first });
  app.vault.lose();
  await app.restart();
  expect((await app.refused('recovery.unlock', { recoveryKey: second })).code).toBe('recovery-key-wrong');
  await app.call('recovery.unlock', { recoveryKey: first });
});

test('a key store that refuses, and a folder that another process has, leave the office as it is', async () => {
  const app = await createTestApp();
  const { recoveryKey } = await app.given.office();
  const file = backupFile();
  await backUpTo(app, file);
  const handle = await pickBackup(app, file);
  const { wrap } = app.vault;
  app.vault.wrap = async () => {
    throw new AppError('key-store-unavailable');
  };
  expect((await app.refused('backup.restore', { handle, recoveryKey })).code).toBe('key-store-unavailable');
  app.vault.wrap = wrap;
  expect(await app.call('app.status', {})).toMatchObject({ state: { kind: 'ready' } });

  const second = await openTestOffice({ dataFolder: app.dataFolder, vault: app.vault });
  expect(await second.call('app.status', {})).toMatchObject({
    state: { kind: 'unavailable', reason: 'database-open-elsewhere' },
  });
  const theirs = await pickBackup(second, file);
  expect((await second.refused('backup.restore', { handle: theirs, recoveryKey })).code).toBe(
    'office-open-elsewhere',
  );
  await second.app.close();
  expect(await app.call('app.status', {})).toMatchObject({ state: { kind: 'ready' } });
  await app.given.user({ email: 'still@office.test' });
});
