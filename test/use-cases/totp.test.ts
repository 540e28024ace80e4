import { expect, test } from 'vitest';
import { scan, wrongCode } from '../support/authenticator.ts';
import { addOperator, enrol, PASSWORD, switchTo } from '../support/operator-steps.ts';
import { createTestApp } from '../support/test-app.ts';
import { ADMIN, type TestApp } from '../support/test-office.ts';

const STEP = 30_000;
const MINUTE = 60_000;
const right = { login: ADMIN.login, password: ADMIN.password };

async function office(): Promise<TestApp> {
  const app = await createTestApp();
  await app.given.office();
  return app;
}

const state = async (app: TestApp) => (await app.call('app.status', {})).state;
const failures = (app: TestApp) => app.row("SELECT failures FROM operators WHERE login = 'sera'")?.failures;

test('with an authenticator app, the password alone asks for the code, and the code signs in', async () => {
  const app = await office();
  const phone = await enrol(app);
  await app.call('session.signOut', {});
  expect(await app.refused('session.signIn', right)).toEqual({ code: 'totp-needed' });
  expect(failures(app)).toBe(0);
  const wrong = { ...right, password: 'not the password at all' };
  expect((await app.refused('session.signIn', wrong)).code).toBe('sign-in-refused');
  await app.call('session.signIn', { ...right, code: phone.code(app.clock.now()) });
  expect((await state(app)).kind).toBe('ready');
  expect(failures(app)).toBe(0);
});

test('a wrong code is refused, counts as a wrong password does, and has to wait with it', async () => {
  const app = await office();
  const phone = await enrol(app);
  await app.call('session.signOut', {});
  const wrong = { ...right, code: wrongCode(phone, app.clock.now()) };
  for (let guess = 0; guess < 3; guess += 1) {
    expect(await app.refused('session.signIn', wrong)).toEqual({ code: 'totp-wrong' });
  }
  const good = () => ({ ...right, code: phone.code(app.clock.now()) });
  expect((await app.refused('session.signIn', good())).code).toBe('sign-in-wait');
  await app.restart();
  expect((await app.refused('session.signIn', good())).code).toBe('sign-in-wait');
  app.clock.advance(5000);
  await app.call('session.signIn', good());
  expect(failures(app)).toBe(0);
  expect(app.rows("SELECT code FROM activity WHERE action = 'sign-in-refused'")).toHaveLength(3);
});

test('a code works once: not twice, not for two at the same moment, not after a restart', async () => {
  const app = await office();
  const phone = await enrol(app);
  await app.call('session.signOut', {});
  const input = { ...right, code: phone.code(app.clock.now()) };
  const replies = await Promise.all([1, 2].map(() => app.app.call('session.signIn', input)));
  expect(replies.map((reply) => (reply.ok ? 'in' : reply.error.code))).toEqual(['in', 'totp-wrong']);
  await app.call('session.signOut', {});
  await app.restart();
  expect(await app.refused('session.signIn', input)).toEqual({ code: 'totp-wrong', details: { used: 1 } });
  // Nor one that lies before it, which the window of a step would still let through.
  const before = { ...right, code: phone.code(app.clock.now() - STEP) };
  expect(await app.refused('session.signIn', before)).toMatchObject({ details: { used: 1 } });
});

test('when a clock is off, the refusal says by how many minutes', async () => {
  const app = await office();
  const phone = await enrol(app);
  await app.call('session.signOut', {});
  const off = { ...right, code: phone.code(app.clock.now() - 7 * MINUTE) };
  expect(await app.refused('session.signIn', off)).toEqual({ code: 'totp-wrong', details: { minutes: 7 } });
});

test('a clock that was ahead for a while locks nobody out once it is right again', async () => {
  const app = await office();
  const phone = await enrol(app);
  const today = app.clock.now();
  app.clock.set(today + 365 * 86_400_000);
  await app.call('users.search', { query: '' });
  await app.settledMinute();
  app.clock.set(today + STEP);
  await switchTo(app, 'sera', phone.code(app.clock.now()));
  expect((await state(app)).kind).toBe('ready');
});

test('dangerous acts ask for the code too, unlocking for the password alone, and what was unlocked is not fresh', async () => {
  const app = await office();
  const phone = await enrol(app);
  app.clock.advance(5 * MINUTE);
  expect((await app.refused('keys.rotate', {})).code).toBe('re-authentication-needed');
  const { password } = ADMIN;
  expect((await app.refused('session.reauthenticate', { password })).code).toBe('totp-needed');
  await app.call('session.reauthenticate', { password, code: phone.code(app.clock.now()) });
  await app.call('keys.rotate', {});
  await app.call('session.lock', {});
  await app.call('session.unlock', { password });
  expect((await app.refused('keys.rotate', {})).code).toBe('re-authentication-needed');
  expect((await app.refused('recovery.issue', { password })).code).toBe('totp-needed');
  app.clock.advance(STEP);
  await app.call('recovery.issue', { password, code: phone.code(app.clock.now()) });
});

test('the secret is nowhere on disk but sealed, and only a first right code makes it count', async () => {
  const app = await office();
  const { secret, uri } = await app.call('totp.begin', {});
  expect(app.row('SELECT totp_sealed FROM operators')).toEqual({ totp_sealed: null });
  await app.call('session.lock', {});
  await app.call('session.unlock', { password: ADMIN.password });
  expect((await app.refused('totp.confirm', { code: '000000' })).code).toBe('totp-not-begun');

  const phone = await enrol(app);
  expect(phone.uri).not.toBe(uri);
  expect((await app.refused('totp.confirm', { code: '000000' })).code).toBe('totp-not-begun');
  const shown = new URL(phone.uri).searchParams.get('secret') ?? secret;
  const written = app.bytesOnDisk() + app.logLines.join('\n');
  for (const text of [secret, shown, Buffer.from(shown).toString('hex')]) expect(written).not.toContain(text);
  expect(app.row("SELECT details FROM activity WHERE action = 'totp-set'")).toEqual({
    details: '{"operator":"세라","own":true}',
  });
});

test('a wrong first code changes nothing and can be tried again; the right one is spent by it', async () => {
  const app = await office();
  const { uri } = await app.call('totp.begin', {});
  const phone = scan(uri);
  const wrong = wrongCode(phone, app.clock.now());
  expect((await app.refused('totp.confirm', { code: wrong })).code).toBe('totp-wrong');
  const code = phone.code(app.clock.now());
  await app.call('totp.confirm', { code });
  expect(await state(app)).toMatchObject({ operator: { totp: true } });
  await app.call('session.signOut', {});
  expect(await app.refused('session.signIn', { ...right, code })).toMatchObject({ details: { used: 1 } });
});

test('another phone replaces the first one at once', async () => {
  const app = await office();
  const first = await enrol(app);
  const second = await enrol(app);
  await app.call('session.signOut', {});
  const input = (code: string) => ({ ...right, code });
  expect((await app.refused('session.signIn', input(first.code(app.clock.now())))).code).toBe('totp-wrong');
  await app.call('session.signIn', input(second.code(app.clock.now())));
});

test('one’s own is removed with password and code, but not while the office asks for it', async () => {
  const app = await office();
  const phone = await enrol(app);
  const { password } = ADMIN;
  expect((await app.refused('totp.remove', { password })).code).toBe('totp-needed');
  await app.call('settings.saveSignIn', { totp: 'everyone' });
  const proof = () => ({ password, code: phone.code(app.clock.now()) });
  expect(await app.refused('totp.remove', proof())).toEqual({
    code: 'totp-required',
    details: { remove: 1 },
  });
  await app.call('settings.saveSignIn', { totp: 'optional' });
  await app.call('totp.remove', proof());
  expect(app.row('SELECT totp_sealed, totp_confirmed_at, totp_last_step FROM operators')).toEqual({
    totp_sealed: null,
    totp_confirmed_at: null,
    totp_last_step: 0,
  });
  await switchTo(app, 'sera');
});

test('an admin removes it for somebody who has lost the phone, never for themselves that way', async () => {
  const app = await office();
  const operatorId = await addOperator(app, 'duri', 'operator');
  await switchTo(app, 'duri');
  await enrol(app);
  await switchTo(app, 'sera');
  const [self] = (await app.call('operators.list', {})).operators.filter(({ login }) => login === 'sera');
  expect((await app.refused('operators.removeTotp', { operatorId: self?.id ?? '' })).code).toBe('totp-own');
  expect((await app.refused('operators.removeTotp', { operatorId: 'x' })).code).toBe('operator-not-found');
  await app.call('operators.removeTotp', { operatorId });
  await switchTo(app, 'duri');
  expect(app.row("SELECT details FROM activity WHERE action = 'totp-removed'")?.details).toContain('duri');
});

test('turning the demand on leads the admin who does it to the set-up at once, and nothing else works until then', async () => {
  const app = await office();
  await app.call('settings.saveSignIn', { totp: 'admins' });
  expect((await state(app)).kind).toBe('enrol-totp');
  for (const [channel, input] of [
    ['users.search', { query: '' }],
    ['settings.get', {}],
    ['settings.saveSignIn', { totp: 'optional' }],
    ['totp.remove', { password: ADMIN.password }],
    ['session.changePassword', { password: ADMIN.password, newPassword: PASSWORD }],
  ] as const) {
    expect((await app.refused(channel, input)).code, channel).toBe('totp-required');
  }
  await app.restart();
  await app.signIn();
  expect((await state(app)).kind).toBe('enrol-totp');
  app.clock.advance(6 * MINUTE);
  expect((await app.refused('totp.begin', {})).code).toBe('re-authentication-needed');
  await app.call('session.reauthenticate', { password: ADMIN.password });
  await enrol(app);
  expect((await state(app)).kind).toBe('ready');
  await app.call('settings.get', {});
});

test('the demand is for whom it says: operators go on without, until it is for everyone', async () => {
  const app = await office();
  await addOperator(app, 'duri', 'operator');
  const phone = await enrol(app);
  await app.call('settings.saveSignIn', { totp: 'admins' });
  await switchTo(app, 'duri');
  expect((await state(app)).kind).toBe('ready');
  await switchTo(app, 'sera', phone.code(app.clock.now()));
  await app.call('settings.saveSignIn', { totp: 'everyone' });
  await switchTo(app, 'duri');
  expect((await state(app)).kind).toBe('enrol-totp');
  await app.call('session.lock', {});
  expect((await state(app)).kind).toBe('locked');
  await app.call('session.unlock', { password: PASSWORD });
  await enrol(app);
  expect((await state(app)).kind).toBe('ready');
});

test('who is made an admin while admins need a code is led to the set-up with the next call', async () => {
  const app = await office();
  const operatorId = await addOperator(app, 'duri', 'operator');
  await enrol(app);
  await app.call('settings.saveSignIn', { totp: 'admins' });
  const duri = { operatorId, login: 'duri', name: 'duri', email: 'duri@office.test' };
  await app.call('operators.edit', { ...duri, role: 'admin' });
  await switchTo(app, 'duri');
  expect((await app.refused('settings.get', {})).code).toBe('totp-required');
});

test('changing one’s own password asks for the code too, and a password that will not do spends none', async () => {
  const app = await office();
  const phone = await enrol(app);
  const input = { password: ADMIN.password, newPassword: PASSWORD };
  expect(await app.refused('session.changePassword', input)).toEqual({ code: 'totp-needed' });
  const code = phone.code(app.clock.now());
  const weak = { ...input, newPassword: 'password1234567', code };
  expect((await app.refused('session.changePassword', weak)).code).toBe('password-refused');
  await app.call('session.changePassword', { ...input, code });
  app.clock.advance(STEP);
  await app.call('session.signOut', {});
  const again = { login: ADMIN.login, password: PASSWORD, code: phone.code(app.clock.now()) };
  await app.call('session.signIn', again);
});

test('the log says of each sign-in whether an authenticator app was part of it', async () => {
  const app = await office();
  const phone = await enrol(app);
  await app.call('session.signOut', {});
  await app.call('session.signIn', { ...right, code: phone.code(app.clock.now()) });
  const { entries } = await app.call('activity.list', { action: 'signed-in' });
  expect(entries.map(({ details }) => details)).toEqual([{ authenticator: true }]);
  const plain = await office();
  await plain.signIn();
  const first = (await plain.call('activity.list', { action: 'signed-in' })).entries.at(0);
  expect(first?.details).toEqual({ authenticator: false });
});
