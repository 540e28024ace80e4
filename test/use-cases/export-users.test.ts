import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bareOffice, exported } from '../support/export-office.ts';
import type { TestApp } from '../support/test-office.ts';

const ROW = {
  name: '김민수',
  login: 'minsu',
  email: 'minsu@office.test',
  phone: '+82 10-1234-5678',
  staffNumber: '007',
  department: '총무팀, "본사"',
  language: 'ko',
  managerEmail: 'sera@office.test',
} as const;

const logged = (app: TestApp) =>
  app
    .rows("SELECT operator_name, outcome, code, details FROM activity WHERE action = 'users-exported'")
    .map((line) => ({ ...line, code: line.code, details: JSON.parse(String(line.details)) }));

test('the file is UTF-8 with a mark, CRLF, quoted and formula-safe, and the log says who, how many and why', async () => {
  const app = await bareOffice();
  await app.call('users.add', ROW);
  const userId = await app.given.user({
    name: '=cmd()',
    login: '@sum',
    email: null,
    phone: null,
    staffNumber: '-1',
    department: "'+x",
    language: 'en',
  });
  await app.call('users.setEnabled', { userId, enabled: false });
  const { text, users } = await exported(app);
  expect(users).toBe(2);
  expect(text).toBe(
    [
      '\uFEFF이름,아이디,이메일,사번,부서,전화번호,언어,상급자 이메일,사용 중지 시각',
      '김민수,minsu,minsu@office.test,007,"총무팀, ""본사""",\'+82 10-1234-5678,ko,sera@office.test,',
      `'=cmd(),'@sum,,'-1,''+x,,en,,${new Date(app.clock.now()).toISOString()}`,
      '',
    ].join('\r\n'),
  );
  expect(logged(app)).toEqual([
    {
      operator_name: '세라',
      outcome: 'done',
      code: null,
      details: { reason: '연말 명부 점검', users: 2, file: '사용자.csv' },
    },
  ]);
  expect(readdirSync(app.dataFolder).filter((name) => name.includes('unfinished'))).toEqual([]);
});

test('with a search and a filter the file holds whom the list shows, and the log says what narrowed it', async () => {
  const app = await bareOffice();
  await app.call('users.add', ROW);
  const userId = await app.given.user({ name: '김서연', login: 'seoyeon' });
  await app.given.user({ name: '이보라', login: 'bora' });
  const shown = async (query: string, filter: 'all' | 'disabled' = 'all') => {
    const { text } = await exported(app, { kind: 'shown', query, filter });
    return text
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',')[0]);
  };
  expect(await shown('김')).toEqual(['김민수', '김서연']);
  // As typed on the other keyboard, and with one slip in the name.
  expect(await shown('rlaalstn')).toEqual(['김민수']);
  expect(await shown('없는사람')).toEqual([]);
  await app.call('users.setEnabled', { userId, enabled: false });
  expect(await shown('', 'disabled')).toEqual(['김서연']);
  expect(logged(app).at(-1)?.details).toMatchObject({ filter: 'disabled', users: 1 });
  expect(logged(app)[0]?.details).toMatchObject({ text: '김', users: 2 });
});

test('with a department chosen the file holds its users alone, and the log names it', async () => {
  const app = await bareOffice();
  await app.given.user({ name: '김총무', department: '총무팀', login: 'kim', email: 'kim@office.test' });
  await app.given.user({ name: '이인사', department: '인사팀', login: 'lee', email: 'lee@office.test' });
  const { text } = await exported(app, { kind: 'shown', query: '', department: '인사팀' });
  expect(text).toContain('이인사');
  expect(text).not.toContain('김총무');
  expect(logged(app).at(-1)?.details).toMatchObject({ department: '인사팀', users: 1 });
});

test('it wants a reason, an admin, and the password once more', async () => {
  const app = await bareOffice();
  const whom = { kind: 'everybody' } as const;
  expect(await app.refused('users.export', { reason: 'why', whom })).toMatchObject({ code: 'invalid-input' });
  app.clock.advance(6 * 60_000);
  expect(await app.refused('users.export', { reason: '연말 명부 점검', whom })).toMatchObject({
    code: 're-authentication-needed',
  });
  expect(logged(app)).toEqual([]);
});

test('cancelling the dialog writes nothing, neither a file nor a line', async () => {
  const app = await bareOffice();
  app.dialogs.answer = null;
  expect(await app.call('users.export', { reason: '연말 명부 점검', whom: { kind: 'everybody' } })).toEqual({
    file: null,
  });
  expect(logged(app)).toEqual([]);
});

test('a place that cannot be written to is said, in the log too, and what was there stays', async () => {
  const app = await bareOffice();
  const file = path.join(app.dataFolder, 'old.csv');
  writeFileSync(file, 'what was there');
  mkdirSync(`${file}.unfinished`);
  app.dialogs.answer = file;
  expect(
    await app.refused('users.export', { reason: '연말 명부 점검', whom: { kind: 'everybody' } }),
  ).toMatchObject({ code: 'file-not-written' });
  expect(readFileSync(file, 'utf8')).toBe('what was there');
  expect(logged(app).map(({ code }) => code)).toEqual([null, 'file-not-written']);
});

test('an export that is stopped leaves no file, and the log says that it was', async () => {
  const app = await bareOffice();
  await fillOffice(app, 5000);
  const file = path.join(app.dataFolder, 'much.csv');
  app.dialogs.answer = file;
  let asked = false;
  app.app.on(({ event, payload }) => {
    if (event !== 'progress' || !('work' in payload) || payload.work !== 'users-export' || asked) return;
    asked = true;
    void app.call('users.stopExport', {});
  });
  const whom = { kind: 'everybody' } as const;
  const running = app.refused('users.export', { reason: '연말 명부 점검', whom });
  const second = app.refused('users.export', { reason: '연말 명부 점검', whom });
  expect(await second).toMatchObject({ code: 'export-under-way' });
  expect(await running).toMatchObject({ code: 'export-stopped' });
  expect(existsSync(file)).toBe(false);
  expect(existsSync(`${file}.unfinished`)).toBe(false);
  expect(logged(app).map(({ code }) => code)).toEqual([null, 'export-stopped']);
  // And the next one goes through.
  expect((await exported(app)).users).toBe(5000);
});

/** So many more users, put in as another program would. */
async function fillOffice(app: TestApp, users: number): Promise<void> {
  app.change(
    `INSERT INTO users (id, login, name, language, created_at, search_text)
     WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
     SELECT 'fill' || i, 'fill' || i, '사람 ' || i, 'ko', 1, char(10) || 'fill' || i || char(10) FROM n`,
    users,
  );
}
