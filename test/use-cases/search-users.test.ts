import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseQuery } from '../../electron/directory/search-text.ts';
import { searchUsers } from '../../electron/store/user-search.ts';
import { insertUsers } from '../../electron/store/users.ts';
import { newUserRow } from '../../electron/use-cases/add-user.ts';
import type { UserFields } from '../../shared/models.ts';
import { openStore } from '../support/office-folder.ts';
import { createTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-office.ts';

async function office(...users: Partial<UserFields>[]): Promise<TestApp> {
  const app = await createTestApp();
  await app.call('setup.createOffice', {
    officeName: '한빛',
    contact: '',
    language: 'ko',
    admin: {
      login: 'sera',
      name: '세라',
      email: 'sera@office.test',
      password: '푸른 바다 위로 종이배 일곱 척',
    },
  });
  for (const [index, fields] of users.entries()) {
    await app.given.user({ phone: null, department: null, staffNumber: `S-${index}x`, ...fields });
  }
  return app;
}

async function namesFor(app: TestApp, query: string): Promise<string[]> {
  return (await app.call('users.search', { query })).users.map((user) => user.name);
}

test('an empty query lists everybody by name', async () => {
  const app = await office({ name: '하나' }, { name: '가람' }, { name: '나래' });
  expect(await app.call('users.search', { query: '  ' })).toMatchObject({ total: 3 });
  expect(await namesFor(app, '')).toEqual(['가람', '나래', '하나']);
});

test('a whole field comes first, then names that begin so, then other fields, then the rest', async () => {
  const app = await office(
    { name: '박민수', login: 'a' },
    { name: '기민준', login: 'b' },
    { name: '김민수', login: 'c' },
    { name: '정김', login: 'd' },
    { name: '이름', login: 'e', department: '김포지점' },
    { name: '김', login: 'f' },
  );
  expect(await namesFor(app, '김')).toEqual(['김', '김민수', '기민준', '이름', '정김']);
  expect(await namesFor(app, 'ㄱㅁㅅ')).toEqual(['김민수']);
  expect(await namesFor(app, 'ㅁㅅ')).toEqual(['김민수', '박민수']);
});

test('a telephone number is found however it is written', async () => {
  const app = await office(
    { name: '국내', phone: '010-1234-5678' },
    { name: '국제', phone: '+82 10 8765 4321' },
  );
  for (const query of ['010-1234-5678', '01012345678', '1234 5678', '+82-10-1234', '(010)1234']) {
    expect(await namesFor(app, query)).toEqual(['국내']);
  }
  expect(await namesFor(app, '01087654321')).toEqual(['국제']);
});

test('wildcards, quotes and operators of the database are ordinary characters', async () => {
  const app = await office({ name: '백분율 100%', login: 'a_b' }, { name: '다른 사람', login: 'axb' });
  expect(await namesFor(app, '%')).toEqual(['백분율 100%']);
  expect(await namesFor(app, 'a_b')).toEqual(['백분율 100%']);
  for (const query of ["'", '"', "' or 1=1 --", '\\', '*', '?', '\u0000'])
    expect(await namesFor(app, query)).toEqual([]);
});

test('a row tells of its live reset and of a namesake, and `total` counts beyond the limit', async () => {
  const app = await createTestApp();
  await app.given.office();
  const userId = await app.given.user({ name: '한우리', email: 'a@hanbit.test', staffNumber: 'H-1' });
  const disabled = await app.given.user({ name: '한우리', email: 'b@hanbit.test' });
  const { reset } = await app.call('resets.send', { userId, tellApart: 'H-1' });
  await app.outboxIdle();
  const { users, total } = await app.call('users.search', { query: '한우리', limit: 1 });
  expect(total).toBe(2);
  expect(users[0]).toMatchObject({
    id: userId,
    sameName: true,
    liveReset: { state: 'handed-over', expiresAt: reset.expiresAt },
  });

  await app.call('users.setEnabled', { userId: disabled, enabled: false });
  const search = (filter: 'disabled' | 'live-reset' | 'must-change') =>
    app.call('users.search', { query: '한우리', filter }).then((found) => found.users.map((user) => user.id));
  expect(await search('disabled')).toEqual([disabled]);
  expect(await search('live-reset')).toEqual([userId]);
  expect(await search('must-change')).toEqual([]);
  const both = await app.call('users.search', { query: '한우리' });
  expect(both.users.map((user) => [user.id === userId, user.sameName])).toContainEqual([true, false]);

  app.clock.set(reset.expiresAt + 1);
  await app.signIn();
  expect(await search('live-reset')).toEqual([]);
});

test('the store finds exactly the users a plain look through all of them finds', async () => {
  const { db } = await openStore();
  const unit = fc.constantFrom(...'김이민수기획뷁닭aAbZ09.-@_%\'" ㄱㅁㅅ');
  const text = fc.string({ unit, minLength: 1, maxLength: 8 });
  const samples = fc
    .sample(fc.record({ name: text, phone: fc.option(text), department: fc.option(text) }), {
      numRuns: 300,
      seed: 42,
    })
    .map((fields, index) => ({
      ...fields,
      login: `user${index}`,
      email: `m${index}@office.test`,
      staffNumber: `${20_000 + index}`,
      language: 'ko' as const,
      managerEmail: null,
    }));
  await db.write(async (tx) => {
    await insertUsers(
      tx,
      samples.map((user) => newUserRow(user, 1)),
    );
  });
  const users = await db.read.selectFrom('users').selectAll().execute();
  const query = fc.string({ unit, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(fc.oneof(query, fc.constantFrom('1', '20', 'user2', '@office', 'm1')), async (typed) => {
      const words = normaliseQuery(typed);
      const expected = users.filter((user) =>
        words.every((word) => word.some((form) => user.search_text.includes(form))),
      );
      const found = await searchUsers(db.read, typed, { limit: 500, filter: 'all', now: 1 });
      expect(found.total).toBe(expected.length);
      expect(found.rows.map((row) => row.login).sort()).toEqual(expected.map((user) => user.login).sort());
      const few = await searchUsers(db.read, typed, { limit: 7, filter: 'all', now: 1 });
      expect(few.rows).toEqual(found.rows.slice(0, 7));
      expect(few.total).toBe(expected.length);
    }),
    { numRuns: 400 },
  );
});
