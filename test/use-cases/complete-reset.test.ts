import bcrypt from 'bcrypt';
import { expect, test } from 'vitest';
import { createTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-office.ts';

const MINUTE = 60_000;
const NEW = '서른 마리 고래가 느리게 춤춘다';

type Given = { app: TestApp; userId: string; mail: string; resetId: string };

async function sentReset(): Promise<Given> {
  const app = await createTestApp();
  await app.given.office();
  const userId = await app.given.user({ email: 'gildong@office.test' });
  const { reset } = await app.call('resets.send', { userId });
  await app.outboxIdle();
  return { app, userId, resetId: reset.id, mail: await app.given.mailTo('gildong@office.test') };
}

function complete(text: string, newPassword = NEW) {
  return { text, newPassword, way: 'typed-on-behalf', mustChange: false } as const;
}

test('inspecting a pasted mail says whose token it is, from whom and until when, and spends nothing', async () => {
  const { app, userId, mail, resetId } = await sentReset();
  for (let i = 0; i < 5; i += 1) {
    expect(await app.call('resets.inspect', { text: mail })).toMatchObject({
      resetId,
      user: { id: userId, name: '홍길동', email: 'gildong@office.test' },
      issuedBy: '세라',
      repaired: expect.arrayContaining(['mail-text']),
    });
  }
  expect(app.row('SELECT state FROM resets WHERE id = ?', resetId)).toEqual({ state: 'handed-over' });
});

test('completing stores a hash that plain bcrypt verifies, spends the token, sends the notice and writes the line', async () => {
  const { app, userId, mail, resetId } = await sentReset();
  const done = await app.call('resets.complete', complete(mail));
  expect(done).toMatchObject({ userId, userName: '홍길동' });

  const user = app.row(
    'SELECT password_hash, credential_version, must_change FROM users WHERE id = ?',
    userId,
  );
  expect(await bcrypt.compare(NEW, String(user?.password_hash))).toBe(true);
  expect(user).toMatchObject({ credential_version: 2, must_change: 0 });
  expect(app.row('SELECT state, way FROM resets WHERE id = ?', resetId)).toEqual({
    state: 'used',
    way: 'typed-on-behalf',
  });
  await app.outboxIdle();
  const notice = await app.given.mailTo('gildong@office.test');
  expect(notice).not.toContain('BEGIN RESETDESK TOKEN');
  expect(notice).not.toContain(NEW);
  expect(notice).toContain('헬프데스크 내선 119');
  const { entries } = await app.call('activity.list', { action: 'password-set' });
  expect(entries[0]).toMatchObject({
    userId,
    operatorName: '세라',
    outcome: 'done',
    details: { way: 'typed-on-behalf' },
  });
});

test('a token works once: the second time it is refused as used, with when and by whom', async () => {
  const { app, mail } = await sentReset();
  const { at } = await app.call('resets.complete', complete(mail));
  for (const channel of ['resets.inspect', 'resets.complete'] as const) {
    const refusal = await app.refused(
      channel,
      channel === 'resets.inspect' ? { text: mail } : complete(mail),
    );
    expect(refusal).toMatchObject({ code: 'token-used', details: { at, by: '세라', userName: '홍길동' } });
  }
});

test('two calls at the same moment: one wins, the other is told the token is used', async () => {
  const { app, mail, userId } = await sentReset();
  const replies = await Promise.all([
    app.app.call('resets.complete', complete(mail, `${NEW} 하나`)),
    app.app.call('resets.complete', complete(mail, `${NEW} 둘`)),
  ]);
  expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
  expect(replies.find((reply) => !reply.ok)).toMatchObject({ error: { code: 'token-used' } });
  const winner = replies[0]?.ok ? `${NEW} 하나` : `${NEW} 둘`;
  const hash = String(app.row('SELECT password_hash FROM users WHERE id = ?', userId)?.password_hash);
  expect(await bcrypt.compare(winner, hash)).toBe(true);
});

test('an expired token is refused at its exact second and not before', async () => {
  const { app, mail } = await sentReset();
  const { expiresAt } = await app.call('resets.inspect', { text: mail });
  app.clock.set(expiresAt - 1);
  expect(await app.call('resets.inspect', { text: mail })).toMatchObject({ expiresAt });
  app.clock.set(expiresAt);
  expect(await app.refused('resets.inspect', { text: mail })).toMatchObject({
    code: 'token-expired',
    details: { at: expiresAt },
  });
  expect((await app.refused('resets.complete', complete(mail))).code).toBe('token-expired');
});

test('a revoked, a superseded and a failed reset each have their own refusal', async () => {
  const revoked = await sentReset();
  await revoked.app.call('resets.revoke', { resetId: revoked.resetId });
  expect(await revoked.app.refused('resets.inspect', { text: revoked.mail })).toMatchObject({
    code: 'token-revoked',
    details: { by: '세라' },
  });
  expect((await revoked.app.refused('resets.revoke', { resetId: revoked.resetId })).code).toBe(
    'reset-not-live',
  );

  const superseded = await sentReset();
  await superseded.app.call('resets.send', { userId: superseded.userId });
  expect((await superseded.app.refused('resets.inspect', { text: superseded.mail })).code).toBe(
    'token-superseded',
  );
});

test('disabling the user kills the token, and enabling again does not bring it back', async () => {
  const { app, userId, mail } = await sentReset();
  await app.call('users.setEnabled', { userId, enabled: false });
  expect((await app.refused('resets.inspect', { text: mail })).code).toBe('token-superseded');
  await app.call('users.setEnabled', { userId, enabled: true });
  expect((await app.refused('resets.complete', complete(mail))).code).toBe('token-superseded');
});

test('another office, a forged signature, nothing at all and half a token are told apart', async () => {
  const { app, mail } = await sentReset();
  const other = await sentReset();
  expect((await app.refused('resets.inspect', { text: other.mail })).code).toBe('token-other-office');
  expect((await app.refused('resets.inspect', { text: 'Hello, my password does not work' })).code).toBe(
    'token-missing',
  );
  const token = (mail.split('-----BEGIN RESETDESK TOKEN-----')[1]?.split('-----END')[0] ?? '').replace(
    /\s/g,
    '',
  );
  expect((await app.refused('resets.inspect', { text: token.slice(0, 60) })).code).toBe('token-damaged');
  const forged = `${token.slice(0, -4)}${token.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
  expect((await app.refused('resets.inspect', { text: forged })).code).toBe('token-not-ours');
});

test('a password that breaks the policy is refused with its rules, and the token stays alive', async () => {
  const { app, mail } = await sentReset();
  const short = await app.refused('resets.complete', complete(mail, '짧다'));
  expect(short).toEqual({
    code: 'password-refused',
    details: { rules: expect.arrayContaining(['too-short']) },
  });
  const named = await app.refused('resets.complete', complete(mail, '홍길동홍길동의 비밀번호 열다섯자'));
  expect(named.details).toEqual({ rules: expect.arrayContaining(['contains-context']) });
  expect((await app.call('resets.complete', complete(mail))).userName).toBe('홍길동');
});

test('a strict office removes the way "typed on behalf"', async () => {
  const { app, mail } = await sentReset();
  const { passwords } = await app.call('settings.get', {});
  await app.call('settings.savePasswords', { ...passwords, onBehalfAllowed: false });
  expect((await app.call('resets.inspect', { text: mail })).policy.onBehalfAllowed).toBe(false);
  const input = { ...complete(mail), way: 'typed-on-behalf', mustChange: true } as const;
  expect((await app.refused('resets.complete', input)).code).toBe('way-not-allowed');
});

test('must-change is stored when asked for', async () => {
  const { app, mail, userId } = await sentReset();
  await app.call('resets.complete', { ...complete(mail), way: 'typed-on-behalf', mustChange: true });
  expect(app.row('SELECT must_change FROM users WHERE id = ?', userId)).toEqual({ must_change: 1 });
});

test('ten refused attempts make the user wait, also after a restart', async () => {
  const { app, mail, userId } = await sentReset();
  await app.call('resets.complete', complete(mail));
  for (let i = 0; i < 10; i += 1) await app.refused('resets.complete', complete(mail));
  await app.call('resets.send', { userId });
  await app.outboxIdle();
  const fresh = await app.given.mailTo('gildong@office.test');
  await app.restart();
  await app.signIn();
  const refusal = await app.refused('resets.complete', complete(fresh));
  expect(refusal.code).toBe('token-wait');
  app.clock.set(Number(refusal.details?.until));
  expect((await app.call('resets.complete', complete(fresh))).userName).toBe('홍길동');
});

test('after the signing key is rotated, live tokens of the old key still work, and die with it a day later', async () => {
  const { app, mail, userId } = await sentReset();
  await app.call('keys.rotate', {});
  expect((await app.call('resets.complete', complete(mail))).userId).toBe(userId);
  app.clock.advance(24 * 60 * MINUTE + MINUTE);
  await app.settledMinute();
  expect(app.rows('SELECT kid FROM jwt_keys')).toHaveLength(1);
});
