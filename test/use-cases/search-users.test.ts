import { expect, test } from 'vitest';
import type { UserFields } from '../../shared/models.ts';
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

test('a query typed on the wrong keyboard layout finds whom it means, and says so', async () => {
  const app = await office(
    { name: '김민수', login: 'a' },
    { name: 'Anna Smith', login: 'b' },
    { name: '고관우', login: 'c' },
  );
  const found = async (query: string) => {
    const { users, reading } = await app.call('users.search', { query });
    return [users.map((user) => user.name), reading];
  };
  const read = (query: string) => ({ kind: 'other-keyboard', query });
  expect(await found('rlaalstn')).toEqual([['김민수'], read('김민수')]);
  expect(await found('RLAALSTN')).toEqual([['김민수'], read('김민수')]);
  expect(await found('rlaa')).toEqual([['김민수'], read('김ㅁ')]);
  expect(await found('rhks')).toEqual([['고관우'], read('관')]);
  expect(await found('므ㅑ소')).toEqual([[], undefined]);
  expect(await found('ㄴㅡㅑ소')).toEqual([['Anna Smith'], read('smith')]);
  // Whoever is found as typed is found as typed.
  expect(await found('anna')).toEqual([['Anna Smith'], undefined]);
});

test('one slip in a name of five letters, or three syllables, still finds it, and says so', async () => {
  const app = await office(
    { name: 'Jonathan Morgan', login: 'a' },
    { name: '남궁민수', login: 'b' },
    { name: 'Tomás Lee', login: 'c' },
  );
  const slip = { kind: 'one-slip' };
  for (const typed of [
    'jonathn',
    'jonnathan',
    'jonatahn',
    'jonathon',
    'jomath',
    'morgen',
    'lee tomsa',
    'morgan jonatan',
  ]) {
    const { users, reading } = await app.call('users.search', { query: typed });
    expect([typed, users.length, reading]).toEqual([typed, 1, slip]);
  }
  expect(await namesFor(app, '남궁민스')).toEqual(['남궁민수']);
  expect(await namesFor(app, '남긍민')).toEqual(['남궁민수']);
  for (const typed of ['loe', '민스', 'jonxxthan', '남긍']) expect(await namesFor(app, typed)).toEqual([]);
});

test('a name is found by any of its words, in any order, with or without its accents', async () => {
  const app = await office(
    { name: 'Tomás Herrera', login: 'a', department: 'Sales' },
    { name: 'Anna Smith', login: 'b', email: 'herrera.fan@office.test' },
  );
  for (const typed of ['tomas', 'TOMÁS', 'herrera tomas', 'sales her', 'tomasherrera'])
    expect((await namesFor(app, typed))[0]).toBe('Tomás Herrera');
  expect(await namesFor(app, 'herrera')).toEqual(['Tomás Herrera', 'Anna Smith']);
});

test('whoever was handled last comes first among equals, and never before a better match', async () => {
  const app = await office(
    { name: '김하나', login: 'a', department: '총무팀' },
    { name: '김두나', login: 'b', department: '인사팀' },
    { name: '김세나', login: 'c', department: '총무팀' },
    { name: '나김', login: 'd', department: '총무팀' },
  );
  const [, , sena] = (await app.call('users.search', { query: '나' })).users;
  app.clock.set(app.clock.now() + 1000);
  const { users } = await app.call('users.search', { query: '김세나' });
  await app.call('users.setEnabled', { userId: users[0]?.id ?? '', enabled: false });
  expect(sena).toBeDefined();
  expect((await namesFor(app, '김'))[0]).toBe('김세나');
  expect((await namesFor(app, '김')).at(-1)).toBe('나김');
  expect((await namesFor(app, '나김'))[0]).toBe('나김');
});
