import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findBackup, openBackup } from '../../electron/backup/read-backup.ts';
import { backUpTo, backupDisk, backupsIn, chooseFolder, passTime, restore } from '../support/backups.ts';
import { createTestApp } from '../support/test-app.ts';
import { ADMIN } from '../support/test-office.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

test('a backup by hand is one sealed file, and the screen and the log say what is in it', async () => {
  const app = await createTestApp();
  const { recoveryKey } = await app.given.office();
  const file = path.join(backupDisk(), 'friday.resetdesk-backup');
  const made = await backUpTo(app, file);

  const bytes = readFileSync(file);
  expect(made).toMatchObject({ file: 'friday.resetdesk-backup', bytes: bytes.length });
  expect(bytes.includes('SQLite')).toBe(false);
  expect(bytes.includes('sera')).toBe(false);
  expect(bytes.includes('한빛')).toBe(false);
  const found = await findBackup(file);
  const { facts } = openBackup(found, recoveryKey);
  expect(facts).toEqual({
    officeName: '한빛 병원',
    users: app.rows('SELECT 1 FROM users').length,
    entries: made.entries,
  });
  expect(await app.call('backup.status', {})).toMatchObject({
    last: { made: { ...made, folder: path.dirname(file) }, problem: null },
    running: false,
  });
  expect(app.row("SELECT operator_name, details FROM activity WHERE action = 'backup-made'")).toEqual({
    operator_name: ADMIN.name,
    details: JSON.stringify({ file: made.file, bytes: made.bytes, entries: made.entries }),
  });
  expect(readdirSync(app.dataFolder).filter((name) => name.includes('snapshot'))).toEqual([]);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
});

test('a cancelled dialog makes nothing and logs nothing', async () => {
  const app = await createTestApp();
  await app.given.office();
  app.dialogs.answer = null;
  expect(await app.call('backup.make', { as: 'file' })).toEqual({ made: null });
  expect(app.row("SELECT 1 FROM activity WHERE action LIKE 'backup-%'")).toBeUndefined();
});

test('the progress of a backup goes from nothing to all of it', async () => {
  const app = await createTestApp();
  await app.given.office();
  await backUpTo(app, path.join(backupDisk(), 'a.resetdesk-backup'));
  const told = app.events.flatMap(({ event, payload }) => (event === 'progress' ? [payload] : []));
  expect(told[0]).toEqual({ work: 'backup', done: 0, total: 1000 });
  expect(told.at(-1)).toEqual({ work: 'backup', done: 1000, total: 1000 });
});

test('an office without a confirmed recovery key has no backup that nobody could open', async () => {
  const app = await createTestApp();
  await app.call('setup.createOffice', { officeName: 'x', contact: '', language: 'ko', admin: ADMIN });
  const folder = backupDisk();
  app.dialogs.answer = path.join(folder, 'a.resetdesk-backup');
  expect(await app.refused('backup.make', { as: 'file' })).toEqual({
    code: 'recovery-key-missing',
    details: { backup: 1 },
  });
  await chooseFolder(app, folder);
  await passTime(app);
  expect(readdirSync(folder)).toEqual([]);
});

test('into the folder by hand needs a folder', async () => {
  const app = await createTestApp();
  await app.given.office();
  expect((await app.refused('backup.make', { as: 'folder' })).code).toBe('backup-no-folder');
});

test('the schedule makes one at once, then one each interval, and keeps the newest', async () => {
  const app = await createTestApp();
  await app.given.office();
  const folder = backupDisk();
  await chooseFolder(app, folder, { everyHours: 6, keep: 2 });
  await passTime(app);
  expect(backupsIn(folder)).toHaveLength(1);
  const [first] = backupsIn(folder);
  await passTime(app, 6 * HOUR - 2 * MINUTE);
  expect(backupsIn(folder)).toEqual([first]);
  await passTime(app, 2 * MINUTE);
  expect(backupsIn(folder)).toHaveLength(2);
  await app.signIn();
  await passTime(app, 6 * HOUR);
  expect(backupsIn(folder)).toHaveLength(2);
  expect(backupsIn(folder)).not.toContain(first);
  expect(app.rows("SELECT operator_id FROM activity WHERE action = 'backup-made'")).toEqual([
    { operator_id: null },
    { operator_id: null },
    { operator_id: null },
  ]);
});

test('only old backups of this office under the program’s own names are removed', async () => {
  const other = await createTestApp();
  await other.given.office();
  const folder = backupDisk();
  const foreign = path.join(folder, 'resetdesk-2001-01-01-000000.resetdesk-backup');
  await backUpTo(other, foreign);
  const unreadable = path.join(folder, 'resetdesk-2001-01-02-000000.resetdesk-backup');
  writeFileSync(unreadable, 'somebody else’s');
  const app = await createTestApp();
  await app.given.office();
  await backUpTo(app, path.join(folder, 'before the move.resetdesk-backup'));
  await chooseFolder(app, folder, { everyHours: 1, keep: 1 });
  await passTime(app);
  await passTime(app, HOUR);
  expect(backupsIn(folder)).toHaveLength(4);
  expect(backupsIn(folder)).toEqual(
    expect.arrayContaining([
      path.basename(foreign),
      path.basename(unreadable),
      'before the move.resetdesk-backup',
    ]),
  );
});

test('what a killed program left half written is removed by the next backup', async () => {
  const app = await createTestApp();
  await app.given.office();
  const folder = backupDisk();
  const ours = 'resetdesk-2026-01-01-000000.resetdesk-backup.unfinished';
  writeFileSync(path.join(folder, ours), 'half');
  writeFileSync(path.join(folder, 'notes.unfinished'), 'not ours');
  await chooseFolder(app, folder);
  await passTime(app);
  expect(readdirSync(folder)).not.toContain(ours);
  expect(readdirSync(folder)).toContain('notes.unfinished');
  expect(backupsIn(folder)).toHaveLength(1);
});

test('a share that disappears: a worry, one line, a try every hour, and all well when it is back', async () => {
  const app = await createTestApp();
  await app.given.office();
  app.change('UPDATE office SET practice = 0');
  const folder = backupDisk();
  await chooseFolder(app, folder, { everyHours: 2 });
  await passTime(app);
  const away = `${folder}-away`;
  renameSync(folder, away);
  await passTime(app, 2 * HOUR);
  const failing = await app.call('backup.status', {});
  expect(failing).toMatchObject({ concern: 'failing', last: { problem: { code: 'backup-folder-gone' } } });
  const since = failing.last.problem?.since;
  await passTime(app, HOUR);
  await passTime(app, HOUR);
  const later = await app.call('backup.status', {});
  expect(later.last.problem?.since).toBe(since);
  expect(later.last.problem?.at).toBeGreaterThanOrEqual((since ?? 0) + 2 * HOUR);
  expect(app.rows("SELECT code, outcome FROM activity WHERE action = 'backup-failed'")).toEqual([
    { code: 'backup-folder-gone', outcome: 'refused' },
  ]);
  renameSync(away, folder);
  await passTime(app, HOUR);
  expect(await app.call('backup.status', {})).toMatchObject({ concern: 'none', last: { problem: null } });
  expect(backupsIn(folder)).toHaveLength(2);
});

test('a folder that may not be written refuses in words, and nothing half lies there', async () => {
  const app = await createTestApp();
  await app.given.office();
  const folder = backupDisk();
  // A folder where the file should be is refused for everybody, root too.
  app.dialogs.answer = path.join(folder, 'missing', 'a.resetdesk-backup');
  expect((await app.refused('backup.make', { as: 'file' })).code).toBe('backup-folder-gone');
  rmSync(folder, { recursive: true });
  writeFileSync(folder, 'a file');
  app.dialogs.answer = path.join(folder, 'a.resetdesk-backup');
  expect((await app.refused('backup.make', { as: 'file' })).code).toBe('backup-folder-gone');
  expect(app.rows("SELECT operator_name FROM activity WHERE action = 'backup-failed'")).toHaveLength(2);
});

test('a clock set back a year neither stops the schedule nor makes the newest look old', async () => {
  const app = await createTestApp();
  await app.given.office();
  const folder = backupDisk();
  await chooseFolder(app, folder, { everyHours: 1, keep: 2 });
  await passTime(app);
  await passTime(app, HOUR);
  const before = backupsIn(folder);
  app.clock.set(app.clock.now() - 365 * 24 * HOUR);
  await app.signIn();
  await passTime(app, 30 * MINUTE);
  expect(backupsIn(folder)).toEqual(before);
  await app.signIn();
  await passTime(app, 31 * MINUTE);
  const after = backupsIn(folder);
  expect(after).toHaveLength(2);
  expect(after[0]).toBe(before[1]);
});

test('nobody is warned on the first day or in a practice office; then there must be one, and not an old one', async () => {
  const app = await createTestApp();
  await app.given.office();
  const concern = async () => (await app.call('backup.status', {})).concern;
  app.clock.set(app.clock.now() + 48 * HOUR);
  expect(await concern()).toBe('none');
  app.change('UPDATE office SET practice = 0');
  expect(await concern()).toBe('missing');
  await backUpTo(app, path.join(backupDisk(), 'a.resetdesk-backup'));
  expect(await concern()).toBe('none');
  app.clock.set(app.clock.now() + 3 * 24 * HOUR + MINUTE);
  expect(await concern()).toBe('old');
});

test('another folder starts afresh, and no folder stops the schedule', async () => {
  const app = await createTestApp();
  await app.given.office();
  const [first, second] = [backupDisk(), backupDisk()];
  await chooseFolder(app, first);
  await passTime(app);
  await chooseFolder(app, second);
  await passTime(app);
  expect(backupsIn(first)).toHaveLength(1);
  expect(backupsIn(second)).toHaveLength(1);
  await app.call('settings.saveBackup', { folder: { kind: 'keep' }, everyHours: 1, keep: 3 });
  expect((await app.call('backup.status', {})).settings).toEqual({ folder: second, everyHours: 1, keep: 3 });
  await app.call('settings.saveBackup', { folder: { kind: 'none' }, everyHours: 1, keep: 3 });
  await passTime(app, 2 * HOUR);
  expect(backupsIn(second)).toHaveLength(1);
  expect(await app.call('backup.status', {})).toMatchObject({ nextAt: null, settings: { folder: null } });
  expect(
    app.row("SELECT details FROM activity WHERE action = 'settings-changed' ORDER BY seq DESC")?.details,
  ).toBe(JSON.stringify({ section: 'backup', folder: null, everyHours: 1, keep: 3 }));
});

test('an office whose file is damaged is not backed up over the good ones', async () => {
  const app = await createTestApp();
  await app.given.office();
  const folder = backupDisk();
  const file = path.join(folder, 'a.resetdesk-backup');
  await backUpTo(app, file);
  const good = readFileSync(file);
  await app.restart();
  await app.signIn();
  const office = path.join(app.dataFolder, 'office.db');
  const leaf = app.row("SELECT pageno FROM dbstat WHERE name = 'users' AND pagetype = 'leaf'")?.pageno;
  const bytes = readFileSync(office);
  bytes.fill(0xff, (Number(leaf) - 1) * 4096, Number(leaf) * 4096);
  writeFileSync(office, bytes);
  app.dialogs.answer = file;
  expect((await app.refused('backup.make', { as: 'file' })).code).toBe('backup-office-damaged');
  expect(readFileSync(file).equals(good)).toBe(true);
  expect(readdirSync(folder)).toEqual(['a.resetdesk-backup']);
});

test('a backup is one moment of an office at work: no act is half in it, and none waits for it', async () => {
  const app = await createTestApp();
  const { recoveryKey } = await app.given.office();
  const file = path.join(backupDisk(), 'a.resetdesk-backup');
  let over = false;
  const writing = (async () => {
    for (let i = 0; !over; i += 1) await app.given.user({ login: `busy${i}`, email: `busy${i}@office.test` });
  })();
  const before = app.rows("SELECT 1 FROM users WHERE login LIKE 'busy%'").length;
  await backUpTo(app, file);
  over = true;
  await writing;
  const after = app.rows("SELECT 1 FROM users WHERE login LIKE 'busy%'").length;
  expect(after).toBeGreaterThan(before);
  await restore(app, file, recoveryKey);
  // A user and the line of the log about them come together or not at all.
  const users = app.rows("SELECT id FROM users WHERE login LIKE 'busy%'").length;
  expect(app.rows("SELECT 1 FROM activity WHERE action = 'user-added'")).toHaveLength(users);
  expect(users).toBeLessThanOrEqual(after);
});
