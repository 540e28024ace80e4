import bcrypt from 'bcrypt';
import { expect, test } from 'vitest';
import { KOREAN_WORDS } from '../../electron/security/words-ko.ts';
import type { Language, TemporaryFor } from '../../shared/lists.ts';
import { addWithOwnPassword } from '../support/operator-steps.ts';
import { createTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-office.ts';

const HOUR = 3_600_000;
const REASON = '휴대 전화를 잃어버려 메일을 볼 수 없음';
const OPERATOR = { login: 'mina', name: '미나', email: 'mina@office.test', role: 'operator' } as const;
const PASSWORD = 'paper boats on a blue sea';

async function office(allowed: TemporaryFor, hours = 24): Promise<TestApp> {
  const app = await createTestApp();
  await app.given.office();
  const { passwords } = await app.call('settings.get', {});
  await app.call('settings.savePasswords', {
    ...passwords,
    temporaryPasswords: allowed,
    temporaryHours: hours,
  });
  return app;
}

async function asOperator(app: TestApp): Promise<void> {
  await addWithOwnPassword(app, { ...OPERATOR, password: PASSWORD });
  await app.call('session.signIn', { login: OPERATOR.login, password: PASSWORD });
}

const ask = (userId: string) => ({ userId, reason: REASON, language: 'ko' }) as const;

/** With a caller who has just shown who they are: the rules of a new office ask for one check. */
async function set(app: TestApp, userId: string, language: Language = 'ko') {
  // A check counts for what comes after the last password.
  app.clock.set(app.clock.now() + 1);
  await app.call('callers.check', { userId, kind: 'in-person', note: '사원증' });
  return app.call('passwords.setTemporary', { ...ask(userId), language });
}

test('they are off until an admin allows them, and the card says so', async () => {
  const app = await createTestApp();
  await app.given.office();
  const userId = await app.given.user();
  expect((await app.call('settings.get', {})).passwords).toMatchObject({
    temporaryPasswords: 'off',
    temporaryHours: 24,
  });
  expect((await app.refused('passwords.setTemporary', ask(userId))).code).toBe('temporary-passwords-off');
  expect((await app.call('users.get', { userId })).temporaryRefusal).toEqual({
    code: 'temporary-passwords-off',
  });
});

test('an office whose settings are older than temporary passwords has them off', async () => {
  const app = await createTestApp();
  await app.given.office();
  const old = { minLength: 12, bcryptCost: 10, onBehalfAllowed: false, contextWords: [] };
  app.change(
    `INSERT INTO settings (name, value) VALUES ('passwords', ?)
      ON CONFLICT DO UPDATE SET value = excluded.value`,
    JSON.stringify(old),
  );
  expect((await app.call('settings.get', {})).passwords).toEqual({
    ...old,
    temporaryPasswords: 'off',
    temporaryHours: 24,
  });
});

test('words in the language asked for, which must be changed: hash, end, notice and reset in one act', async () => {
  const app = await office('admins', 48);
  const userId = await app.given.user({ email: 'gildong@office.test' });
  const done = await set(app, userId);

  const words = done.password.split('-');
  expect(words.length).toBeGreaterThanOrEqual(5);
  for (const word of words) expect(KOREAN_WORDS).toContain(word);
  const user = app.row('SELECT * FROM users WHERE id = ?', userId);
  expect(await bcrypt.compare(done.password, String(user?.password_hash))).toBe(true);
  expect(user).toMatchObject({
    must_change: 1,
    credential_version: 2,
    temporary_until: app.clock.now() + 48 * HOUR,
  });
  expect(done.until).toBe(app.clock.now() + 48 * HOUR);
  expect(app.row('SELECT state, way, kid, sent_to, spent_by FROM resets')).toEqual({
    state: 'used',
    way: 'temporary',
    kid: null,
    sent_to: null,
    spent_by: null,
  });
  expect(await app.call('users.get', { userId })).toMatchObject({
    mustChange: true,
    temporaryUntil: done.until,
  });
  await app.outboxIdle();
  const notice = await app.given.mailTo('gildong@office.test');
  expect(notice).toContain('임시 비밀번호 사용 기한');
  expect(notice).not.toContain(done.password);
  expect(done.notice).toMatchObject({ kind: 'notice', to: 'gildong@office.test' });
});

test('the log marks it with who, whom and why, and the password is kept nowhere', async () => {
  const app = await office('admins');
  const userId = await app.given.user();
  const { password, until } = await set(app, userId, 'en');
  expect(password).toMatch(/^[a-z]+(-[a-z]+)+$/);
  const { entries } = await app.call('activity.list', { action: 'temporary-password-set' });
  expect(entries).toMatchObject([
    {
      operatorName: '세라',
      userName: '홍길동',
      outcome: 'done',
      details: { way: 'temporary', reason: REASON, expiresAt: until, mustChange: true },
    },
  ]);
  expect(app.bytesOnDisk()).not.toContain(password);
  expect(app.logLines.join('\n')).not.toContain(password);
});

test('without a reason, or with one too short to be one, it is not done', async () => {
  const app = await office('admins');
  const userId = await app.given.user();
  for (const reason of ['', '    ', '급함']) {
    expect(await app.refused('passwords.setTemporary', { ...ask(userId), reason })).toMatchObject({
      code: 'invalid-input',
      details: { field: 'reason' },
    });
  }
});

test('an operator may only where the setting says operators, and the refusal is in the log', async () => {
  const app = await office('admins');
  const userId = await app.given.user();
  await asOperator(app);
  const refusal = { code: 'not-allowed', details: { role: 'admin' } };
  expect(await app.refused('passwords.setTemporary', ask(userId))).toEqual(refusal);
  expect((await app.call('users.get', { userId })).temporaryRefusal).toEqual(refusal);
  const { entries } = await app.call('activity.list', { action: 'temporary-password-set' });
  expect(entries).toMatchObject([
    { operatorName: '미나', userName: '홍길동', outcome: 'refused', code: 'not-allowed' },
  ]);

  const allowed = await office('operators');
  const other = await allowed.given.user();
  await asOperator(allowed);
  expect(await set(allowed, other)).toHaveProperty('password');
});

test('it wants the operator’s own password first, when that was typed a while ago', async () => {
  const app = await office('admins');
  const userId = await app.given.user();
  app.clock.advance(6 * 60_000);
  expect((await app.refused('passwords.setTemporary', ask(userId))).code).toBe('re-authentication-needed');
});

test('it kills the live token, and the other way round: a later password of the user’s own ends being temporary', async () => {
  const app = await office('admins');
  const email = 'gildong@office.test';
  const userId = await app.given.user({ email });
  await app.call('resets.send', { userId });
  await app.outboxIdle();
  const before = await app.given.mailTo(email);
  await set(app, userId);
  expect((await app.refused('resets.inspect', { text: before })).code).toBe('token-superseded');
  expect(app.row('SELECT state FROM resets WHERE sent_to IS NOT NULL')).toEqual({ state: 'superseded' });

  await app.call('resets.send', { userId });
  await app.outboxIdle();
  await app.call('handover.begin', { text: await app.given.mailTo(email) });
  await app.call('handover.complete', { newPassword: '서른 마리 고래가 느리게 춤춘다' });
  expect(app.row('SELECT must_change, temporary_until FROM users WHERE id = ?', userId)).toEqual({
    must_change: 0,
    temporary_until: null,
  });
});

test('it counts like a reset, both ways', async () => {
  const app = await office('admins');
  const userId = await app.given.user();
  for (let i = 0; i < 3; i += 1) await set(app, userId);
  const limit = { code: 'limit-reached', details: { limit: 'user-hour', max: 3 } };
  expect(await app.refused('passwords.setTemporary', ask(userId))).toMatchObject(limit);
  expect(await app.refused('resets.send', { userId })).toMatchObject(limit);
});

test('a disabled user, an unknown one and one of another department get none', async () => {
  const app = await office('operators');
  const userId = await app.given.user();
  expect((await app.refused('passwords.setTemporary', ask('nobody'))).code).toBe('user-not-found');
  await asOperator(app);
  app.change(`UPDATE operators SET departments = '["영업팀"]' WHERE login = 'mina'`);
  expect((await app.refused('passwords.setTemporary', ask(userId))).code).toBe('out-of-scope');
  app.change(`UPDATE operators SET departments = NULL WHERE login = 'mina'`);
  await app.call('users.setEnabled', { userId, enabled: false });
  expect((await app.refused('passwords.setTemporary', ask(userId))).code).toBe('user-disabled');
});

test('somebody without an address gets one, and the answer says that nobody was told', async () => {
  const app = await office('admins');
  const userId = await app.given.user({ email: null });
  expect((await set(app, userId)).notice).toBeNull();
});

test('a caller of whom nothing is known gets none: the mailbox, which proves a reset mail’s user, proves nothing here', async () => {
  const app = await office('admins');
  const userId = await app.given.user();
  const refusal = { code: 'caller-not-verified', details: { missing: 1 } };
  expect(await app.refused('passwords.setTemporary', ask(userId))).toMatchObject(refusal);
  expect((await app.call('users.get', { userId })).temporaryRefusal).toMatchObject(refusal);
  expect((await app.call('users.get', { userId })).sendRefusal).toBeNull();
  await app.call('callers.check', { userId, kind: 'call-back', note: '내선으로 통화' });
  expect((await app.call('users.get', { userId })).temporaryRefusal).toBeNull();
  await app.call('passwords.setTemporary', ask(userId));
  const { entries } = await app.call('activity.list', { action: 'temporary-password-set', limit: 5 });
  expect(entries.map(({ outcome, details }) => [outcome, details.checks])).toEqual([
    ['done', 'call-back'],
    ['refused', undefined],
  ]);
});

test('where two bear the name, the caller must have said what tells them apart', async () => {
  const app = await office('admins');
  const userId = await app.given.user({ name: '한우리', phone: '010-2345-1111' });
  await app.given.user({ name: '한우리', phone: '010-2345-2222' });
  await app.call('callers.check', { userId, kind: 'call-back', note: '내선으로 통화' });
  const tellApart = (answer: string) => ({ ...ask(userId), tellApart: answer });
  expect((await app.refused('passwords.setTemporary', ask(userId))).code).toBe('same-name-unconfirmed');
  expect((await app.refused('passwords.setTemporary', tellApart('2222'))).code).toBe('same-name-mismatch');
  expect(await app.call('passwords.setTemporary', tellApart('1111'))).toHaveProperty('password');
});

test('the other admins hear of each', async () => {
  const app = await office('admins');
  await app.call('operators.add', { ...OPERATOR, role: 'admin', password: PASSWORD });
  await set(app, await app.given.user());
  expect((await app.call('alerts.list', {})).alerts.map(({ facts }) => facts.kind)).toEqual([
    'temporary-passwords',
  ]);
  expect(app.row("SELECT to_address FROM outbox WHERE kind = 'alert'")).toEqual({
    to_address: OPERATOR.email,
  });
});
