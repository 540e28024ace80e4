import { expect, test } from 'vitest';
import { addWithOwnPassword, enrol } from '../support/operator-steps.ts';
import { createTestApp } from '../support/test-app.ts';
import { ADMIN, type TestApp } from '../support/test-office.ts';

const MINUTE = 60_000;

async function office(): Promise<TestApp & { recoveryKey: string }> {
  const app = await createTestApp();
  const { recoveryKey } = await app.given.office();
  return Object.assign(app, { recoveryKey });
}

const wrong = { login: ADMIN.login, password: 'not the password at all' };
const right = { login: ADMIN.login, password: ADMIN.password };

test('first run makes the first admin, and only once', async () => {
  const app = await createTestApp();
  expect((await app.call('app.status', {})).state).toEqual({ kind: 'first-run' });
  await app.given.office();
  expect((await app.call('app.status', {})).state).toMatchObject({
    kind: 'ready',
    operator: { role: 'admin', name: '세라' },
  });
  const again = { officeName: 'x', contact: '', language: 'ko', admin: ADMIN } as const;
  expect((await app.refused('setup.createOffice', again)).code).toBe('office-exists');
});

test('two first runs at the same moment make one office', async () => {
  const app = await createTestApp();
  const input = { officeName: 'x', contact: '', language: 'ko', admin: ADMIN } as const;
  const replies = await Promise.all([
    app.app.call('setup.createOffice', input),
    app.app.call('setup.createOffice', input),
  ]);
  expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
  expect(app.rows('SELECT id FROM office')).toHaveLength(1);
  await app.call('practice.start', {});
  const userId = await app.given.user();
  expect((await app.call('resets.send', { userId })).reset.userId).toBe(userId);
});

test('set-up goes on where it was left when the program was killed in between', async () => {
  const app = await createTestApp();
  await app.call('setup.createOffice', { officeName: 'x', contact: '', language: 'ko', admin: ADMIN });
  await app.call('recovery.issue', { password: null });
  await app.restart();
  await app.signIn();
  expect((await app.call('app.status', {})).state).toMatchObject({ kind: 'set-up', step: 'recovery-key' });
  expect((await app.refused('recovery.confirm', {})).code).toBe('recovery-key-missing');
});

test('a wrong password, an unknown login and a disabled operator get the same answer', async () => {
  const app = await office();
  const { operatorId } = await app.call('operators.add', {
    login: 'minho',
    name: '민호',
    email: 'minho@office.test',
    role: 'operator',
    password: '고요한 숲 속 열두 그루 소나무',
  });
  await app.call('operators.setEnabled', { operatorId, enabled: false });
  await app.call('session.signOut', {});
  const answers = [
    await app.refused('session.signIn', wrong),
    await app.refused('session.signIn', { login: 'nobody', password: 'x' }),
    await app.refused('session.signIn', { login: 'minho', password: '고요한 숲 속 열두 그루 소나무' }),
  ];
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toEqual({ code: 'sign-in-refused' });
});

test('after failures the wait grows and survives a restart', async () => {
  const app = await office();
  await app.call('session.signOut', {});
  for (let i = 0; i < 3; i += 1) await app.refused('session.signIn', wrong);
  const first = await app.refused('session.signIn', right);
  expect(first).toEqual({ code: 'sign-in-wait', details: { until: app.clock.now() + 5000 } });
  await app.restart();
  expect((await app.refused('session.signIn', right)).code).toBe('sign-in-wait');
  app.clock.advance(5000);
  await app.refused('session.signIn', wrong);
  const second = await app.refused('session.signIn', right);
  expect(Number(second.details?.until) - app.clock.now()).toBe(10_000);
  app.clock.advance(10_000);
  await app.call('session.signIn', right);
  expect((await app.call('app.status', {})).state.kind).toBe('ready');
});

test('parallel guesses do not slip past the wait', async () => {
  const app = await office();
  await app.call('session.signOut', {});
  const replies = await Promise.all(Array.from({ length: 8 }, () => app.refused('session.signIn', wrong)));
  expect(replies.filter((reply) => reply.code === 'sign-in-refused')).toHaveLength(3);
  expect(replies.filter((reply) => reply.code === 'sign-in-wait')).toHaveLength(5);
});

test('locking refuses everything but unlocking, and only the own password unlocks', async () => {
  const app = await office();
  await app.call('session.lock', {});
  expect((await app.call('app.status', {})).state.kind).toBe('locked');
  expect((await app.refused('users.search', { query: '김' })).code).toBe('locked');
  expect((await app.refused('session.unlock', { password: 'nope nope nope nope' })).code).toBe(
    'sign-in-refused',
  );
  await app.call('session.unlock', { password: ADMIN.password });
  expect((await app.call('users.search', { query: '김' })).total).toBeGreaterThan(0);
});

test('ten idle minutes lock the session; a touch starts them anew', async () => {
  const app = await office();
  await app.call('session.touch', {});
  app.clock.advance(9 * MINUTE);
  await app.call('session.touch', {});
  app.clock.advance(9 * MINUTE);
  expect((await app.call('app.status', {})).state.kind).toBe('ready');
  app.clock.advance(MINUTE);
  await expect.poll(async () => (await app.call('app.status', {})).state.kind).toBe('locked');
  await expect
    .poll(() => app.row("SELECT details FROM activity WHERE action = 'locked'"))
    .toEqual({
      details: '{"idle":true}',
    });
});

const HOUR = 60 * MINUTE;
const kindOf = async (app: TestApp) => (await app.call('app.status', {})).state.kind;

/** At the keyboard all the time, so that the idle lock never comes. */
async function busyFor(app: TestApp, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 9 * MINUTE) {
    await app.call('session.touch', {});
    app.clock.advance(Math.min(9 * MINUTE, left));
  }
}

test('twelve hours after the password was typed the session locks, however busy and whatever the clock says', async () => {
  const app = await office();
  const since = app.clock.now();
  await busyFor(app, 6 * HOUR);
  app.clock.set(since - 24 * HOUR);
  await busyFor(app, 6 * HOUR - 1);
  expect(await kindOf(app)).toBe('ready');
  app.clock.advance(1);
  expect(await kindOf(app)).toBe('locked');
  await expect
    .poll(() => app.rows("SELECT details FROM activity WHERE action = 'locked'"))
    .toEqual([{ details: '{"longest":true}' }]);
  expect((await app.refused('users.search', { query: '' })).code).toBe('locked');
});

test('each typing of the password begins the twelve hours anew: a proof, an unlocking, a sign-in', async () => {
  const app = await office();
  const { password } = ADMIN;
  const typings = [
    async () => app.call('session.reauthenticate', { password }),
    async () => {
      await app.call('session.lock', {});
      await app.call('session.unlock', { password });
    },
    async () => {
      await app.call('session.signOut', {});
      await app.signIn();
    },
  ];
  for (const type of typings) {
    await busyFor(app, 11 * HOUR);
    await type();
  }
  await busyFor(app, 12 * HOUR - 1);
  expect(await kindOf(app)).toBe('ready');
  app.clock.advance(1);
  expect(await kindOf(app)).toBe('locked');
});

test('with an authenticator app, the password at the lock begins the twelve hours anew as well', async () => {
  const app = await office();
  await enrol(app);
  await busyFor(app, 11 * HOUR);
  await app.call('session.lock', {});
  await app.call('session.unlock', { password: ADMIN.password });
  await busyFor(app, 12 * HOUR - 1);
  expect(await kindOf(app)).toBe('ready');
  app.clock.advance(1);
  expect(await kindOf(app)).toBe('locked');
});

test('a viewer can look and not act, an operator cannot administer', async () => {
  const app = await office();
  const password = '고요한 숲 속 열두 그루 소나무';
  for (const role of ['viewer', 'operator'] as const) {
    await addWithOwnPassword(app, {
      login: role,
      name: role,
      email: `${role}@office.test`,
      role,
      password,
    });
  }
  const userId = await app.given.user();
  await app.call('session.signOut', {});
  await app.call('session.signIn', { login: 'viewer', password });
  expect((await app.call('users.get', { userId })).sendRefusal?.code).toBe('not-allowed');
  expect(await app.refused('resets.send', { userId })).toEqual({
    code: 'not-allowed',
    details: { role: 'operator' },
  });
  await app.call('session.signOut', {});
  await app.call('session.signIn', { login: 'operator', password });
  expect((await app.call('resets.send', { userId })).reset.userId).toBe(userId);
  expect((await app.refused('settings.get', {})).details).toEqual({ role: 'admin' });
});

test('a role taken away counts at once, and the last admin cannot go', async () => {
  const app = await office();
  const [self] = (await app.call('operators.list', {})).operators;
  const demoted = {
    operatorId: self?.id ?? '',
    login: 'sera',
    name: '세라',
    email: 'sera@office.test',
    role: 'viewer',
  } as const;
  expect((await app.refused('operators.edit', demoted)).code).toBe('last-admin');
  expect(
    (await app.refused('operators.setEnabled', { operatorId: self?.id ?? '', enabled: false })).code,
  ).toBe('last-admin');
  await app.call('operators.add', {
    login: 'two',
    name: '둘',
    email: 'two@office.test',
    role: 'admin',
    password: '고요한 숲 속 열두 그루 소나무',
  });
  await app.call('operators.edit', demoted);
  expect((await app.refused('settings.get', {})).code).toBe('not-allowed');
});

test('a lost key store asks for the recovery key and goes on with everything intact', async () => {
  const app = await office();
  const userId = await app.given.user({ email: 'gildong@office.test' });
  await app.call('resets.send', { userId });
  await app.outboxIdle();
  const mail = await app.given.mailTo('gildong@office.test');

  app.vault.lose();
  await app.restart();
  expect((await app.call('app.status', {})).state.kind).toBe('needs-recovery-key');
  expect((await app.refused('users.search', { query: '' })).code).toBe('needs-recovery-key');
  expect((await app.refused('recovery.unlock', { recoveryKey: 'AAAA-AAAA' })).code).toBe(
    'recovery-key-wrong',
  );
  await app.call('recovery.unlock', { recoveryKey: app.recoveryKey.toLowerCase() });
  await app.signIn();
  expect((await app.call('resets.inspect', { text: mail })).user.id).toBe(userId);

  await app.restart();
  expect((await app.call('app.status', {})).state.kind).toBe('signed-out');
});

test('a new recovery key asks for the password, and the old one works until the new one is confirmed', async () => {
  const app = await office();
  expect((await app.refused('recovery.issue', { password: null })).code).toBe('sign-in-refused');
  await app.call('recovery.issue', { password: ADMIN.password });
  app.vault.lose();
  await app.restart();
  await app.call('recovery.unlock', { recoveryKey: app.recoveryKey });
  await app.signIn();
  const { recoveryKey } = await app.call('recovery.issue', { password: ADMIN.password });
  await app.call('recovery.confirm', {});
  app.vault.lose();
  await app.restart();
  expect((await app.refused('recovery.unlock', { recoveryKey: app.recoveryKey })).code).toBe(
    'recovery-key-wrong',
  );
  await app.call('recovery.unlock', { recoveryKey });
});

test('a system without a key store is refused before a single file is written', async () => {
  const app = await office();
  app.vault.isAvailable = false;
  await app.restart();
  expect((await app.call('app.status', {})).state).toEqual({
    kind: 'unavailable',
    reason: 'key-store-unavailable',
  });
  expect(await app.refused('users.search', { query: '' })).toMatchObject({ code: 'office-unavailable' });
  app.vault.isAvailable = true;
  expect((await app.call('app.status', {})).state.kind).toBe('signed-out');
});
