import { expect, test } from 'vitest';
import { addOperator, switchTo } from '../support/operator-steps.ts';
import { createTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-office.ts';

/** 가람 and 나래 of 총무팀, 다온 of 영업팀, 라온 of none; nobody else, and nobody was ever reset. */
async function office() {
  const app = await createTestApp();
  await app.given.office();
  app.change('DELETE FROM users');
  const garam = await app.given.user({ name: '가람', department: '총무팀', email: 'garam@office.test' });
  const narae = await app.given.user({ name: '나래', department: '총무팀', email: 'narae@office.test' });
  await app.given.user({ name: '다온', department: '영업팀', email: 'daon@office.test' });
  await app.given.user({ name: '라온', department: null, email: 'raon@office.test' });
  return { app, garam, narae };
}

type Asked = { query?: string; filter?: 'all' | 'enabled' | 'never-reset'; department?: string | null };
async function names(app: TestApp, asked: Asked): Promise<[number | string, ...string[]]> {
  const { users, total } = await app.call('users.search', { query: '', ...asked });
  return [total, ...users.map(({ name }) => name)];
}

async function reset(app: TestApp, userId: string, email: string): Promise<void> {
  await app.call('resets.send', { userId });
  await app.outboxIdle();
  await app.call('resets.complete', {
    text: await app.given.mailTo(email),
    newPassword: `서른 마리 고래가 춤춘다 ${app.clock.now()} ${userId.slice(0, 4)}`,
    way: 'typed-on-behalf',
    mustChange: false,
  });
}

test('whoever used a reset leaves the filter of the never reset at once, and the row says when it was', async () => {
  const { app, garam, narae } = await office();
  expect(await names(app, { filter: 'never-reset' })).toEqual([4, '가람', '나래', '다온', '라온']);
  // A reset that was sent is none that was used.
  await app.call('resets.send', { userId: narae });
  await reset(app, garam, 'garam@office.test');
  expect(await names(app, { filter: 'never-reset' })).toEqual([3, '나래', '다온', '라온']);
  expect(await names(app, { filter: 'never-reset', query: '가' })).toEqual([0]);
  expect(await names(app, { filter: 'never-reset', query: '나' })).toEqual([1, '나래']);
  const { users } = await app.call('users.search', { query: '가람' });
  expect(users[0]?.lastResetAt).toBe(app.clock.now());
  expect((await app.call('users.get', { userId: narae })).lastResetAt).toBeNull();
  await reset(app, garam, 'garam@office.test');
  expect(await names(app, { filter: 'never-reset' })).toEqual([3, '나래', '다온', '라온']);
});

test('a temporary password is a reset too', async () => {
  const { app, garam } = await office();
  app.change(
    `INSERT INTO resets (id, user_id, jti_hash, credential_version, state, way, issued_by, issued_at, expires_at, used_at,
      ended_at) SELECT 't', ?, randomblob(32), 1, 'used', 'temporary', id, 1, 2, 1, 1 FROM operators LIMIT 1`,
    garam,
  );
  expect(await names(app, { filter: 'never-reset' })).toEqual([3, '나래', '다온', '라온']);
});

test('a department narrows the list, alone and with every filter and query', async () => {
  const { app, garam, narae } = await office();
  await app.call('users.setEnabled', { userId: garam, enabled: false });
  expect(await names(app, { department: '총무팀' })).toEqual([2, '가람', '나래']);
  expect(await names(app, { department: '총무팀', filter: 'enabled' })).toEqual([1, '나래']);
  expect(await names(app, { department: '총무팀', query: '온' })).toEqual([0]);
  expect(await names(app, { department: '영업팀', query: '온' })).toEqual([1, '다온']);
  expect(await names(app, { department: '없는팀' })).toEqual([0]);
  await reset(app, narae, 'narae@office.test');
  expect(await names(app, { department: '총무팀', filter: 'never-reset' })).toEqual([1, '가람']);
});

test('a chosen department never shows more than the operator may see, in no filter, and only theirs are offered', async () => {
  const { app } = await office();
  await addOperator(app, 'duri', 'viewer', ['총무팀']);
  await switchTo(app, 'duri');
  for (const filter of ['all', 'enabled', 'never-reset'] as const) {
    expect(await names(app, { filter })).toEqual([2, '가람', '나래']);
    expect(await names(app, { filter, department: '총무팀' })).toEqual([2, '가람', '나래']);
    expect(await names(app, { filter, department: '영업팀' })).toEqual([0]);
  }
  expect((await app.call('users.departments', {})).departments).toEqual([{ name: '총무팀', users: 2 }]);
});

test('as many as are counted can be listed', async () => {
  const { app } = await office();
  expect((await app.call('users.search', { query: '', limit: 1000 })).users).toHaveLength(4);
  expect((await app.refused('users.search', { query: '', limit: 1001 })).code).toBe('invalid-input');
});
