import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { choose, pausedAt } from '../support/import-files.ts';
import { createTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-office.ts';
import { until } from '../support/until.ts';

const HEADER = '이름,아이디,이메일,전화,사번,부서,언어';

async function officeOf(count: number): Promise<TestApp> {
  const app = await createTestApp();
  await app.given.office();
  const rows = Array.from({ length: count }, (_, i) => `사람${i},p${i},p${i}@office.test,,S${i},총무팀,ko`);
  const { choice } = await choose(app, [HEADER, ...rows].join('\n'), '처음.csv');
  await app.call('directory.import', choice);
  return app;
}

const changed = (count: number) =>
  [
    HEADER,
    '새 사람,new,new@office.test,,N1,총무팀,ko',
    ...Array.from({ length: count }, (_, i) => `사람${i},p${i},q${i}@office.test,,S${i},영업팀,ko`),
  ].join('\n');

test('what changes is decided before it is done: from then on there is no way back, only to the end', async () => {
  const app = await officeOf(30);
  const { choice } = await choose(app, changed(30));
  const [ended] = await pausedAt(app, choice, 30);
  const state = await app.call('directory.importState', {});
  expect(state).toMatchObject({ kind: 'running', phase: 'changing', motion: 'paused' });
  expect(await app.refused('directory.steer', { order: 'cancel' })).toMatchObject({ code: 'import-decided' });

  // The program ends here, and goes on when it is started again.
  await app.restart();
  await ended;
  await until(() => app.row('SELECT 1 FROM import_run') === undefined, 'the end of the import');
  await app.outboxIdle();
  expect(app.row("SELECT count(*) AS n FROM users WHERE email LIKE 'q%' AND department = '영업팀'")).toEqual({
    n: 30,
  });
  expect(app.row("SELECT count(*) AS n FROM activity WHERE action = 'user-address-changed'")).toEqual({
    n: 30,
  });
  expect(app.row("SELECT count(*) AS n FROM outbox WHERE kind = 'address-changed'")).toEqual({ n: 60 });
});

test('a change that somebody made impossible in the meantime is left out, and the log says so', async () => {
  const app = await officeOf(40);
  const { choice } = await choose(app, changed(40));
  const [ended] = await pausedAt(app, choice, 40);
  await app.given.user({ login: 'quick', email: 'q39@office.test', staffNumber: '1', name: '빠른 사람' });
  await app.call('directory.steer', { order: 'resume' });
  expect(await ended).toEqual({ ok: true, value: { added: 1, updated: 39, unchanged: 0, skipped: 1 } });
  const { entries } = await app.call('activity.list', { action: 'user-changed', outcome: 'refused' });
  expect(entries).toMatchObject([{ userName: '사람39', code: 'email-taken' }]);
});

test('the rows that cannot be imported are a file to put right: their line, why, and the row as it came', async () => {
  const app = await createTestApp();
  await app.given.office();
  const { choice } = await choose(
    app,
    [
      HEADER,
      '김하나,hana,hana@office.test,,1,,',
      '"=1+1",둘,no-address,,2,,',
      ',셋,three@office.test,,3,,',
    ].join('\n'),
  );
  const target = path.join(app.dataFolder, 'bad.csv');
  app.dialogs.answer = target;
  expect(await app.call('directory.saveProblems', choice)).toEqual({ file: { name: 'bad.csv', rows: 2 } });
  const bytes = readFileSync(target);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const rows: string[][] = parse(bytes, { bom: true });
  expect(rows).toEqual([
    ['행', '이유', '값', ...HEADER.split(',')],
    ['3', '이메일 주소 형식이 아닙니다', 'no-address', "'=1+1", '둘', 'no-address', '', '2', '', ''],
    ['4', '이름이 없습니다', ' 셋 three@office.test  3  ', '', '셋', 'three@office.test', '', '3', '', ''],
  ]);
  app.dialogs.answer = null;
  expect(await app.call('directory.saveProblems', choice)).toEqual({ file: null });
});
