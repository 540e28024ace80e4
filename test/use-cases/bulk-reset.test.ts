import { readFileSync } from 'node:fs';
import path from 'node:path';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import {
  addresses,
  emptyOffice,
  gathered,
  people,
  runToEnd,
  START,
  startedBulk,
  tick,
} from '../support/bulk.ts';
import { NOBODY_LISTENS } from '../support/office-settings.ts';
import { ADMIN } from '../support/test-office.ts';
import { DURI, officeOfTwo, workAs } from '../support/two-operators.ts';
import { until } from '../support/until.ts';

test('everybody gets one mail, at no more than the pace of the settings, each with a line of its own', async () => {
  const app = await emptyOffice();
  for (const _ of people(5)) await app.given.user();
  const bulkId = await startedBulk(app, { from: 'filter', query: '', filter: 'all' }, 30);
  await until(() => app.row('SELECT 1 FROM bulk_members WHERE reset_id IS NOT NULL') !== undefined);
  expect(app.rows('SELECT * FROM resets')).toHaveLength(1);
  await tick(app, 1999);
  expect(app.rows('SELECT * FROM resets')).toHaveLength(1);
  await runToEnd(app, bulkId);
  expect(await addresses(app)).toEqual(people(5).map((i) => `user${i - 1}@office.test`));
  const times = app
    .rows('SELECT issued_at FROM resets ORDER BY issued_at')
    .map((row) => Number(row.issued_at));
  expect(times.map((at) => at - (times[0] ?? 0))).toEqual([0, 2000, 4000, 6000, 8000]);

  const board = await app.call('bulk.get', { bulkId });
  expect(board.counts).toEqual([{ progress: 'handed-over', code: null, members: 5 }]);
  expect(board.bulk).toMatchObject({ state: 'finished', runBy: ADMIN.name, reason: START.reason });
  const acts = app.rows("SELECT action, details FROM activity WHERE action LIKE 'bulk-%' ORDER BY seq");
  expect(acts.map(({ action }) => action)).toEqual(['bulk-started', 'bulk-finished']);
  expect(JSON.parse(String(acts[0]?.details))).toMatchObject({
    bulk: bulkId,
    members: 5,
    reason: START.reason,
  });
  expect(app.rows("SELECT * FROM activity WHERE action = 'reset-issued'")).toHaveLength(5);
});

test('what becomes of each reset stands on the board: used, expired, sent again', async () => {
  const app = await emptyOffice();
  for (const _ of people(3)) await app.given.user();
  const bulkId = await startedBulk(app, { from: 'filter', query: '', filter: 'all' }, 1200);
  await runToEnd(app, bulkId);
  await app.call('resets.complete', {
    text: await app.given.mailTo('user0@office.test'),
    ...{ newPassword: '서른 마리 고래가 느리게 춤춘다', way: 'typed-on-behalf', mustChange: false },
  });
  const counts = async () =>
    Object.fromEntries(
      (await app.call('bulk.get', { bulkId })).counts.map(({ progress, members }) => [progress, members]),
    );
  expect(await counts()).toEqual({ used: 1, 'handed-over': 2 });
  app.clock.advance(START.lifetimeMinutes * 60_000);
  await until(() => app.row("SELECT 1 FROM resets WHERE state = 'handed-over'") === undefined);
  await app.signIn();
  await app.call('session.reauthenticate', { password: ADMIN.password });
  expect(await counts()).toEqual({ used: 1, expired: 2 });
  expect(await app.call('bulk.retry', { bulkId, progress: 'expired' })).toEqual({ again: 2 });
  await runToEnd(app, bulkId);
  expect(await counts()).toEqual({ used: 1, 'handed-over': 2 });
  expect(await addresses(app)).toHaveLength(5 + 1);
});

test('a live reset is kept or replaced, as the admin chooses', async () => {
  const app = await emptyOffice();
  const kept = await app.given.user();
  await app.call('resets.send', { userId: kept });
  await app.given.user();
  await app.outboxIdle();
  const first = await startedBulk(app, { from: 'filter', query: '', filter: 'all' }, 1200);
  await runToEnd(app, first);
  const of = async (bulkId: string) =>
    (await app.call('bulk.members', { bulkId })).members.map(({ code, progress }) => code ?? progress);
  expect(await of(first)).toEqual(['has-live', 'handed-over']);
  expect(app.rows('SELECT * FROM resets WHERE user_id = ?', kept)).toHaveLength(1);

  const second = await startedBulk(app, { from: 'selection', userIds: [kept] }, 1200, { live: 'replace' });
  await runToEnd(app, second);
  expect(await of(second)).toEqual(['handed-over']);
  expect(app.rows('SELECT state FROM resets WHERE user_id = ? ORDER BY issued_at, rowid', kept)).toEqual([
    { state: 'superseded' },
    { state: 'handed-over' },
  ]);
});

test('paused means that no further mail is made; cancelled takes back what waits', async () => {
  const app = await emptyOffice();
  for (const _ of people(4)) await app.given.user();
  await app.call('settings.saveMail', NOBODY_LISTENS);
  const bulkId = await startedBulk(app, { from: 'filter', query: '', filter: 'all' }, 60);
  await until(() => app.rows('SELECT * FROM resets').length === 1);
  await app.call('bulk.pause', { bulkId });
  await tick(app, 10_000);
  expect(app.rows('SELECT * FROM resets')).toHaveLength(1);
  expect(await app.refused('bulk.pause', { bulkId })).toMatchObject({
    code: 'bulk-not-possible',
    details: { state: 'paused' },
  });
  await app.call('bulk.resume', { bulkId });
  await until(() => app.rows('SELECT * FROM resets').length === 2);
  expect((await app.call('bulk.cancel', { bulkId })).revoked).toBe(2);
  await until(() => app.row("SELECT 1 FROM outbox WHERE state = 'sending'") === undefined);
  await tick(app, 10_000);
  expect(app.rows('SELECT state FROM resets')).toEqual([{ state: 'revoked' }, { state: 'revoked' }]);
  expect(app.rows("SELECT state FROM outbox WHERE kind = 'reset'")).toEqual([
    { state: 'cancelled' },
    { state: 'cancelled' },
  ]);
  expect(await app.refused('bulk.resume', { bulkId })).toMatchObject({ code: 'bulk-not-possible' });
});

test('while the mail server takes nothing, no more tokens are made that would only run out', async () => {
  const app = await emptyOffice();
  for (const _ of people(14)) await app.given.user();
  await app.call('settings.saveMail', NOBODY_LISTENS);
  const bulkId = await startedBulk(app, { from: 'filter', query: '', filter: 'all' }, 10);
  for (const made of people(10)) {
    await until(() => app.rows('SELECT * FROM resets').length === made);
    await tick(app, 6000);
  }
  await tick(app, 60_000);
  expect(app.rows('SELECT * FROM resets')).toHaveLength(10);
  expect(await app.call('bulk.get', { bulkId })).toMatchObject({
    heldBack: true,
    bulk: { state: 'running' },
  });
});

test('a batch is its own allowance: it neither meets the limits of one operator nor uses them up', async () => {
  const app = await emptyOffice();
  await app.call('settings.saveTokens', {
    ...{ lifetimeMinutes: 60, perUserHour: 3, perUserDay: 10, perOperatorHour: 1, perOfficeHour: 1 },
    bulkPerMinute: 1200,
  });
  for (const _ of people(3)) await app.given.user();
  const single = await app.given.user({ name: '한 사람', login: 'single' });
  const bulkId = await gathered(app, { from: 'list', text: 'user0\nuser1\nuser2' });
  await app.call('bulk.start', { bulkId, ...START });
  await runToEnd(app, bulkId);
  expect(app.rows('SELECT * FROM resets')).toHaveLength(3);
  await app.call('resets.send', { userId: single });
  expect(await app.refused('resets.send', { userId: single })).toMatchObject({ code: 'limit-reached' });
});

test('the other admins are told of it, in the program and by mail', async () => {
  const { app } = await officeOfTwo('admin');
  const bulkId = await startedBulk(app, {
    from: 'list',
    text: String(app.row('SELECT login FROM users')?.login),
  });
  const { alerts } = await app.call('alerts.list', {});
  expect(alerts[0]?.facts).toEqual({ kind: 'bulk-reset', count: 1, reason: START.reason });
  await runToEnd(app, bulkId);
  expect(await addresses(app)).toContain(DURI.email);
});

test('an unfinished batch is paused after a restart, says so, and goes on by an admin', async () => {
  const app = await emptyOffice();
  for (const _ of people(3)) await app.given.user();
  const bulkId = await startedBulk(app, { from: 'filter', query: '', filter: 'all' }, 30);
  await until(() => app.rows('SELECT * FROM resets').length === 1);
  await app.outboxIdle();
  await app.restart();
  await app.signIn();
  await app.settledMinute();
  await until(() => app.row("SELECT 1 FROM bulk_resets WHERE state = 'paused'") !== undefined);
  expect((await app.call('bulk.get', { bulkId })).bulk).toMatchObject({ pausedFor: 'restart' });
  await tick(app, 60_000);
  expect(app.rows('SELECT * FROM resets')).toHaveLength(1);
  await app.call('session.reauthenticate', { password: ADMIN.password });
  await app.call('bulk.resume', { bulkId });
  await runToEnd(app, bulkId);
  expect(await addresses(app)).toEqual(people(3).map((i) => `user${i - 1}@office.test`));
});

test('the batch stops when whoever runs it is no longer an admin', async () => {
  const { app, duriId } = await officeOfTwo('admin');
  const logins = app.rows('SELECT login FROM users LIMIT 3').map(({ login }) => login);
  await workAs(app, DURI);
  await startedBulk(app, { from: 'list', text: logins.join('\n') }, 30);
  await until(() => app.row('SELECT 1 FROM resets') !== undefined);
  await app.signIn();
  await app.call('session.reauthenticate', { password: ADMIN.password });
  await app.call('operators.setEnabled', { operatorId: duriId, enabled: false });
  await tick(app, 2000);
  await until(() => app.row("SELECT 1 FROM bulk_resets WHERE paused_for = 'operator-gone'") !== undefined);
  expect(app.rows('SELECT * FROM resets')).toHaveLength(1);
});

test('the result is a table with everybody in it, which a spreadsheet opens without running anything', async () => {
  const app = await emptyOffice();
  await app.given.user({ name: '=HYPERLINK("x")', login: 'formula' });
  await app.given.user({ name: '메일 없는', email: null });
  const bulkId = await startedBulk(app, { from: 'filter', query: '', filter: 'all' }, 1200);
  await runToEnd(app, bulkId);
  app.dialogs.answer = path.join(app.dataFolder, 'result.csv');
  expect(await app.call('bulk.export', { bulkId })).toEqual({ file: { name: 'result.csv', members: 2 } });
  const text = readFileSync(app.dialogs.answer, 'utf8');
  expect(text.startsWith('\uFEFF번호,이름,로그인 ID')).toBe(true);
  expect(text).toContain(`"'=HYPERLINK(""x"")"`);
  expect(text).toContain('메일 주소 없음,address-missing');
  expect(text).toContain('메일 서버가 받음');
  expect(app.row("SELECT 1 FROM activity WHERE action = 'bulk-exported'")).toBeDefined();
});

test('a mail of a batch is a reset mail like any other, valid as long as the batch says', async () => {
  const app = await emptyOffice();
  await app.given.user();
  const bulkId = await startedBulk(app, { from: 'filter', query: '', filter: 'all' }, 1200);
  await runToEnd(app, bulkId);
  const text = await app.given.mailTo('user0@office.test');
  expect(text).toContain('-----BEGIN RESETDESK TOKEN-----');
  const { expiresAt, issuedAt } = await app.call('resets.inspect', { text });
  expect(expiresAt - issuedAt).toBe(START.lifetimeMinutes * 60_000);
  await expect(simpleParser(text)).resolves.toBeDefined();
});
