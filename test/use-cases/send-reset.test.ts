import { expect, test } from 'vitest';
import { createTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-office.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function office(): Promise<TestApp> {
  const app = await createTestApp();
  await app.given.office();
  return app;
}

test('a reset goes to the address on file, and the reply says what the mail server said', async () => {
  const app = await office();
  const userId = await app.given.user({ email: 'gildong@office.test' });

  const sent = await app.call('resets.send', { userId });
  await app.settled(sent.mail.id);

  const [reset] = (await app.call('resets.list', { userId })).resets;
  expect(reset).toMatchObject({
    state: 'handed-over',
    sentTo: 'gildong@office.test',
    issuedBy: '세라',
    answer: '250 kept in the practice mailbox',
    expiresAt: sent.reset.issuedAt + HOUR,
  });
  expect(await app.given.mailTo('gildong@office.test')).toContain('-----BEGIN RESETDESK TOKEN-----');
});

test('requesting a reset changes nothing about the account', async () => {
  const app = await office();
  const userId = await app.given.user();
  const before = app.row('SELECT * FROM users WHERE id = ?', userId);
  await app.call('resets.send', { userId });
  expect(app.row('SELECT * FROM users WHERE id = ?', userId)).toEqual(before);
});

test('neither the token nor its jti is in the database in clear, before or after the mail has left', async () => {
  const app = await office();
  const userId = await app.given.user();
  const sent = await app.call('resets.send', { userId });
  await app.settled(sent.mail.id);
  const text = await app.given.mailTo('user20@office.test');
  const token = text
    .split('-----BEGIN RESETDESK TOKEN-----')[1]
    ?.split('-----END')[0]
    ?.replace(/\s/g, '') as string;
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

  await app.app.close();
  const disk = app.bytesOnDisk();
  expect(disk.includes(token)).toBe(false);
  expect(disk.includes(token.split('.')[1] ?? '')).toBe(false);
  expect(disk.includes(claims.jti)).toBe(false);
  expect(app.logLines.join('\n')).not.toContain(claims.jti);
});

test('a newer reset supersedes the older one', async () => {
  const app = await office();
  const userId = await app.given.user();
  const first = await app.call('resets.send', { userId });
  await app.call('resets.send', { userId });
  const states = (await app.call('resets.list', { userId })).resets.map((reset) => [
    reset.id === first.reset.id,
    reset.state,
  ]);
  expect(states.find(([isFirst]) => isFirst)?.[1]).toBe('superseded');
});

test('an unknown user, a disabled user and a user without an address are refused, and the log has the line', async () => {
  const app = await office();
  const disabled = await app.given.user({ name: '정지' });
  await app.call('users.setEnabled', { userId: disabled, enabled: false });
  const mailless = await app.given.user({ email: null });

  expect((await app.refused('resets.send', { userId: 'nobody' })).code).toBe('user-not-found');
  expect((await app.refused('resets.send', { userId: disabled })).code).toBe('user-disabled');
  expect((await app.refused('resets.send', { userId: mailless })).code).toBe('address-missing');
  const { entries } = await app.call('activity.list', { action: 'reset-refused' });
  expect(entries.map((entry) => [entry.code, entry.operatorName])).toEqual([
    ['address-missing', '세라'],
    ['user-disabled', '세라'],
  ]);
});

test('no way of sending mail is a refusal that says so', async () => {
  const app = await createTestApp();
  await app.call('setup.createOffice', {
    officeName: 'Office',
    contact: '',
    language: 'en',
    admin: { login: 'a', name: 'A', email: 'a@office.test', password: 'paper boats on a blue sea 7' },
  });
  const userId = await app.given.user();
  expect((await app.refused('resets.send', { userId })).code).toBe('mail-not-configured');
});

test('the fourth mail to a user within an hour is refused, names the next possible time, and a restart forgets nothing', async () => {
  const app = await office();
  const userId = await app.given.user();
  const times: number[] = [];
  for (let i = 0; i < 3; i += 1) {
    times.push((await app.call('resets.send', { userId })).reset.issuedAt);
    app.clock.set(app.clock.now() + 5 * MINUTE);
  }
  const refusal = await app.refused('resets.send', { userId });
  const nextAt = (times[0] ?? 0) + HOUR;
  expect(refusal).toEqual({ code: 'limit-reached', details: { limit: 'user-hour', max: 3, nextAt } });

  await app.restart();
  await app.signIn();
  expect((await app.refused('resets.send', { userId })).details).toMatchObject({ nextAt });
  app.clock.set(nextAt);
  expect((await app.call('resets.send', { userId })).reset.userId).toBe(userId);
});

test('the card greys out the button with the same refusal that the act would give', async () => {
  const app = await office();
  const userId = await app.given.user();
  expect((await app.call('users.get', { userId })).sendRefusal).toBeNull();
  for (let i = 0; i < 3; i += 1) await app.call('resets.send', { userId });
  const card = await app.call('users.get', { userId });
  expect(card.sendRefusal).toEqual(await app.refused('resets.send', { userId }));
});

test('the lifetime in the settings is the lifetime of the token, and is capped at 24 hours', async () => {
  const app = await office();
  const tokens = (await app.call('settings.get', {})).tokens;
  await app.call('settings.saveTokens', { ...tokens, lifetimeMinutes: 5 });
  const userId = await app.given.user();
  const { reset } = await app.call('resets.send', { userId });
  expect(reset.expiresAt - reset.issuedAt).toBe(5 * MINUTE);
  expect((await app.refused('settings.saveTokens', { ...tokens, lifetimeMinutes: 1441 })).code).toBe(
    'invalid-input',
  );
});

test('a changed address cannot receive a reset for 24 hours, and the old address is told', async () => {
  const app = await office();
  const userId = await app.given.user({ email: 'old@office.test', name: '홍길동', login: 'gildong' });
  const fields = {
    userId,
    name: '홍길동',
    login: 'gildong',
    email: 'new@office.test',
    phone: null,
    staffNumber: null,
    department: null,
    language: 'ko',
  } as const;
  const live = await app.call('resets.send', { userId });
  await app.call('users.edit', fields);
  const changedAt = app.clock.now();

  expect(await app.refused('resets.send', { userId })).toEqual({
    code: 'address-cooling-off',
    details: { until: changedAt + 24 * HOUR },
  });
  const [reset] = (await app.call('resets.list', { userId })).resets;
  expect(reset).toMatchObject({ id: live.reset.id, state: 'superseded' });
  await app.outboxIdle();
  expect(await app.given.mailTo('old@office.test')).toContain('n…@office.test');
  app.clock.advance(24 * HOUR);
  await app.signIn();
  expect((await app.call('resets.send', { userId })).reset.sentTo).toBe('new@office.test');
});

test('a clock set back revives no token and resets no limit', async () => {
  const app = await office();
  const userId = await app.given.user({ email: 'gildong@office.test' });
  for (let i = 0; i < 3; i += 1) await app.call('resets.send', { userId });
  await app.outboxIdle();
  const mail = await app.given.mailTo('gildong@office.test');
  app.clock.advance(61 * MINUTE);
  await app.signIn();
  const late = app.clock.now();
  for (const back of [HOUR, 24 * HOUR, 365 * 24 * HOUR]) {
    app.clock.set(late - back);
    expect((await app.refused('resets.inspect', { text: mail })).code).toBe('token-expired');
    await app.restart();
    await app.signIn();
    expect((await app.refused('resets.inspect', { text: mail })).code).toBe('token-expired');
    expect((await app.call('app.status', {})).clockBehind).toBeGreaterThanOrEqual(back - 2 * MINUTE);
  }
});
