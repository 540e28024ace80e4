import { expect, test } from 'vitest';
import { addWithOwnPassword } from '../support/operator-steps.ts';
import { createTestApp } from '../support/test-app.ts';
import { ADMIN } from '../support/test-office.ts';

const MINUTE = 60_000;
const duri = {
  login: 'duri',
  name: '두리',
  email: 'duri@office.test',
  role: 'operator',
  password: '노란 우산 아래 고양이 아홉 마리',
} as const;

test('a dangerous act wants the password again after five minutes, and goes on once it was typed', async () => {
  const app = await createTestApp();
  await app.given.office();
  app.clock.advance(5 * MINUTE);
  expect((await app.refused('operators.add', duri)).code).toBe('re-authentication-needed');
  expect((await app.refused('session.reauthenticate', { password: 'not it at all' })).code).toBe(
    'sign-in-refused',
  );
  expect((await app.refused('operators.add', duri)).code).toBe('re-authentication-needed');
  await app.call('session.reauthenticate', { password: ADMIN.password });
  await app.call('operators.add', duri);
  const lines = app.rows('SELECT action, code FROM activity ORDER BY seq DESC LIMIT 3');
  expect(lines).toEqual([
    { action: 'operator-added', code: null },
    { action: 're-authenticated', code: null },
    { action: 'sign-in-refused', code: 'sign-in-refused' },
  ]);
});

test('guessing the password there is slowed down as it is at sign-in', async () => {
  const app = await createTestApp();
  await app.given.office();
  for (let guess = 0; guess < 3; guess += 1) {
    await app.refused('session.reauthenticate', { password: `guess ${guess}` });
  }
  expect((await app.refused('session.reauthenticate', { password: ADMIN.password })).code).toBe(
    'sign-in-wait',
  );
});

test('only another address makes editing a user dangerous', async () => {
  const app = await createTestApp();
  await app.given.office();
  const userId = await app.given.user();
  const { name, login, email, phone, staffNumber, language } = await app.call('users.get', { userId });
  const fields = { userId, name, login, email, phone, staffNumber, department: '인사팀', language };
  app.clock.advance(5 * MINUTE);
  await app.call('users.edit', fields);
  const moved = { ...fields, email: 'other@office.test' };
  expect((await app.refused('users.edit', moved)).code).toBe('re-authentication-needed');
  expect(app.row('SELECT email FROM users WHERE id = ?', userId)).toEqual({ email });
  await app.call('session.reauthenticate', { password: ADMIN.password });
  await app.call('users.edit', moved);
  expect(app.row('SELECT email FROM users WHERE id = ?', userId)).toEqual({ email: 'other@office.test' });
});

test('an operator of one department gets at no user of another', async () => {
  const app = await createTestApp();
  await app.given.office();
  const { operatorId } = await addWithOwnPassword(app, duri);
  const mine = await app.given.user({ department: '총무팀' });
  const other = await app.given.user({ department: '인사팀' });
  const nobodys = await app.given.user({ department: null });
  const { reset } = await app.call('resets.send', { userId: other });
  app.change('UPDATE operators SET departments = ? WHERE id = ?', JSON.stringify(['총무팀']), operatorId);
  await app.call('session.signIn', { login: duri.login, password: duri.password });
  await app.call('users.get', { userId: mine });
  await app.call('resets.send', { userId: mine });
  for (const userId of [other, nobodys]) {
    expect((await app.refused('users.get', { userId })).code).toBe('out-of-scope');
    expect((await app.refused('resets.send', { userId })).code).toBe('out-of-scope');
    expect((await app.refused('users.setEnabled', { userId, enabled: false })).code).toBe('out-of-scope');
  }
  expect((await app.refused('resets.revoke', { resetId: reset.id })).code).toBe('out-of-scope');
});
