import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openOffice } from '../../electron/store/open-office.ts';
import { startChild } from '../support/child.ts';
import {
  change,
  closedOffice,
  fingerprint,
  NOW,
  openStore,
  temporaryFolder,
} from '../support/office-folder.ts';
import { ROOT } from '../support/source-files.ts';

const root = process.getuid?.() === 0;
const NOBODY = 65_534;

async function reasonFor(folder: string): Promise<string> {
  const office = await openOffice(folder, { singleOwner: true, now: NOW });
  if (office.kind === 'unavailable') return office.reason;
  await office.close();
  return 'open';
}

/** The same from another process; as root, from one that may not overrule a file's mode. */
async function reasonInChild(folder: string): Promise<string> {
  if (root) {
    chownSync(folder, NOBODY, NOBODY);
    for (const name of Object.keys(fingerprint(folder))) chownSync(path.join(folder, name), NOBODY, NOBODY);
  }
  const child = startChild('try-office.ts', [folder], root ? { uid: NOBODY } : {});
  const reason = await child.line();
  child.process.stdin?.end();
  await child.ended;
  return reason;
}

test('a new folder gets an office, and closing leaves one whole file and the lock', async () => {
  const folder = path.join(temporaryFolder(), 'deep/er');
  expect(await reasonFor(folder)).toBe('open');
  expect(Object.keys(fingerprint(folder))).toEqual(['office.db']);
  expect(change(path.join(folder, 'office.db'), (sqlite) => sqlite.pragma('application_id'))).toEqual([
    { application_id: 0x5273646b },
  ]);
  expect(await reasonFor(folder)).toBe('open');
});

test('an empty file, as a crash before the first commit leaves it, becomes an office', async () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'office.db'), '');
  expect(await reasonFor(folder)).toBe('open');
});

/** Each does something to the folder of a closed office. */
const DAMAGED: readonly [what: string, reason: string, damage: (file: string) => void][] = [
  [
    'a migration this program does not know',
    'database-newer',
    (file) =>
      change(file, (sqlite) =>
        sqlite.exec("INSERT INTO kysely_migration VALUES ('9999-later', '2030-01-01')"),
      ),
  ],
  [
    'a migration named like a property of every object',
    'database-newer',
    (file) =>
      change(file, (sqlite) =>
        sqlite.exec("INSERT INTO kysely_migration VALUES ('constructor', '2030-01-01')"),
      ),
  ],
  ['garbage', 'database-corrupt', (file) => writeFileSync(file, Buffer.alloc(65_536, 'not a database '))],
  ['a text of a few bytes', 'database-corrupt', (file) => writeFileSync(file, 'hello')],
  ['a truncated file', 'database-corrupt', (file) => truncateSync(file, 3 * 4096 + 100)],
  ['half of the file', 'database-corrupt', (file) => truncateSync(file, 20 * 4096)],
  ['pages of flipped bits', 'database-corrupt', flipPages],
  [
    'another program database',
    'database-corrupt',
    (file) => {
      writeFileSync(file, '');
      change(file, (sqlite) =>
        sqlite.exec('CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES (1)'),
      );
    },
  ],
  [
    'another program database that says it is its own',
    'database-corrupt',
    (file) => {
      writeFileSync(file, '');
      change(file, (sqlite) => {
        sqlite.pragma('application_id = 42');
        sqlite.pragma('journal_mode = WAL');
        sqlite.exec('CREATE TABLE recipes (name TEXT)');
      });
    },
  ],
];

function flipPages(file: string): void {
  const bytes = readFileSync(file);
  for (let page = 5; page * 4096 < bytes.length; page += 3) {
    for (let at = 0; at < 64; at += 1) {
      const place = page * 4096 + at;
      bytes[place] = (bytes[place] ?? 0) ^ 0xff;
    }
  }
  writeFileSync(file, bytes);
}

test.each(DAMAGED)('%s is %s, and not a byte of the folder changes', async (_what, reason, damage) => {
  const folder = temporaryFolder();
  damage(await closedOffice(folder));
  const before = fingerprint(folder);
  expect(await reasonFor(folder)).toBe(reason);
  expect(await reasonFor(folder)).toBe(reason);
  expect(fingerprint(folder)).toEqual(before);
});

test('a newer office left behind by a crash keeps its unwritten log as it was', async () => {
  const crashed = temporaryFolder();
  const folder = temporaryFolder();
  const source = await closedOffice(crashed);
  change(source, (sqlite) => {
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('wal_autocheckpoint = 0');
    sqlite.exec("INSERT INTO kysely_migration VALUES ('9999-later', '2030-01-01')");
    for (const end of ['', '-wal', '-shm']) {
      copyFileSync(source + end, path.join(folder, `office.db${end}`));
    }
  });
  const { 'office.db': file, 'office.db-wal': wal } = fingerprint(folder);
  expect(wal).toBeDefined();
  expect(await reasonFor(folder)).toBe('database-newer');
  expect(fingerprint(folder)).toMatchObject({ 'office.db': file, 'office.db-wal': wal });
});

test('a file where the folder should be makes the folder unusable', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'office');
  writeFileSync(file, 'a file');
  expect(await reasonFor(file)).toBe('folder-unusable');
  expect(await reasonFor(path.join(file, 'below'))).toBe('folder-unusable');
  expect(readFileSync(file, 'utf8')).toBe('a file');
});

test('a lock file that is none is a refusal and not an exception', async () => {
  const folder = temporaryFolder();
  await closedOffice(folder);
  writeFileSync(path.join(folder, 'office.lock'), 'x'.repeat(8192));
  const before = fingerprint(folder);
  expect(await reasonFor(folder)).toBe('folder-unusable');
  expect(fingerprint(folder)).toEqual(before);
});

test('a file that may not be written is read-only, and stays as it was', async () => {
  const folder = temporaryFolder();
  const file = await closedOffice(folder);
  chmodSync(file, 0o444);
  const before = fingerprint(folder);
  expect(await reasonInChild(folder)).toBe('database-read-only');
  expect(fingerprint(folder)).toEqual(before);
  chmodSync(file, 0o644);
  expect(await reasonInChild(folder)).toBe('open');
});

const noModes = process.platform === 'win32' ? ' (skipped: Windows folders have no read-only mode)' : '';
test.skipIf(noModes !== '')(
  `a folder that may not be written is unusable, and stays as it was${noModes}`,
  async () => {
    const folder = temporaryFolder();
    await closedOffice(folder);
    onTestFinished(() => chmodSync(folder, 0o755));
    chmodSync(folder, 0o555);
    const before = fingerprint(folder);
    expect(await reasonInChild(folder)).toBe('folder-unusable');
    expect(fingerprint(folder)).toEqual(before);
  },
);

test('an office that another process has open is refused until that process is gone, however it goes', async () => {
  const folder = temporaryFolder();
  await closedOffice(folder);
  for (const signal of ['SIGKILL', null] as const) {
    const child = startChild('try-office.ts', [folder]);
    expect(await child.line()).toBe('open');
    const before = fingerprint(folder);
    expect(await reasonFor(folder)).toBe('database-open-elsewhere');
    expect(fingerprint(folder)).toEqual(before);
    if (signal === null) child.process.stdin?.end();
    else child.process.kill(signal);
    await child.ended;
    expect(await reasonFor(folder)).toBe('open');
  }
});

test('an office that this process has open is refused, and the open one goes on working', async () => {
  const { db, folder, sqlite } = await openStore();
  expect(await reasonFor(folder)).toBe('database-open-elsewhere');
  await db.write((tx) => tx.updateTable('users').set({ department: '총무팀' }).execute());
  expect(sqlite.prepare('SELECT department FROM users').pluck().get()).toBe('총무팀');
  expect(existsSync(path.join(folder, 'copies'))).toBe(false);
});

const APART = { script: path.join(ROOT, 'electron/store/database-work.ts'), from: 0 };

test('a large office is looked at in a thread: the window has its turns meanwhile, and what is found is the same', async () => {
  const folder = temporaryFolder();
  const file = await closedOffice(folder);
  const opened = (apart = APART) => openOffice(folder, { singleOwner: true, now: NOW, apart });
  let turns = 0;
  const turn = () => {
    turns += 1;
    next = setImmediate(turn);
  };
  let next = setImmediate(turn);
  const whole = await opened();
  clearImmediate(next);
  // A thread takes milliseconds to start: looking in place would leave no turn at all.
  expect(turns).toBeGreaterThan(1);
  expect(whole.kind).toBe('open');
  if (whole.kind === 'open') await whole.close();

  change(file, (sqlite) => sqlite.prepare("INSERT INTO kysely_migration VALUES ('9999-later', 'x')").run());
  const newer = fingerprint(folder);
  expect(await opened()).toEqual({ kind: 'unavailable', reason: 'database-newer' });
  expect(fingerprint(folder)).toEqual(newer);
  truncateSync(file, 9000);
  expect(await opened()).toEqual({ kind: 'unavailable', reason: 'database-corrupt' });
});

test('where there can be no thread the office is looked at in place', async () => {
  const folder = temporaryFolder();
  await closedOffice(folder);
  const apart = { script: path.join(folder, 'missing.ts'), from: 0 };
  const opened = await openOffice(folder, { singleOwner: true, now: NOW, apart });
  expect(opened.kind).toBe('open');
  if (opened.kind === 'open') await opened.close();
});
