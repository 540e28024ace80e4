import { expect, test } from 'vitest';
import { addOperator, enrol, PASSWORD, switchTo } from '../support/operator-steps.ts';
import { createTestApp } from '../support/test-app.ts';
import { ADMIN, type TestApp } from '../support/test-office.ts';

const NEW = '서른 마리 고래가 느리게 춤춘다';
const WRONG_KEY = 'ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789';

async function lockedOut(): Promise<TestApp & { recoveryKey: string }> {
  const app = await createTestApp();
  const { recoveryKey } = await app.given.office();
  return Object.assign(app, { recoveryKey });
}

const attempt = (recoveryKey: string, login = ADMIN.login, newPassword = NEW) => ({
  recoveryKey,
  login,
  newPassword,
});

test('the recovery key gives an admin a new password and takes away everything that stood in the way', async () => {
  const app = await lockedOut();
  await enrol(app);
  await addOperator(app, 'second', 'admin');
  const id = String(app.row("SELECT id FROM operators WHERE login = 'sera'")?.id);
  await switchTo(app, 'second');
  await app.call('operators.setEnabled', { operatorId: id, enabled: false });
  await app.call('session.signOut', {});
  for (let guess = 0; guess < 3; guess += 1) {
    await app.refused('session.signIn', { login: 'sera', password: `guess number ${guess}` });
  }

  await app.call(
    'recovery.resetAdmin',
    attempt(app.recoveryKey.toLowerCase().replaceAll('-', ' '), ' Sera '),
  );
  expect((await app.call('app.status', {})).state.kind).toBe('signed-out');
  await app.call('session.signIn', { login: 'sera', password: NEW });
  expect((await app.call('app.status', {})).state).toMatchObject({
    kind: 'ready',
    operator: { login: 'sera', totp: false },
  });
  await app.call('session.signOut', {});
  expect((await app.refused('session.signIn', { login: 'sera', password: ADMIN.password })).code).toBe(
    'sign-in-refused',
  );
});

test('every admin hears of it, the one it was done for too, and the log and the alerts hold it', async () => {
  const app = await lockedOut();
  await addOperator(app, 'second', 'admin');
  await addOperator(app, 'third', 'operator');
  const gone = await addOperator(app, 'fourth', 'admin');
  await app.call('operators.setEnabled', { operatorId: gone, enabled: false });
  await app.call('settings.saveAlerts', {
    resetsPerHour: 15,
    refusalsPerHour: 10,
    officeHours: null,
    mailAdmins: false,
  });
  await app.call('session.signOut', {});
  await app.call('recovery.resetAdmin', attempt(app.recoveryKey));
  await app.outboxIdle();
  const told = app.rows("SELECT to_address, user_id FROM outbox WHERE kind = 'alert' ORDER BY to_address");
  expect(told).toEqual([
    { to_address: 'second@office.test', user_id: null },
    { to_address: ADMIN.email, user_id: null },
  ]);
  await app.call('session.signIn', { login: ADMIN.login, password: NEW });
  expect(await app.given.mailTo('second@office.test')).toContain(
    '복구 키로 세라 관리자의 비밀번호가 새로 설정되었습니다.',
  );
  const { alerts } = await app.call('alerts.list', {});
  expect(alerts).toMatchObject([{ facts: { kind: 'admin-recovered' }, operator: { name: '세라' } }]);
  expect(app.row("SELECT operator_id, details FROM activity WHERE action = 'admin-recovered'")).toEqual({
    operator_id: null,
    details: '{"operator":"세라","login":"sera"}',
  });
});

test('guessing the key is slowed down, the slowing survives a restart, and each wrong one is in the log', async () => {
  const app = await lockedOut();
  await app.call('session.signOut', {});
  for (const guess of [WRONG_KEY, 'nonsense', '']) {
    expect((await app.refused('recovery.resetAdmin', attempt(guess))).code).toBe('recovery-key-wrong');
  }
  const first = await app.refused('recovery.resetAdmin', attempt(app.recoveryKey));
  expect(first).toEqual({ code: 'sign-in-wait', details: { until: app.clock.now() + 5000 } });
  await app.restart();
  expect((await app.refused('recovery.resetAdmin', attempt(app.recoveryKey))).code).toBe('sign-in-wait');
  app.clock.advance(5000);
  await app.call('recovery.resetAdmin', attempt(app.recoveryKey));
  const refused = app.rows(
    "SELECT code FROM activity WHERE action = 'admin-recovered' AND outcome = 'refused'",
  );
  expect(refused).toEqual(Array(3).fill({ code: 'recovery-key-wrong' }));
  // A right key ends the counting.
  expect((await app.refused('recovery.resetAdmin', attempt(WRONG_KEY))).code).toBe('recovery-key-wrong');
});

test('without the key nothing is learnt; with it, a non-admin and nobody get the same answer', async () => {
  const app = await lockedOut();
  await addOperator(app, 'duri', 'operator');
  await app.call('session.signOut', {});
  for (const login of ['sera', 'nobody']) {
    expect((await app.refused('recovery.resetAdmin', attempt(WRONG_KEY, login, 'short'))).code).toBe(
      'recovery-key-wrong',
    );
  }
  for (const login of ['duri', 'nobody']) {
    expect(await app.refused('recovery.resetAdmin', attempt(app.recoveryKey, login))).toEqual({
      code: 'operator-not-found',
    });
  }
  const weak = await app.refused('recovery.resetAdmin', attempt(app.recoveryKey, 'sera', 'short'));
  expect(weak).toMatchObject({
    code: 'password-refused',
    details: { rules: expect.arrayContaining(['too-short']) },
  });
  expect((await app.call('app.status', {})).state.kind).toBe('signed-out');
});

test('an office that is closed, and one whose key nobody ever confirmed, say so', async () => {
  const app = await lockedOut();
  app.vault.lose();
  await app.restart();
  expect((await app.refused('recovery.resetAdmin', attempt(app.recoveryKey))).code).toBe(
    'needs-recovery-key',
  );
  const fresh = await createTestApp();
  expect((await fresh.refused('recovery.resetAdmin', attempt(WRONG_KEY))).code).toBe('recovery-key-missing');
});

test('the last admin who lost the authenticator app gets in, and sets up a new one where the office asks for it', async () => {
  const app = await lockedOut();
  await enrol(app);
  await app.call('settings.saveSignIn', { totp: 'admins' });
  await app.call('session.signOut', {});
  expect((await app.refused('session.signIn', { login: 'sera', password: ADMIN.password })).code).toBe(
    'totp-needed',
  );
  await app.call('recovery.resetAdmin', attempt(app.recoveryKey));
  await app.call('session.signIn', { login: 'sera', password: NEW });
  expect((await app.call('app.status', {})).state.kind).toBe('enrol-totp');
  await enrol(app);
  expect((await app.call('app.status', {})).state.kind).toBe('ready');
});

test('an unknown login waits as a known one does, also after a restart, and is not told from it', async () => {
  const app = await lockedOut();
  await app.call('session.signOut', {});
  const input = { login: 'nobody', password: PASSWORD };
  for (let guess = 0; guess < 3; guess += 1) {
    expect(await app.refused('session.signIn', input)).toEqual({ code: 'sign-in-refused' });
  }
  expect(await app.refused('session.signIn', input)).toEqual({
    code: 'sign-in-wait',
    details: { until: app.clock.now() + 5000 },
  });
  await app.restart();
  expect((await app.refused('session.signIn', input)).code).toBe('sign-in-wait');
  // Whoever is on file signs in meanwhile, and other unknown logins have counts of their own: 256 of them, so that one
  // of these may share its own with the one above.
  await app.call('session.signIn', { login: 'sera', password: ADMIN.password });
  await app.call('session.signOut', {});
  const others: string[] = [];
  for (const login of ['somebody', 'anybody', 'whoever']) {
    others.push((await app.refused('session.signIn', { login, password: PASSWORD })).code);
  }
  expect(others).toContain('sign-in-refused');
  expect(app.bytesOnDisk()).not.toContain('nobody');
});
