import { expect, test } from 'vitest';
import { DURI, givenDirector, officeOfTwo, SERA, workAs } from '../support/two-operators.ts';

const DAY = 24 * 3_600_000;
const MAIL = 'director@office.test';

async function checkedDirector() {
  const { app } = await officeOfTwo();
  const userId = await givenDirector(app);
  await app.call('callers.check', { userId, kind: 'call-back', note: '비서가 연결' });
  return { app, userId };
}

test('only an admin changes, disables or unprotects a protected user, so the address cannot go first', async () => {
  const { app, userId } = await checkedDirector();
  const { name, login, department, language } = await app.call('users.get', { userId });
  const fields = { userId, name, login, department, language, phone: null, staffNumber: null };
  await workAs(app, DURI);
  const refusal = { code: 'not-allowed', details: { role: 'admin', guarded: 'protected' } };
  expect(await app.refused('users.edit', { ...fields, email: 'evil@office.test' })).toEqual(refusal);
  expect(await app.refused('users.setEnabled', { userId, enabled: false })).toEqual(refusal);
  expect((await app.refused('users.setProtected', { userId, protected: false })).code).toBe('not-allowed');
  expect(app.row('SELECT email FROM users WHERE id = ?', userId)).toEqual({ email: MAIL });
});

test('protection that is lifted holds for another day', async () => {
  const { app, userId } = await checkedDirector();
  const at = app.clock.now();
  await app.call('users.setProtected', { userId, protected: false });
  const until = at + DAY;
  const lifted = await app.call('users.get', { userId });
  expect(lifted).toMatchObject({ protected: false, sendRefusal: { code: 'approval-needed' } });
  expect(lifted.verification.protectedUntil).toBe(until);
  app.clock.set(until - 1);
  expect((await app.refused('resets.send', { userId })).code).toBe('caller-not-verified');
  app.clock.set(until);
  await app.call('resets.send', { userId });
  const { entries } = await app.call('activity.list', { action: 'user-unprotected' });
  expect(entries).toHaveLength(1);
  await app.call('session.reauthenticate', { password: SERA.password });
  await app.call('users.setProtected', { userId, protected: true });
  expect((await app.call('users.get', { userId })).verification.protectedUntil).toBeNull();
});
