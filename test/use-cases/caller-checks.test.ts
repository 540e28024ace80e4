import { expect, test } from 'vitest';
import type { VerificationSettings } from '../../shared/verification.ts';
import { createTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-office.ts';
import { completion, DURI, officeOfTwo, sentMail, workAs } from '../support/two-operators.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** One check by hand before anything is sent, whoever is calling. */
const STRICT: VerificationSettings = {
  windowMinutes: 30,
  rules: [
    { whom: { kind: 'all' }, checks: ['call-back', 'in-person', 'manager', 'ticket'], needed: 1 },
    { whom: { kind: 'protected' }, checks: ['call-back', 'in-person', 'manager'], needed: 2 },
  ],
};

async function strictOffice(): Promise<{ app: TestApp; userId: string }> {
  const app = await createTestApp();
  await app.given.office();
  await app.call('settings.saveVerification', STRICT);
  return { app, userId: await app.given.user({ email: 'gildong@office.test' }) };
}

test('in a new office the token from the mailbox is proof enough, as it always was', async () => {
  const app = await createTestApp();
  await app.given.office();
  const userId = await app.given.user({ email: 'gildong@office.test' });
  const { sendRefusal, verification } = await app.call('users.get', { userId });
  expect([sendRefusal, verification.missing, verification.approval]).toEqual([null, 0, null]);
  await app.call('resets.complete', completion(await sentMail(app, userId, 'gildong@office.test')));
  const { entries } = await app.call('activity.list', { action: 'password-set' });
  expect(entries[0]?.details).toMatchObject({ checks: 'code-by-mail' });
});

test('no mail leaves before the check is recorded, and the refusal names what would do', async () => {
  const { app, userId } = await strictOffice();
  const refusal = await app.refused('resets.send', { userId });
  expect(refusal).toEqual({
    code: 'caller-not-verified',
    details: {
      userId,
      userName: '홍길동',
      missing: 1,
      checks: ['call-back', 'in-person', 'manager', 'ticket'],
    },
  });
  expect((await app.call('users.get', { userId })).sendRefusal).toEqual(refusal);
  expect(app.rows('SELECT id FROM outbox')).toEqual([]);
  const { entries } = await app.call('activity.list', { action: 'reset-refused' });
  expect(entries[0]).toMatchObject({ code: 'caller-not-verified', operatorName: '세라', userId });

  await app.call('callers.check', { userId, kind: 'ticket', note: 'INC-1042' });
  const { reset } = await app.call('resets.send', { userId });
  const issued = await app.call('activity.list', { action: 'reset-issued' });
  expect(issued.entries[0]?.details).toMatchObject({ reset: reset.id, checks: 'ticket' });
});

test('what was checked, by whom and when is in the table, in the log and on the card', async () => {
  const { app, userId } = await strictOffice();
  const at = app.clock.now();
  await app.call('callers.check', { userId, kind: 'call-back', note: '' });
  const [recorded] = (await app.call('users.get', { userId })).verification.recorded;
  expect(recorded).toMatchObject({ kind: 'call-back', by: '세라', at, called: '***-****-5678', note: '' });
  expect(app.row('SELECT * FROM caller_checks')).toMatchObject({
    user_id: userId,
    called: '***-****-5678',
    at,
  });
  const { entries } = await app.call('activity.list', { action: 'caller-checked' });
  expect(entries[0]).toMatchObject({
    userId,
    operatorName: '세라',
    details: { check: 'call-back', called: '***-****-5678' },
  });
  expect(JSON.stringify(entries)).not.toContain('010-1234');
});

test.each([
  ['in-person', '', 'evidence-missing'],
  ['in-person', '·', 'evidence-missing'],
  ['in-person', 'a', 'evidence-missing'],
  ['in-person', '🙂', 'evidence-missing'],
  ['manager', '  ', 'evidence-missing'],
  ['manager', '..', 'evidence-missing'],
  ['ticket', '-', 'evidence-missing'],
  ['ticket', 'no number', 'evidence-missing'],
  ['ticket', `1${'0'.repeat(100)}`, 'evidence-missing'],
  ['in-person', '주민등록증 900101-1234567', 'evidence-id-number'],
  ['in-person', '9001011234567', 'evidence-id-number'],
  ['manager', '９００１０１－１２３４５６７', 'evidence-id-number'],
] as const)('%s with “%s” is no evidence and is refused as %s', async (kind, note, code) => {
  const { app, userId } = await strictOffice();
  expect((await app.refused('callers.check', { userId, kind, note })).code).toBe(code);
  expect(app.rows('SELECT id FROM caller_checks')).toEqual([]);
  const { entries } = await app.call('activity.list', { action: 'caller-checked', outcome: 'refused' });
  expect(entries.map((entry) => entry.code)).toEqual([code]);
  expect((await app.refused('resets.send', { userId })).code).toBe('caller-not-verified');
});

test('an ordinary number is not taken for a resident registration number', async () => {
  const { app, userId } = await strictOffice();
  for (const note of ['사원증', 'Employee card 12', '운전면허증 확인', 'ID 123456-7']) {
    await app.call('callers.check', { userId, kind: 'in-person', note });
  }
  await app.call('callers.check', { userId, kind: 'ticket', note: '251123-1000001' });
});

test('only a number that was on file before the call can be called back', async () => {
  const { app, userId } = await strictOffice();
  const check = { userId, kind: 'call-back', note: '' } as const;
  const { name, login, email, staffNumber, department, language } = await app.call('users.get', { userId });
  const fields = { userId, name, login, email, staffNumber, department, language };
  await app.call('users.edit', { ...fields, phone: '010 1234 5678' });
  await app.call('callers.check', check);

  await app.call('users.edit', { ...fields, phone: '010-6666-6666' });
  const until = app.clock.now() + 24 * HOUR;
  const refusal = { code: 'phone-cooling-off', details: { until } };
  expect(await app.refused('callers.check', check)).toEqual(refusal);
  expect((await app.call('users.get', { userId })).verification.phoneFrom).toBe(until);
  await app.call('users.edit', { ...fields, phone: null });
  expect((await app.refused('callers.check', check)).code).toBe('phone-missing');
  app.clock.set(app.clock.now() + HOUR);
  await app.call('users.edit', { ...fields, phone: '010-7777-7777' });
  expect((await app.refused('callers.check', check)).code).toBe('phone-cooling-off');
  app.clock.set(app.clock.now() + 24 * HOUR);
  await app.call('callers.check', check);
});

test('a check counts to the last millisecond of its window, for a second mail too, and not after', async () => {
  const { app, userId } = await strictOffice();
  const at = app.clock.now();
  await app.call('callers.check', { userId, kind: 'manager', note: '김 팀장' });
  await app.call('resets.send', { userId });
  app.clock.set(at + 30 * MINUTE);
  await app.call('resets.send', { userId });
  app.clock.set(at + 30 * MINUTE + 1);
  expect((await app.refused('resets.send', { userId })).code).toBe('caller-not-verified');
});

test('what held when the mail left still holds when the token comes back, and is used up with it', async () => {
  const { app, userId } = await strictOffice();
  await app.call('callers.check', { userId, kind: 'manager', note: '김 팀장' });
  app.clock.set(app.clock.now() + 29 * MINUTE);
  const mail = await sentMail(app, userId, 'gildong@office.test');
  app.clock.set(app.clock.now() + 50 * MINUTE);
  expect((await app.call('resets.inspect', { text: mail })).gateRefusal).toBeNull();
  await app.call('resets.complete', completion(mail));
  const { entries } = await app.call('activity.list', { action: 'password-set' });
  expect(entries[0]?.details).toMatchObject({ checks: 'manager, code-by-mail' });

  expect((await app.refused('resets.send', { userId })).code).toBe('caller-not-verified');
  app.clock.set(app.clock.now() + 1);
  await app.call('callers.check', { userId, kind: 'manager', note: '김 팀장' });
  app.clock.set(app.clock.now() + 1000);
  const again = await sentMail(app, userId, 'gildong@office.test');
  await app.call('resets.complete', completion(again));
  expect((await app.refused('resets.send', { userId })).code).toBe('caller-not-verified');
});

test('a good token is no password while a check is missing; the token stays good and the check may follow', async () => {
  const app = await createTestApp();
  await app.given.office();
  const userId = await app.given.user({ email: 'gildong@office.test' });
  const mail = await sentMail(app, userId, 'gildong@office.test');
  await app.call('settings.saveVerification', STRICT);
  expect((await app.call('resets.inspect', { text: mail })).gateRefusal).toMatchObject({
    code: 'caller-not-verified',
    details: { userId, missing: 1 },
  });
  expect((await app.refused('resets.complete', completion(mail))).code).toBe('caller-not-verified');
  const { entries } = await app.call('activity.list', { action: 'reset-refused' });
  expect(entries[0]).toMatchObject({ userId, code: 'caller-not-verified' });
  expect(app.row('SELECT token_failures FROM users WHERE id = ?', userId)).toEqual({ token_failures: 0 });

  app.clock.set(app.clock.now() + 40 * MINUTE);
  await app.call('callers.check', { userId, kind: 'in-person', note: '사원증' });
  await app.call('resets.complete', completion(mail));
});

test('two different checks are two: the same one twice is one', async () => {
  const { app, userId } = await strictOffice();
  const [all, guarded] = STRICT.rules;
  if (all === undefined || guarded === undefined) throw new Error('no rules');
  const rules = [{ ...all, needed: 2 }, guarded];
  await app.call('settings.saveVerification', { ...STRICT, rules });
  await app.call('callers.check', { userId, kind: 'ticket', note: 'INC-1' });
  await app.call('callers.check', { userId, kind: 'ticket', note: 'INC-2' });
  expect(await app.refused('resets.send', { userId })).toMatchObject({ details: { missing: 1 } });
  await app.call('callers.check', { userId, kind: 'call-back', note: '' });
  await app.call('resets.send', { userId });
});

test('a viewer records nothing, and nobody records anything for a user of another department', async () => {
  const { app, duriId } = await officeOfTwo();
  const userId = await app.given.user({ department: '인사팀' });
  const check = { userId, kind: 'ticket', note: 'INC-1' } as const;
  app.change('UPDATE operators SET departments = ? WHERE id = ?', JSON.stringify(['총무팀']), duriId);
  await workAs(app, DURI);
  expect((await app.refused('callers.check', check)).code).toBe('out-of-scope');
  expect((await app.refused('callers.turnAway', { userId, signs: ['urgency'] })).code).toBe('out-of-scope');
  app.change("UPDATE operators SET role = 'viewer', departments = NULL WHERE id = ?", duriId);
  expect((await app.refused('callers.check', check)).code).toBe('not-allowed');
  expect((await app.refused('approvals.list', {})).code).toBe('not-allowed');
});

test('a caller who is turned away is in the log and on the card for a day, and takes the checks along', async () => {
  const { app, userId } = await strictOffice();
  await app.call('callers.check', { userId, kind: 'ticket', note: 'INC-1' });
  const { reset } = await app.call('resets.send', { userId });
  const at = app.clock.now();
  const away = { userId, signs: ['urgency', 'refuses-call-back'], note: '화를 냄', revoke: true } as const;
  expect(await app.call('callers.turnAway', { ...away, signs: [...away.signs] })).toEqual({ revoked: true });

  expect(app.row('SELECT state FROM resets WHERE id = ?', reset.id)).toEqual({ state: 'revoked' });
  const card = await app.call('users.get', { userId });
  const told = { by: '세라', at, signs: ['urgency', 'refuses-call-back'], note: '화를 냄' };
  expect(card.verification).toMatchObject({ turnedAway: told, recorded: [], missing: 1 });
  expect(card.history.find((entry) => entry.action === 'caller-turned-away')).toMatchObject({
    operatorName: '세라',
    details: { signs: 'urgency, refuses-call-back', note: '화를 냄' },
  });
  expect((await app.refused('resets.send', { userId })).code).toBe('caller-not-verified');
  app.clock.set(at + 24 * HOUR);
  expect((await app.call('users.get', { userId })).verification.turnedAway).not.toBeNull();
  app.clock.set(at + 24 * HOUR + 1);
  expect((await app.call('users.get', { userId })).verification.turnedAway).toBeNull();
});

test('turning away keeps the live reset unless told otherwise, and wants to know why', async () => {
  const app = await createTestApp();
  await app.given.office();
  const userId = await app.given.user();
  const { reset } = await app.call('resets.send', { userId });
  expect((await app.refused('callers.turnAway', { userId })).code).toBe('evidence-missing');
  const idNumber = { userId, note: '자기가 900101-1234567 이라고 함' };
  expect((await app.refused('callers.turnAway', idNumber)).code).toBe('evidence-id-number');
  expect(await app.call('callers.turnAway', { userId, note: '목소리가 다름' })).toEqual({ revoked: false });
  expect((await app.call('resets.list', { userId })).resets[0]).toMatchObject({
    id: reset.id,
    endedAt: null,
  });
});
