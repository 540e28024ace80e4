import { expect, test } from 'vitest';
import { addOperator, enrol, GIVEN, PASSWORD, switchTo } from '../support/operator-steps.ts';
import { createTestApp } from '../support/test-app.ts';
import { ADMIN, type TestApp } from '../support/test-office.ts';
import { DURI, givenDirector } from '../support/two-operators.ts';

async function office(): Promise<{ app: TestApp; duriId: string }> {
  const app = await createTestApp();
  await app.given.office();
  return { app, duriId: await addOperator(app, 'duri', 'operator') };
}

/** Duri at the sign-in, with the password that an admin told her. */
async function signInAsDuri(app: TestApp, password = GIVEN): Promise<void> {
  await app.call('session.signOut', {});
  await app.call('session.signIn', { login: 'duri', password });
}

const state = async (app: TestApp) => (await app.call('app.status', {})).state;
const search = { query: '' };

test('a new operator chooses their own password at the first sign-in, and until then nothing else works', async () => {
  const { app } = await office();
  await signInAsDuri(app);
  expect(await state(app)).toMatchObject({ kind: 'own-password', operator: { name: 'duri' }, minLength: 15 });
  expect((await app.refused('users.search', search)).code).toBe('own-password-needed');
  await app.call('session.lock', {});
  await app.call('session.unlock', { password: GIVEN });
  await app.restart();
  await signInAsDuri(app);
  expect((await app.refused('users.search', search)).code).toBe('own-password-needed');

  await app.call('session.changePassword', { password: GIVEN, newPassword: PASSWORD });
  expect((await state(app)).kind).toBe('ready');
  await app.call('users.search', search);
  await signInAsDuri(app, PASSWORD);
  expect((await state(app)).kind).toBe('ready');
  const old = { login: 'duri', password: GIVEN };
  expect((await app.refused('session.signIn', old)).code).toBe('sign-in-refused');
});

test('so does one whose password an admin has set anew, and the log says both', async () => {
  const { app, duriId } = await office();
  await switchTo(app, 'duri');
  await switchTo(app, 'sera');
  await app.call('operators.setPassword', { operatorId: duriId, newPassword: DURI.password });
  await signInAsDuri(app, DURI.password);
  expect((await state(app)).kind).toBe('own-password');
  await app.call('session.changePassword', { password: DURI.password, newPassword: PASSWORD });
  const lines = app.rows(
    `SELECT operator_name AS by, json_extract(details, '$.mustChange') AS mustChange FROM activity
      WHERE action IN ('operator-added', 'operator-password-set') ORDER BY seq`,
  );
  expect(lines).toEqual([
    { by: '세라', mustChange: 1 },
    { by: 'duri', mustChange: 0 },
    { by: '세라', mustChange: 1 },
    { by: 'duri', mustChange: 0 },
  ]);
  await app.call('session.changePassword', { password: PASSWORD, newPassword: GIVEN });
  expect(app.row('SELECT details FROM activity ORDER BY seq DESC LIMIT 1')).toEqual({
    details: '{"operator":"duri","own":true}',
  });
});

test('the own password is another one, follows the rules, and wants the one that was told', async () => {
  const { app } = await office();
  await signInAsDuri(app);
  const refused = async (password: string, newPassword: string) =>
    (await app.refused('session.changePassword', { password, newPassword })).code;
  expect(await refused(GIVEN, GIVEN)).toBe('own-password-same');
  // The same one as another keyboard sends it.
  expect(await refused(GIVEN, GIVEN.normalize('NFD').replaceAll(' ', '\u3000'))).toBe('own-password-same');
  expect(await refused(GIVEN, 'too short')).toBe('password-refused');
  expect(await refused('not the one that was told', PASSWORD)).toBe('sign-in-refused');
  expect((await state(app)).kind).toBe('own-password');
  // Nor does anybody later keep the password they have.
  await app.signIn();
  const { password } = ADMIN;
  expect(await refused(password, password)).toBe('own-password-same');
});

test('whoever chose their password themselves is not asked: the first admin, one whom the recovery key lets in, an admin about their own', async () => {
  const app = await createTestApp();
  const { recoveryKey } = await app.given.office();
  expect((await state(app)).kind).toBe('ready');
  const [sera] = (await app.call('operators.list', {})).operators;
  await app.call('operators.setPassword', { operatorId: sera?.id ?? '', newPassword: DURI.password });
  expect((await state(app)).kind).toBe('ready');

  await addOperator(app, 'hana', 'admin');
  await app.call('session.signOut', {});
  await app.call('recovery.resetAdmin', { recoveryKey, login: 'hana', newPassword: PASSWORD });
  await app.call('session.signIn', { login: 'hana', password: PASSWORD });
  expect((await state(app)).kind).toBe('ready');
});

test('where the office asks for an authenticator app too, the own password comes first', async () => {
  const { app } = await office();
  const phone = await enrol(app);
  await app.call('settings.saveSignIn', { totp: 'everyone' });
  await signInAsDuri(app);
  expect((await state(app)).kind).toBe('own-password');
  expect((await app.refused('totp.begin', {})).code).toBe('own-password-needed');
  await app.call('session.changePassword', { password: GIVEN, newPassword: PASSWORD });
  expect((await state(app)).kind).toBe('enrol-totp');
  await enrol(app);
  expect((await state(app)).kind).toBe('ready');
  await switchTo(app, 'sera', phone.code(app.clock.now()));
  expect((await state(app)).kind).toBe('ready');
});

test('with an authenticator app, a password that was set anew is replaced with password and code', async () => {
  const { app, duriId } = await office();
  await switchTo(app, 'duri');
  const phone = await enrol(app);
  await switchTo(app, 'sera');
  await app.call('operators.setPassword', { operatorId: duriId, newPassword: GIVEN });
  await app.call('session.signOut', {});
  await app.call('session.signIn', { login: 'duri', password: GIVEN, code: phone.code(app.clock.now()) });
  app.clock.advance(30_000);
  const change = { password: GIVEN, newPassword: PASSWORD };
  expect((await app.refused('session.changePassword', change)).code).toBe('totp-needed');
  await app.call('session.changePassword', { ...change, code: phone.code(app.clock.now()) });
  expect((await state(app)).kind).toBe('ready');
});

test('a password that an admin has chosen approves nothing: it would be the admin’s own second signature', async () => {
  const { app } = await office();
  const userId = await givenDirector(app);
  const { approvalId } = await app.call('approvals.ask', { userId, reason: '출장 중 잠김' });
  const decision = { approvalId, decision: 'approved', note: '', login: 'duri' } as const;
  expect((await app.refused('approvals.decideHere', { ...decision, password: GIVEN })).code).toBe(
    'own-password-needed',
  );
  expect(app.row('SELECT decision FROM approvals')).toEqual({ decision: null });
  expect(app.row("SELECT code FROM activity WHERE action = 'approval-approved'")).toEqual({
    code: 'own-password-needed',
  });
  await switchTo(app, 'duri');
  await switchTo(app, 'sera');
  await app.call('approvals.decideHere', { ...decision, password: PASSWORD });
});
