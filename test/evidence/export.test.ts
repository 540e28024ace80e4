import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { csvEntries, localIso } from '../../electron/evidence/export-csv.ts';
import { createTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-office.ts';

const REASON = '감사 자료 제출';

async function office(): Promise<TestApp> {
  const app = await createTestApp();
  await app.given.office();
  return app;
}

async function exported(app: TestApp, format: 'csv' | 'json', rest: Record<string, unknown> = {}) {
  const file = path.join(app.dataFolder, `활동 기록.${format}`);
  app.dialogs.answer = file;
  const answer = await app.call('activity.export', { format, reason: REASON, ...rest });
  return { file, text: readFileSync(file, 'utf8'), answer: answer.file };
}

const table = (text: string): string[][] => parse(text.slice(1));

test('the table has words and codes, local times with their offset, the hash, and the line about itself', async () => {
  const app = await office();
  const { text, answer } = await exported(app, 'csv');
  expect(text.startsWith('\uFEFF번호,시각,담당자,')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  const [, ...rows] = table(text);
  const stored = app.rows('SELECT * FROM activity ORDER BY seq');
  expect(answer).toEqual({ name: '활동 기록.csv', entries: stored.length });
  expect(rows).toHaveLength(stored.length);
  const last = rows.at(-1) ?? [];
  const own = stored.at(-1);
  expect(last.slice(0, 2)).toEqual([String(own?.seq), localIso(Number(own?.at))]);
  expect(last[1]).toMatch(/^2026-11-23T\d\d:00:00[+-]\d\d:\d\d$/);
  expect(Date.parse(last[1] ?? '')).toBe(own?.at);
  expect(last.slice(6, 8)).toEqual(['기록 내보내기', 'activity-exported']);
  expect(JSON.parse(last[12] ?? '')).toEqual({ format: 'csv', reason: REASON, entries: stored.length - 1 });
  expect(last[13]).toBe(Buffer.from(own?.hash as Uint8Array).toString('hex'));
});

test('the table takes the filters, and says them in its line; the proof never does', async () => {
  const app = await office();
  const { text } = await exported(app, 'csv', { action: 'office-created', text: ' 세라 ', from: 5 });
  expect(table(text).map((row) => row[7])).toEqual(['행위 코드', 'office-created']);
  const line = app.row("SELECT details FROM activity WHERE action = 'activity-exported'");
  expect(JSON.parse(String(line?.details))).toEqual({
    format: 'csv',
    reason: REASON,
    act: 'office-created',
    text: '세라',
    fromAt: 5,
    entries: 1,
  });
  const json = JSON.parse((await exported(app, 'json', { action: 'office-created' })).text);
  const first = app.row('SELECT min(seq) AS first, max(seq) AS last FROM activity');
  expect(json.entries.map((entry: { seq: number }) => entry.seq)).toEqual(
    Array.from({ length: Number(first?.last) }, (_, i) => i + 1),
  );
  expect(json.checkpoints.at(-1).entries).toBe(first?.last);
});

test('what a spreadsheet would run stays text, and nothing that is secret is in either file', async () => {
  const app = await office();
  const names = ['=1+1', '+82', '-2', '@SUM(A1)', '＝1', '＋1', '－1', '＠x', '"quoted", with commas'];
  for (const [index, name] of names.entries()) {
    await app.given.user({ name, login: `hostile${index}`, email: `hostile${index}@office.test` });
  }
  const { text } = await exported(app, 'csv', { action: 'user-added' });
  const users = table(text)
    .slice(1)
    .map((row) => row[8]);
  expect(users).toEqual([...names.slice(0, 8).map((name) => `'${name}`), names[8]]);
  const json = await exported(app, 'json');
  expect(JSON.parse(json.text).entries.every((entry: object) => !('mac' in entry))).toBe(true);
  const macs = app.rows('SELECT mac FROM activity').map(({ mac }) => Buffer.from(mac as Uint8Array));
  for (const mac of macs) expect(json.text).not.toContain(mac.toString('base64'));
});

test('characters that begin a formula are made harmless wherever a text begins, and only there', () => {
  const entry = {
    ...{ seq: 1, at: 0, operator_id: null, os_user: '\t=1', host: '\r=1', action: 'locked' },
    ...{ user_id: null, user_name: 'a=1', outcome: 'done', code: null, details: '{}', hash: null, mac: null },
    operator_name: '\0=1',
  };
  const [row] = parse(csvEntries([entry], 'en', () => 'Locked')) as string[][];
  expect(row?.[2]).toBe("'\0=1");
  expect(row?.slice(4, 6)).toEqual(["'\t=1", "'\r=1"]);
  expect(row?.[8]).toBe('a=1');
});

test('only what has to be quoted is quoted, a quote is doubled, and every line ends in CRLF', () => {
  const entry = {
    ...{
      seq: 1,
      at: 0,
      operator_id: 'op',
      operator_name: '세라',
      os_user: 'a,b',
      host: '-"c"',
      action: 'locked',
    },
    ...{ user_id: '', user_name: 'd\re', outcome: 'refused', code: null, details: '{"n":1}' },
    ...{ hash: Buffer.from([0, 255]), mac: null },
  };
  const line = `${localIso(0)},세라,op,"a,b","'-""c""",잠금,locked,"d\re",,거절,,"{""n"":1}",00ff\r\n`;
  expect(csvEntries([entry, { ...entry, seq: 2 }], 'ko', () => '잠금')).toBe(`1,${line}2,${line}`);
});

test('a place that cannot be written to leaves no half file, and the log has the try and its failure', async () => {
  const app = await office();
  app.dialogs.answer = path.join(app.dataFolder, 'no such folder', 'log.csv');
  const refused = await app.refused('activity.export', { format: 'csv', reason: REASON });
  expect(refused.code).toBe('file-not-written');
  const folder = path.join(app.dataFolder, 'taken.csv');
  mkdirSync(folder);
  app.dialogs.answer = folder;
  expect((await app.refused('activity.export', { format: 'csv', reason: REASON })).code).toBe(
    'file-not-written',
  );
  expect(readdirSync(app.dataFolder).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
  const lines = app.rows(
    "SELECT outcome, code FROM activity WHERE action = 'activity-exported' ORDER BY seq",
  );
  expect(lines).toEqual([
    { outcome: 'done', code: null },
    { outcome: 'refused', code: 'file-not-written' },
    { outcome: 'done', code: null },
    { outcome: 'refused', code: 'file-not-written' },
  ]);
});

test('without a reason, without a fresh password or without a place there is no file and no line', async () => {
  const app = await office();
  const file = path.join(app.dataFolder, 'log.csv');
  app.dialogs.answer = file;
  for (const reason of ['', '    ', '감사', '    감사    ']) {
    expect((await app.refused('activity.export', { format: 'csv', reason })).code).toBe('invalid-input');
  }
  app.dialogs.answer = null;
  expect(await app.call('activity.export', { format: 'csv', reason: REASON })).toEqual({ file: null });
  app.clock.advance(5 * 60_000);
  app.dialogs.answer = file;
  expect((await app.refused('activity.export', { format: 'csv', reason: REASON })).code).toBe(
    're-authentication-needed',
  );
  expect(existsSync(file)).toBe(false);
  expect(app.rows("SELECT 1 FROM activity WHERE action = 'activity-exported'")).toEqual([]);
});
