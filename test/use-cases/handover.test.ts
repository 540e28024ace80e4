import bcrypt from 'bcrypt';
import { expect, test } from 'vitest';
import { addWithOwnPassword } from '../support/operator-steps.ts';
import { createTestApp } from '../support/test-app.ts';
import { ADMIN, type TestApp } from '../support/test-office.ts';
import { until } from '../support/until.ts';

const MINUTE = 60_000;
const NEW = 'thirty whales dance slowly home';

type Given = { app: TestApp; userId: string; resetId: string; mail: string };

/** A live token in the hand of an operator whose screen is Korean, for a user who reads English. */
async function pasted(): Promise<Given> {
  const app = await createTestApp();
  await app.given.office();
  const email = 'freya@office.test';
  const userId = await app.given.user({ name: 'Freya Lindholm', login: 'freya', email, language: 'en' });
  const { reset } = await app.call('resets.send', { userId });
  await app.outboxIdle();
  return { app, userId, resetId: reset.id, mail: await app.given.mailTo(email) };
}

async function handedOver(): Promise<Given> {
  const given = await pasted();
  await given.app.call('handover.begin', { text: given.mail });
  return given;
}

const state = async (app: TestApp) => (await app.call('app.status', {})).state;
const stateOf = ({ app, resetId }: Given) => app.row('SELECT state, way FROM resets WHERE id = ?', resetId);

async function acts(app: TestApp): Promise<unknown[]> {
  await app.signIn();
  const { entries } = await app.call('activity.list', { limit: 20 });
  return entries
    .filter(({ action }) => ['handover-begun', 'handover-left', 'password-set'].includes(action))
    .map(({ action, operatorName, userName, details }) => ({ action, operatorName, userName, details }))
    .toReversed();
}

test('handing over locks the operator out and shows one user, in their language, and nothing else', async () => {
  const { app } = await handedOver();
  expect(await state(app)).toEqual({
    kind: 'handover',
    userName: 'Freya Lindholm',
    login: 'freya',
    language: 'en',
    page: {
      kind: 'password',
      policy: { minLength: 15, maxLength: 1000, onBehalfAllowed: true },
      left: 5 * MINUTE,
    },
  });
  expect((await app.refused('users.search', { query: '' })).code).toBe('locked');
  expect((await app.refused('session.unlock', { password: ADMIN.password })).code).toBe('locked');
  expect((await app.refused('session.signIn', { login: 'sera', password: ADMIN.password })).code).toBe(
    'locked',
  );
  expect(app.screen.protected).toBe(true);
});

test('the user’s password is stored, the token spent, the act the operator’s who handed over, and told to nobody', async () => {
  const given = await handedOver();
  const { app, userId, resetId } = given;
  await app.call('handover.complete', { newPassword: NEW });
  expect(await state(app)).toMatchObject({
    kind: 'handover',
    page: { kind: 'done', noticeTo: 'f…@office.test', left: 10_000 },
  });
  const user = app.row('SELECT * FROM users WHERE id = ?', userId);
  expect(await bcrypt.compare(NEW, String(user?.password_hash))).toBe(true);
  expect(user).toMatchObject({ must_change: 0, credential_version: 2 });
  expect(stateOf(given)).toEqual({ state: 'used', way: 'typed-by-user' });
  await app.call('handover.leave', { reason: 'by-hand' });
  expect(await state(app)).toMatchObject({ kind: 'locked', operator: { name: '세라' } });
  expect(await acts(app)).toEqual([
    {
      action: 'handover-begun',
      operatorName: '세라',
      userName: 'Freya Lindholm',
      details: { reset: resetId },
    },
    {
      action: 'password-set',
      operatorName: '세라',
      userName: 'Freya Lindholm',
      details: {
        reset: resetId,
        proof: 'token',
        checks: 'code-by-mail',
        way: 'typed-by-user',
        mustChange: false,
        handover: true,
      },
    },
  ]);
  await app.outboxIdle();
  expect(await app.given.mailTo('freya@office.test')).not.toContain(NEW);
  expect(app.bytesOnDisk()).not.toContain(NEW);
  expect(app.logLines.join('\n')).not.toContain(NEW);
});

test('words that main made on the page count as generated, and any others as typed', async () => {
  const { app, resetId, ...rest } = await handedOver();
  const { password } = await app.call('handover.generate', {});
  expect(password).toMatch(/^[a-z]+(-[a-z]+){3,}$/);
  await app.call('handover.complete', { newPassword: password });
  expect(stateOf({ app, resetId, ...rest })).toEqual({ state: 'used', way: 'generated' });
});

test('the page knows the user’s own words without being told whose they are', async () => {
  const { app } = await handedOver();
  const { broken } = await app.call('passwords.check', { password: 'lindholm likes the blue boats' });
  expect(broken).toEqual(['contains-context']);
  expect(await app.refused('handover.complete', { newPassword: 'lindholm likes the blue boats' })).toEqual({
    code: 'password-refused',
    details: { rules: ['contains-context'] },
  });
  await app.call('handover.complete', { newPassword: NEW });
});

test.each([
  ['by-hand', ({ app }: Given) => app.call('handover.leave', { reason: 'by-hand' })],
  ['window-closed', ({ app }: Given) => app.call('handover.leave', { reason: 'window-closed' })],
  ['page-gone', ({ app }: Given) => app.call('handover.leave', { reason: 'page-gone' })],
  ['locked', ({ app }: Given) => app.call('session.lock', {})],
  ['idle', async ({ app }: Given) => app.clock.advance(5 * MINUTE)],
  ['program-ended', ({ app }: Given) => app.restart()],
] as const)(
  'left (%s), it spends nothing, is written down, and the token works afterwards',
  async (reason, leave) => {
    const given = await handedOver();
    const { app, mail, userId, resetId } = given;
    await leave(given);
    await until(async () => (await state(app)).kind !== 'handover');
    expect((await state(app)).kind).toBe(reason === 'program-ended' ? 'signed-out' : 'locked');
    expect(app.screen.protected).toBe(false);
    expect(app.row('SELECT password_hash FROM users WHERE id = ?', userId)).toEqual({ password_hash: null });
    expect(stateOf(given)).toEqual({ state: 'handed-over', way: null });
    expect(await acts(app)).toMatchObject([
      { action: 'handover-begun' },
      { action: 'handover-left', operatorName: '세라', userName: 'Freya Lindholm', details: { reason } },
    ]);
    expect((await app.call('resets.inspect', { text: mail })).resetId).toBe(resetId);
  },
);

test('a power cut in the middle spends nothing and leaves nobody signed in', async () => {
  const given = await handedOver();
  const second = await createTestApp({
    dataFolder: given.app.dataFolder,
    vault: given.app.vault,
    singleOwner: false,
  });
  expect(await state(second)).toEqual({ kind: 'signed-out' });
  expect(stateOf(given)).toEqual({ state: 'handed-over', way: null });
});

test('whoever moves may stay, but never beyond the end of the token', async () => {
  const given = await handedOver();
  const { app } = given;
  for (let i = 0; i < 14; i += 1) {
    app.clock.advance(4 * MINUTE);
    expect((await app.call('handover.touch', {})).left).toBeLessThanOrEqual(5 * MINUTE);
  }
  expect(await app.call('handover.touch', {})).toEqual({ left: 4 * MINUTE });
  app.clock.advance(4 * MINUTE);
  await until(async () => (await state(app)).kind === 'locked');
  expect(await acts(app)).toMatchObject([{}, { details: { reason: 'token-expired' } }]);
});

test('the computer’s clock set back or forth neither ends the page early nor keeps it', async () => {
  const { app } = await handedOver();
  app.clock.set(app.clock.now() - 3 * 60 * MINUTE);
  expect((await app.call('handover.touch', {})).left).toBeLessThanOrEqual(5 * MINUTE);
  app.clock.advance(5 * MINUTE - 1);
  expect((await state(app)).kind).toBe('handover');
  app.clock.advance(1);
  await until(async () => (await state(app)).kind === 'locked');
});

test('“your password is changed” goes by itself after ten seconds, and is no leaving', async () => {
  const { app } = await handedOver();
  await app.call('handover.complete', { newPassword: NEW });
  app.clock.advance(9_999);
  expect((await state(app)).kind).toBe('handover');
  app.clock.advance(1);
  await until(async () => (await state(app)).kind === 'locked');
  expect(await acts(app)).toMatchObject([{ action: 'handover-begun' }, { action: 'password-set' }]);
});

test('leaving while the password is being set comes too late: it is set first', async () => {
  const given = await handedOver();
  const { app } = given;
  const setting = app.call('handover.complete', { newPassword: NEW });
  const leaving = app.call('handover.leave', { reason: 'by-hand' });
  await Promise.all([setting, leaving]);
  expect(stateOf(given)).toMatchObject({ state: 'used' });
  expect((await state(app)).kind).toBe('locked');
  expect(await acts(app)).toMatchObject([{ action: 'handover-begun' }, { action: 'password-set' }]);
});

test('time that runs out while the password is being set takes nothing away: the user sees that it is done', async () => {
  const given = await handedOver();
  const { app } = given;
  const setting = app.call('handover.complete', { newPassword: NEW });
  // Answered after the password has begun to be set: calls are taken in the order they come.
  await app.call('app.status', {});
  app.clock.advance(5 * MINUTE);
  await setting;
  expect(stateOf(given)).toMatchObject({ state: 'used' });
  expect(await state(app)).toMatchObject({ kind: 'handover', page: { kind: 'done' } });
});

test('setting it after leaving comes too late as well: nothing is spent', async () => {
  const given = await handedOver();
  const { app } = given;
  const leaving = app.call('handover.leave', { reason: 'by-hand' });
  const setting = app.refused('handover.complete', { newPassword: NEW });
  await leaving;
  expect(['handover-over', 'locked']).toContain((await setting).code);
  expect(stateOf(given)).toMatchObject({ state: 'handed-over' });
});

test('a second password for the same page is refused', async () => {
  const { app } = await handedOver();
  await app.call('handover.complete', { newPassword: NEW });
  expect((await app.refused('handover.complete', { newPassword: `${NEW} again` })).code).toBe(
    'handover-over',
  );
});

test('a token that died meanwhile sets nothing, and the page stays to say so', async () => {
  const given = await handedOver();
  const { app, userId } = given;
  app.change('UPDATE users SET credential_version = credential_version + 1 WHERE id = ?', userId);
  expect((await app.refused('handover.complete', { newPassword: NEW })).code).toBe('token-superseded');
  expect((await state(app)).kind).toBe('handover');
  expect(app.row('SELECT password_hash FROM users WHERE id = ?', userId)).toEqual({ password_hash: null });
});

test('handing over needs a live token as completing does, and a refused try counts as one', async () => {
  const { app, mail, userId } = await pasted();
  expect((await app.refused('handover.begin', { text: 'no token at all' })).code).toBe('token-missing');
  await app.call('resets.send', { userId });
  for (let i = 0; i < 10; i += 1) {
    expect((await app.refused('handover.begin', { text: mail })).code).toBe('token-superseded');
  }
  await app.outboxIdle();
  const fresh = await app.given.mailTo('freya@office.test');
  expect((await app.refused('handover.begin', { text: fresh })).code).toBe('token-wait');
  expect((await state(app)).kind).toBe('ready');
});

test('an operator who may not work for the user’s department cannot hand over', async () => {
  const { app, mail } = await pasted();
  const scoped = { login: 'mina', name: '미나', email: 'mina@office.test', role: 'operator' } as const;
  await addWithOwnPassword(app, { ...scoped, password: 'paper boats on a blue sea' });
  app.change(`UPDATE operators SET departments = '["영업팀"]' WHERE login = 'mina'`);
  await app.call('session.signIn', { login: 'mina', password: 'paper boats on a blue sea' });
  expect((await app.refused('handover.begin', { text: mail })).code).toBe('out-of-scope');
});

test('of two hand-overs at the same moment one is done', async () => {
  const { app, mail } = await pasted();
  const replies = await Promise.all([1, 2].map(() => app.app.call('handover.begin', { text: mail })));
  expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
  expect(replies.find((reply) => !reply.ok)).toMatchObject({ error: { code: 'locked' } });
});

test('nobody but the operator’s own password, or another operator, comes after it', async () => {
  const { app } = await handedOver();
  await app.call('handover.leave', { reason: 'by-hand' });
  expect((await app.refused('session.unlock', { password: NEW })).code).toBe('sign-in-refused');
  await app.call('session.unlock', { password: ADMIN.password });
  expect((await state(app)).kind).toBe('ready');
});
