import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findBackup, openBackup } from '../../electron/backup/read-backup.ts';
import { nextLink } from '../../electron/security/log-chain.ts';
import { createOfficeSecrets } from '../../electron/security/office-secrets.ts';
import { chainKey, chainStart } from '../../electron/store/activity-chain.ts';
import { openDatabase } from '../../electron/store/database.ts';
import { backUpTo, backupDisk, pickBackup, restore } from '../support/backups.ts';
import { createTestApp } from '../support/test-app.ts';
import { ADMIN } from '../support/test-office.ts';

const DAY = 86_400_000;

const backupFile = () => path.join(backupDisk(), 'office.resetdesk-backup');

test('the log goes on above everything that was known, says what is missing, and time does not go back', async () => {
  const app = await createTestApp();
  const { recoveryKey } = await app.given.office();
  const file = backupFile();
  const { entries } = await backUpTo(app, file);
  app.clock.set(app.clock.now() + 20 * DAY);
  for (let i = 0; i < 5; i += 1) await app.given.user({ email: `late${i}@office.test` });
  const head = app.row('SELECT seq, hash, at FROM activity ORDER BY seq DESC LIMIT 1');
  const inBackup = app.row('SELECT seq, hash FROM activity WHERE seq = ?', entries);
  const handle = await pickBackup(app, file);
  const { newer, present } = await app.call('backup.inspect', { handle, recoveryKey: null });
  expect(present).toBe('same-office');
  expect(newer).toEqual({ entries: Number(head?.seq) - entries, resets: 0 });
  app.clock.set(app.clock.now() - 365 * DAY);
  await app.call('backup.restore', { handle, recoveryKey });

  const [first] = app.rows('SELECT * FROM activity WHERE seq > ? ORDER BY seq', entries);
  const base64 = (value: unknown) => Buffer.from(value as Uint8Array).toString('base64');
  expect(first).toMatchObject({ action: 'office-restored', operator_name: ADMIN.name });
  expect(Number(first?.seq)).toBe(Number(head?.seq) + 1);
  expect(Number(first?.at)).toBeGreaterThanOrEqual(Number(head?.at));
  expect(JSON.parse(String(first?.details))).toMatchObject({
    backupSeq: entries,
    backupHash: base64(inBackup?.hash),
    seqBefore: head?.seq,
    hashBefore: base64(head?.hash),
    gap: Number(head?.seq) - entries,
  });
  await app.signIn();
  const last = app.row('SELECT seq, at FROM activity ORDER BY seq DESC LIMIT 1');
  expect(Number(last?.seq)).toBeGreaterThan(Number(first?.seq));
  expect(Number(last?.at)).toBeGreaterThanOrEqual(Number(head?.at));
  expect((await app.call('app.status', {})).clockBehind).toBeGreaterThan(300 * DAY);
});

test('the entry that tells of the restoring is chained to the last one of the backup', async () => {
  const app = await createTestApp();
  const { recoveryKey } = await app.given.office();
  const file = backupFile();
  await backUpTo(app, file);
  await app.given.user({ email: 'late@office.test' });
  await restore(app, file, recoveryKey);
  await app.signIn();
  const found = await findBackup(file);
  const secrets = createOfficeSecrets();
  secrets.open(openBackup(found, recoveryKey).officeKey, found.head.officeId);
  const db = openDatabase(path.join(app.dataFolder, 'office.db'));
  try {
    let link = await chainStart(db.read, secrets);
    for (const entry of await db.read.selectFrom('activity').selectAll().orderBy('seq').execute()) {
      link = { seq: entry.seq, ...nextLink(link, entry, chainKey(secrets)) };
      expect(Buffer.from(entry.hash ?? []).equals(link.hash), String(entry.seq)).toBe(true);
    }
  } finally {
    await db.close();
  }
});

test('verifying explains the gap by that entry, finds nothing wrong, and new checkpoints can be signed', async () => {
  const app = await createTestApp();
  const { recoveryKey } = await app.given.office();
  await app.call('evidence.makeCheckpoint', {});
  const file = backupFile();
  await backUpTo(app, file);
  const inBackup = (await findBackup(file)).head.log.seq;
  await app.given.user({ email: 'late@office.test' });
  await app.call('evidence.makeCheckpoint', {});
  await restore(app, file, recoveryKey);
  await app.signIn();
  const first = app.row("SELECT seq FROM activity WHERE action = 'office-restored'")?.seq;
  const gap = { from: inBackup + 1, to: Number(first) - 1 };
  expect(gap.to).toBeGreaterThan(gap.from);
  expect(await app.call('activity.verify', {})).toMatchObject({
    problems: [],
    restored: [gap],
    mark: 'fits',
  });
  await app.call('evidence.makeCheckpoint', {});
  expect(await app.call('activity.verify', {})).toMatchObject({
    problems: [],
    restored: [gap],
    mark: 'fits',
  });
});

test('another office’s backup takes the place of this one only with its own key, and shares nothing of its log', async () => {
  const app = await createTestApp();
  await app.given.office();
  for (let i = 0; i < 10; i += 1) await app.given.user({ email: `x${i}@office.test` });
  const other = await createTestApp();
  const { recoveryKey } = await other.given.office();
  const file = backupFile();
  const { entries } = await backUpTo(other, file);
  const handle = await pickBackup(app, file);
  expect(await app.call('backup.inspect', { handle, recoveryKey: null })).toMatchObject({
    present: 'other-office',
    newer: null,
  });
  await app.call('backup.restore', { handle, recoveryKey });
  const entry = app.row("SELECT seq, details FROM activity WHERE action = 'office-restored'");
  expect(entry?.seq).toBe(entries + 1);
  expect(JSON.parse(String(entry?.details))).toMatchObject({ seqBefore: null, hashBefore: null, gap: null });
});

test('a database that cannot be read any more: the mark beside it still says how far its log had come', async () => {
  const app = await createTestApp();
  const { recoveryKey } = await app.given.office();
  const file = backupFile();
  const { entries } = await backUpTo(app, file);
  const found = await findBackup(file);
  const secrets = createOfficeSecrets();
  secrets.open(openBackup(found, recoveryKey).officeKey, found.head.officeId);
  await app.app.close();
  const mark = {
    seq: entries + 1000,
    hash: Buffer.alloc(32, 5).toString('base64'),
    at: app.clock.now() + 5000,
  };
  const markFile = path.join(app.dataFolder, 'log.mark');
  writeFileSync(markFile, secrets.seal('log-mark', JSON.stringify(mark)));
  writeFileSync(path.join(app.dataFolder, 'office.db'), 'damaged '.repeat(1000));
  await app.restart();
  await restore(app, file, recoveryKey);
  const entry = app.row("SELECT seq, at, details FROM activity WHERE action = 'office-restored'");
  expect(entry).toMatchObject({ seq: mark.seq + 1, at: mark.at });
  expect(JSON.parse(String(entry?.details))).toMatchObject({
    seqBefore: mark.seq,
    hashBefore: mark.hash,
    gap: mark.seq - entries,
  });
  // One that this office has not made says nothing.
  await app.app.close();
  writeFileSync(markFile, 'made by somebody');
  writeFileSync(path.join(app.dataFolder, 'office.db'), 'damaged '.repeat(1000));
  await app.restart();
  await restore(app, file, recoveryKey);
  expect(app.row("SELECT seq FROM activity WHERE action = 'office-restored'")?.seq).toBe(entries + 1);
});
