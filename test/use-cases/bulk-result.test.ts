import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { emptyOffice, runToEnd, startedBulk } from '../support/bulk.ts';
import type { TestApp } from '../support/test-office.ts';

const DAY = 24 * 3_600_000;
/** Two who are there, one of them twice; a formula, nobody, and a text that means two. */
const LIST = 'minsu\n=HYPERLINK("x")\nminsu@office.test\n\nno "body", at all\n1001\nseoyeon';

async function officeWithList(): Promise<{ app: TestApp; bulkId: string }> {
  const app = await emptyOffice();
  const minsu = { login: 'minsu', email: 'minsu@office.test', staffNumber: '1001' };
  await app.given.user({ name: '김민수', ...minsu });
  await app.given.user({ name: '이서연', login: 'seoyeon', staffNumber: '2' });
  await app.given.user({ name: '박지훈', login: '1001', staffNumber: '3' });
  const bulkId = await startedBulk(app, { from: 'list', text: LIST }, 1200);
  await runToEnd(app, bulkId);
  return { app, bulkId };
}

async function result(app: TestApp, bulkId: string) {
  app.dialogs.answer = path.join(app.dataFolder, 'result.csv');
  const { file } = await app.call('bulk.export', { bulkId });
  const text = readFileSync(app.dialogs.answer, 'utf8');
  const [titles = [], ...rows] = parse(text.slice(1)) as string[][];
  return { text, file, titles, rows };
}

test('the result names every line of the list that means nobody for certain, with its text and why', async () => {
  const { app, bulkId } = await officeWithList();
  const { text, file, titles, rows } = await result(app, bulkId);
  expect(file).toEqual({ name: 'result.csv', members: 2 });
  expect(titles.slice(-2)).toEqual(['목록의 줄 번호', '붙여넣은 내용']);
  expect(rows.map((row) => row.length)).toEqual(rows.map(() => titles.length));
  expect(rows.map((row) => [row[1], ...row.slice(5, 8), ...row.slice(-2)])).toEqual([
    ['김민수', '메일 서버가 받음', '', '', '', ''],
    ['이서연', '메일 서버가 받음', '', '', '', ''],
    [
      '',
      '확인되지 않은 줄',
      '이 로그인 ID, 메일 주소, 사번을 쓰는 사람이 없음',
      'unknown',
      '2',
      `'=HYPERLINK("x")`,
    ],
    [
      '',
      '확인되지 않은 줄',
      '이 로그인 ID, 메일 주소, 사번을 쓰는 사람이 없음',
      'unknown',
      '5',
      'no "body", at all',
    ],
    [
      '',
      '확인되지 않은 줄',
      '둘 이상의 사용자에 해당함: 로그인 ID로 적어 주십시오',
      'ambiguous',
      '6',
      '1001',
    ],
  ]);
  expect(text.replaceAll('\r\n', '')).not.toContain('\n');

  await app.call('app.savePreferences', { language: 'en' });
  const english = await result(app, bulkId);
  expect(english.titles.slice(-2)).toEqual(['Line of the list', 'Pasted text']);
  expect(english.rows[2]?.slice(5, 7)).toEqual([
    'Line not matched',
    'Nobody has this login, address or staff number',
  ]);
});

test('many lines that mean nobody are all there', async () => {
  const app = await emptyOffice();
  await app.given.user({ login: 'minsu' });
  const nobody = Array.from({ length: 2500 }, (_, index) => `nobody${index}`);
  const bulkId = await startedBulk(app, { from: 'list', text: ['minsu', ...nobody].join('\n') }, 1200);
  const { rows } = await result(app, bulkId);
  expect(rows.slice(1).map((row) => row.at(-1))).toEqual(nobody);
});

test('what was pasted is not kept for longer than 30 days, and the result then says so', async () => {
  const { app, bulkId } = await officeWithList();
  app.clock.set(app.clock.now() + 30 * DAY - 10 * 60_000);
  app.clock.advance(60_000);
  await app.settledMinute();
  await app.signIn();
  expect((await result(app, bulkId)).rows).toHaveLength(5);

  app.clock.set(app.clock.now() + 20 * 60_000);
  app.clock.advance(60_000);
  await app.settledMinute();
  expect(app.rows('SELECT * FROM bulk_lines')).toEqual([]);
  await app.signIn();
  const { rows } = await result(app, bulkId);
  expect(rows.slice(2).map((row) => row.slice(5, 8))).toEqual([
    ['확인되지 않은 줄', '30일이 지나 지워짐', 'removed'],
  ]);
});

test('a batch of people who were not pasted has no lines, however old it is', async () => {
  const app = await emptyOffice();
  const userId = await app.given.user();
  const bulkId = await startedBulk(app, { from: 'selection', userIds: [userId] }, 1200);
  await runToEnd(app, bulkId);
  app.clock.set(app.clock.now() + 31 * DAY);
  await app.signIn();
  expect((await result(app, bulkId)).rows).toHaveLength(1);
});
