import { expect, test } from 'vitest';
import type { AlertSettings } from '../../shared/alerts.ts';
import { addOperator, switchTo } from '../support/operator-steps.ts';
import { createTestApp } from '../support/test-app.ts';
import { ADMIN, type TestApp } from '../support/test-office.ts';

const HOUR = 3_600_000;
const settings = (changes: Partial<AlertSettings> = {}): AlertSettings => ({
  resetsPerHour: 15,
  refusalsPerHour: 10,
  officeHours: null,
  mailAdmins: true,
  ...changes,
});

/** 세라 is the first admin, 두리 an operator, 하나 a second admin. */
async function office(changes: Partial<AlertSettings> = {}): Promise<TestApp> {
  const app = await createTestApp();
  await app.given.office();
  await addOperator(app, 'duri', 'operator');
  await addOperator(app, 'hana', 'admin');
  await switchTo(app, 'duri');
  await switchTo(app, 'sera');
  await app.call('settings.saveAlerts', settings(changes));
  later(app, 1);
  return app;
}

async function sendTo(app: TestApp, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += 1) {
    await app.call('resets.send', { userId: await app.given.user() });
  }
}

/** By the wall clock: no timer runs, so that nobody is locked out in between. */
const later = (app: TestApp, ms: number) => app.clock.set(app.clock.now() + ms);
const kinds = (app: TestApp) => app.rows('SELECT kind FROM alerts ORDER BY rowid').map((row) => row.kind);
/** Of what came after the office was made: Duri has heard of the own password by then. */
const alertMails = (app: TestApp) =>
  app
    .rows(
      `SELECT to_address FROM outbox WHERE kind = 'alert' AND created_at >
        (SELECT max(at) FROM activity WHERE action = 'settings-changed') ORDER BY to_address`,
    )
    .map((row) => row.to_address);

test('many resets by one operator are told once an hour, to every admin but the one it is about', async () => {
  const app = await office({ resetsPerHour: 3 });
  await switchTo(app, 'duri');
  await sendTo(app, 2);
  expect(kinds(app)).toEqual([]);
  await sendTo(app, 2);
  expect(kinds(app)).toEqual(['operator-volume']);
  expect(alertMails(app)).toEqual(['hana@office.test', ADMIN.email]);
  await app.outboxIdle();
  const mail = await app.given.mailTo('hana@office.test');
  expect(mail).toContain('duri 담당자가 1시간 동안 재설정을 3건 발급했습니다.');
  expect(mail).not.toMatch(/BEGIN RESETDESK|eyJ/);
  later(app, HOUR);
  await sendTo(app, 3);
  expect(kinds(app)).toEqual(['operator-volume', 'operator-volume']);

  await switchTo(app, 'sera');
  const before = alertMails(app).length;
  await sendTo(app, 3);
  expect(alertMails(app)).toHaveLength(before + 1);
  expect(app.row('SELECT to_address FROM outbox ORDER BY rowid DESC LIMIT 1')).toEqual({
    to_address: 'hana@office.test',
  });
});

test('the alert is there with the act, or neither is', async () => {
  const app = await office({ resetsPerHour: 1 });
  const userId = await app.given.user();
  app.change(
    "CREATE TRIGGER full BEFORE INSERT ON alerts BEGIN SELECT RAISE(ABORT, 'no room for an alert'); END",
  );
  expect((await app.refused('resets.send', { userId })).code).toBe('internal');
  expect(app.rows('SELECT id FROM resets')).toEqual([]);
  app.change('DROP TRIGGER full');
  await app.call('resets.send', { userId });
  expect(kinds(app)).toEqual(['operator-volume']);
});

test('a reset of one user by two operators within a day is told, and names both', async () => {
  const app = await office();
  const userId = await app.given.user({ name: '한우리' });
  await app.call('resets.send', { userId });
  await switchTo(app, 'duri');
  later(app, 23 * HOUR);
  await app.call('resets.send', { userId });
  await switchTo(app, 'sera');
  expect((await app.call('alerts.list', {})).alerts).toMatchObject([
    {
      facts: { kind: 'same-user-two-operators', otherOperator: '세라' },
      operator: { name: 'duri' },
      user: { id: userId, name: '한우리' },
    },
  ]);
  const other = await app.given.user();
  await app.call('resets.send', { userId: other });
  later(app, 25 * HOUR);
  await switchTo(app, 'duri');
  await app.call('resets.send', { userId: other });
  expect(kinds(app)).toEqual(['same-user-two-operators']);
});

test('a reset outside office hours is told, one inside is not', async () => {
  const app = await office();
  const now = new Date(app.clock.now());
  const minutes = now.getHours() * 60 + now.getMinutes();
  const open = { opens: Math.min(minutes, 1439), closes: minutes + 1 };
  await app.call('settings.saveAlerts', settings({ officeHours: Array(7).fill(open) }));
  await sendTo(app, 1);
  expect(kinds(app)).toEqual([]);
  later(app, 60_000);
  await sendTo(app, 1);
  expect(kinds(app)).toEqual(['off-hours']);
});

test('many refused sign-ins are told, whoever they were tried for; so are many refused tokens of one operator', async () => {
  const app = await office({ refusalsPerHour: 2 });
  await app.call('session.signOut', {});
  for (const login of ['sera', 'duri', 'nobody']) {
    await app.refused('session.signIn', { login, password: 'not the password at all' });
  }
  expect(kinds(app)).toEqual(['many-refusals']);
  expect(alertMails(app)).toEqual(['hana@office.test', ADMIN.email]);

  await switchTo(app, 'duri');
  const userId = await app.given.user({ email: 'gildong@office.test' });
  await app.call('resets.send', { userId });
  await app.outboxIdle();
  const text = await app.given.mailTo('gildong@office.test');
  await app.call('resets.send', { userId });
  for (let tried = 0; tried < 3; tried += 1) {
    const typed = {
      newPassword: '서른 마리 고래가 느리게 춤춘다',
      way: 'typed-on-behalf',
      mustChange: false,
    } as const;
    expect((await app.refused('resets.complete', { text, ...typed })).code).toBe('token-superseded');
  }
  await switchTo(app, 'sera');
  const [latest] = (await app.call('alerts.list', {})).alerts;
  expect(latest).toMatchObject({
    facts: { kind: 'many-refusals', of: 'token', count: 3, limit: 2 },
    operator: { name: 'duri' },
  });
});

test('without mail the alert is still in the program; with one admin alone it goes to that one', async () => {
  const app = await createTestApp();
  await app.given.office();
  await app.call('settings.saveAlerts', settings({ resetsPerHour: 1, mailAdmins: false }));
  await sendTo(app, 1);
  expect(kinds(app)).toEqual(['operator-volume']);
  expect(alertMails(app)).toEqual([]);
  await app.call('settings.saveAlerts', settings({ resetsPerHour: 1 }));
  later(app, HOUR);
  await sendTo(app, 1);
  expect(alertMails(app)).toEqual([ADMIN.email]);
});

test('an alert is seen once, by name, and the log has it; whoever is no admin learns of none', async () => {
  const app = await office({ resetsPerHour: 1 });
  await sendTo(app, 1);
  const { alerts, unseen } = await app.call('alerts.list', {});
  expect(unseen).toBe(1);
  const alertIds = alerts.map((alert) => alert.id);
  await app.call('alerts.markSeen', { alertIds });
  const at = app.clock.now();
  await switchTo(app, 'hana');
  later(app, 60_000);
  await app.call('alerts.markSeen', { alertIds });
  expect(await app.call('alerts.list', {})).toMatchObject({
    alerts: [{ seenAt: at, seenBy: '세라' }],
    unseen: 0,
  });
  expect(app.rows("SELECT operator_name FROM activity WHERE action = 'alerts-seen'")).toEqual([
    { operator_name: '세라' },
  ]);
  await switchTo(app, 'duri');
  expect((await app.refused('alerts.list', {})).code).toBe('not-allowed');
  const mails = (await app.call('outbox.list', { limit: 100 })).mails;
  expect(mails.filter((mail) => mail.kind === 'alert')).toEqual([]);
  const id = String(app.row("SELECT id FROM outbox WHERE kind = 'alert'")?.id);
  expect((await app.refused('outbox.retry', { mailId: id })).code).toBe('mail-not-found');
});
