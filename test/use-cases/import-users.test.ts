import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import type { CsvChoice, CsvPreview } from '../../shared/csv.ts';
import { createTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-office.ts';

const HEADER = '이름,아이디,이메일,전화,사번,부서,언어';
const TABLE = [
  HEADER,
  '똠방각하,ttom,ttom@hanbit.test,010-1111-2222,9001,총무팀,한국어',
  '펲시콜라,pep,PEP@hanbit.test,010-1111-3333,9002,"개발, 1팀",영어',
  '박뷁,bwek,bwek@hanbit.test,,9003,총무팀,',
].join('\r\n');

async function office(): Promise<TestApp> {
  const app = await createTestApp();
  await app.given.office();
  return app;
}

async function pick(app: TestApp, content: string | Uint8Array, name = '직원.csv') {
  const file = path.join(app.dataFolder, name);
  writeFileSync(file, content);
  app.dialogs.answer = file;
  const picked = await app.call('directory.pickFile', {});
  if (picked.file === null) throw new Error('nothing was picked');
  return { ...picked.file, path: file };
}

function choiceOf(handle: string, preview: CsvPreview): CsvChoice {
  const { encoding, delimiter, hasHeader, mapping } = preview;
  return { handle, encoding, delimiter, hasHeader, mapping };
}

async function chosen(app: TestApp, content: string | Uint8Array): Promise<CsvChoice> {
  const { handle } = await pick(app, content);
  return choiceOf(handle, await app.call('directory.preview', { handle }));
}

const userCount = (app: TestApp) => app.row('SELECT count(*) AS n FROM users')?.n;
const userBy = (app: TestApp, login: string) => app.row('SELECT * FROM users WHERE login = ?', login);

test.each([
  ['CP949 as Korean Excel saves it', iconv.encode(TABLE, 'cp949'), 'cp949', ','],
  ['UTF-8', iconv.encode(TABLE, 'utf-8'), 'utf-8', ','],
  ['UTF-8 with a mark', iconv.encode(TABLE, 'utf-8', { addBOM: true }), 'utf-8', ','],
  [
    "Excel's Unicode Text",
    iconv.encode(
      TABLE.replace('"개발, 1팀"', '개발; 1팀').replaceAll(',', '\t').replace(';', ','),
      'utf-16le',
      { addBOM: true },
    ),
    'utf-16le',
    '\t',
  ],
])('a file in %s is previewed, tried and imported', async (_what, content, encoding, delimiter) => {
  const app = await office();
  const file = await pick(app, content);
  expect(file).toMatchObject({ name: '직원.csv', bytes: content.length });
  expect(file.handle).not.toContain(path.sep);
  const preview = await app.call('directory.preview', { handle: file.handle });
  expect(preview).toMatchObject({ encoding, delimiter, encodingSure: true, hasHeader: true, rowCount: 3 });
  expect(preview.columns).toEqual(HEADER.split(','));
  expect(preview.rows[0]?.[0]).toBe('똠방각하');

  const choice = choiceOf(file.handle, preview);
  const before = Number(userCount(app));
  expect(await app.call('directory.dryRun', choice)).toMatchObject({ total: 3, added: 3, badCount: 0 });
  expect(userCount(app)).toBe(before);

  const counts = { added: 3, updated: 0, unchanged: 0, skipped: 0 };
  expect(await app.call('directory.import', choice)).toEqual(counts);
  expect(userCount(app)).toBe(before + 3);
  expect(userBy(app, 'pep')).toMatchObject({
    name: '펲시콜라',
    email: 'pep@hanbit.test',
    staff_number: '9002',
    department: '개발, 1팀',
    language: 'en',
    password_hash: null,
    credential_version: 1,
    email_changed_at: null,
  });
  expect(userBy(app, 'bwek')).toMatchObject({ phone: null, language: 'ko' });
  expect((await app.call('users.search', { query: '뷁' })).users.map((user) => user.login)).toEqual(['bwek']);
  const { entries } = await app.call('activity.list', { action: 'users-imported' });
  expect(entries[0]).toMatchObject({ operatorName: '세라', details: { ...counts, file: '직원.csv' } });
  expect(app.events.some(({ event }) => event === 'progress')).toBe(true);
});

test('importing the same file again changes nothing', async () => {
  const app = await office();
  const choice = await chosen(app, TABLE);
  await app.call('directory.import', choice);
  const before = app.rows('SELECT * FROM users ORDER BY id');
  expect(await app.call('directory.import', choice)).toEqual({
    added: 0,
    updated: 0,
    unchanged: 3,
    skipped: 0,
  });
  expect(app.rows('SELECT * FROM users ORDER BY id')).toEqual(before);
});

test('without a login column the staff number or the address is the login, now and the next time', async () => {
  const app = await office();
  const content = '이름,이메일,사번\n김하나,hana@hanbit.test,9101\n김두리,duri@hanbit.test,\n';
  const choice = await chosen(app, content);
  expect(await app.call('directory.import', choice)).toMatchObject({ added: 2 });
  expect(userBy(app, '9101')).toMatchObject({ name: '김하나' });
  expect(userBy(app, 'duri@hanbit.test')).toMatchObject({ name: '김두리' });
  expect(await app.call('directory.import', choice)).toMatchObject({ added: 0, unchanged: 2 });
});

test('a changed address ends the live reset, starts the cool-off and is told to the old address', async () => {
  const app = await office();
  const userId = await app.given.user({ login: 'ttom', email: 'old@hanbit.test', staffNumber: '9001' });
  await app.call('resets.send', { userId });
  const choice = await chosen(app, TABLE);
  expect(await app.call('directory.dryRun', choice)).toMatchObject({
    added: 2,
    updated: 1,
    addressChanges: 1,
  });
  expect(await app.call('directory.import', choice)).toMatchObject({ added: 2, updated: 1 });

  expect(userBy(app, 'ttom')).toMatchObject({
    email: 'ttom@hanbit.test',
    credential_version: 2,
    email_changed_at: app.clock.now(),
  });
  expect(app.rows('SELECT state FROM resets')).toEqual([{ state: 'superseded' }]);
  expect(app.row("SELECT to_address FROM outbox WHERE kind = 'address-changed'")).toEqual({
    to_address: 'old@hanbit.test',
  });
  expect(await app.refused('resets.send', { userId })).toMatchObject({ code: 'address-cooling-off' });
});

test('one bad row refuses the whole file and nothing is written', async () => {
  const app = await office();
  const choice = await chosen(app, `${TABLE}\r\n강철,chul,chul@,,,,\r\n`);
  const before = app.rows('SELECT * FROM users ORDER BY id');
  const activity = app.rows('SELECT * FROM activity').length;
  expect(await app.call('directory.dryRun', choice)).toMatchObject({
    total: 4,
    added: 3,
    badCount: 1,
    bad: [{ line: 5, problem: 'email-invalid', value: 'chul@' }],
  });
  expect(await app.refused('directory.import', choice)).toMatchObject({
    code: 'import-has-bad-rows',
    details: { count: 1 },
  });
  expect(app.rows('SELECT * FROM users ORDER BY id')).toEqual(before);
  expect(app.rows('SELECT * FROM activity').length).toBe(activity);

  expect(await app.call('directory.import', { ...choice, skipBad: true })).toEqual({
    added: 3,
    updated: 0,
    unchanged: 0,
    skipped: 1,
  });
});

test('a failure in the last write takes back all the others', async () => {
  const app = await office();
  await app.given.user({ login: 'ttom', name: '옛이름', email: null, staffNumber: '9001' });
  const choice = await chosen(app, TABLE);
  const sqlite = new SqliteDatabase(path.join(app.dataFolder, 'office.db'));
  sqlite.exec(`CREATE TRIGGER trap BEFORE INSERT ON activity WHEN NEW.action = 'users-imported'
    BEGIN SELECT RAISE(ABORT, 'trap'); END`);
  sqlite.close();
  const before = app.rows('SELECT * FROM users ORDER BY id');
  expect(await app.refused('directory.import', choice)).toMatchObject({ code: 'internal' });
  expect(app.rows('SELECT * FROM users ORDER BY id')).toEqual(before);
});

test('what changed since the dry run counts', async () => {
  const app = await office();
  const choice = await chosen(app, TABLE);
  expect(await app.call('directory.dryRun', choice)).toMatchObject({ badCount: 0 });
  await app.given.user({ login: 'someone', email: 'pep@hanbit.test', staffNumber: '1' });
  expect(await app.refused('directory.import', choice)).toMatchObject({ code: 'import-has-bad-rows' });
});

test('a file that vanished, grew too large, is empty or broken is refused by name', async () => {
  const app = await office();
  const vanished = await pick(app, TABLE);
  rmSync(vanished.path);
  expect(await app.refused('directory.preview', { handle: vanished.handle })).toEqual({ code: 'file-gone' });
  expect(await app.refused('directory.preview', { handle: 'never-given' })).toMatchObject({
    code: 'file-gone',
  });

  const grown = await pick(app, TABLE);
  truncateSync(grown.path, 1024 ** 3 + 1);
  expect(await app.refused('directory.preview', { handle: grown.handle })).toMatchObject({
    code: 'file-too-large',
  });

  for (const [content, code] of [
    ['', 'file-empty'],
    ['\r\n \r\n', 'file-empty'],
    ['이름,이메일\n"김,a@b.kr\n', 'file-malformed'],
    [Buffer.from([0xb1, 0xe8, 0xff, 0x0a]), 'file-encoding'],
  ] as const) {
    const { handle } = await pick(app, content);
    expect(await app.refused('directory.preview', { handle })).toMatchObject({ code });
  }
  const onlyHeader = await chosen(app, `${HEADER}\n`);
  expect(await app.refused('directory.dryRun', onlyHeader)).toMatchObject({ code: 'file-empty' });
});

test('without a name and a mark of identity there is nothing to import', async () => {
  const app = await office();
  const choice = await chosen(app, TABLE);
  const mapping = { ...choice.mapping, login: null, staffNumber: null, email: null };
  expect(await app.refused('directory.dryRun', { ...choice, mapping })).toMatchObject({
    code: 'mapping-incomplete',
  });
});

test('a cancelled dialog picks nothing', async () => {
  const app = await office();
  app.dialogs.answer = null;
  expect(await app.call('directory.pickFile', {})).toEqual({ file: null });
});

test('ten thousand rows are imported and imported again', async () => {
  const app = await office();
  const rows = Array.from(
    { length: 10_000 },
    (_, index) => `김${index},user.${index},user.${index}@hanbit.test,010-2000-${index},N${index},총무팀,ko`,
  );
  const choice = await chosen(app, [HEADER, ...rows].join('\n'));
  expect(await app.call('directory.import', choice)).toMatchObject({ added: 10_000 });
  expect(await app.call('directory.import', choice)).toMatchObject({ added: 0, unchanged: 10_000 });
});
