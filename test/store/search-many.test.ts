import { expect, test } from 'vitest';
import { indexPending } from '../../electron/store/search-index.ts';
import { searchUsers } from '../../electron/store/user-search.ts';
import { insertUsers } from '../../electron/store/users.ts';
import { newUserRow } from '../../electron/use-cases/add-user.ts';
import { type OpenStore, openStore } from '../support/office-folder.ts';
import { type PlainFilter, plainSearch } from '../support/plain-search.ts';
import { giveUsedReset } from '../support/used-resets.ts';

const USERS = 2600;
const SURNAMES = [...'김김김김이박기고'];
const GIVEN = ['민수', '민준', '서연', '가람', '수', '하은', '지훈'];
const DEPARTMENTS = ['총무팀', '영업1팀', 'Sales', '김포지점'];

/** One number in the four ways people write it, the last of which is none. */
function phoneOf(i: number): string {
  const rest = `${5500 + (i % 90)}-${String(i).padStart(4, '0')}`;
  return [`010-${rest}`, `+82 10-${rest}`, `(010) ${rest}`, `82-010-${rest}`][i % 4] ?? '';
}

/** Few names for many people, so that most queries find more than can be counted. */
async function manyPeople(): Promise<OpenStore> {
  const store = await openStore();
  const { db } = store;
  const users = Array.from({ length: USERS }, (_, i) => {
    const latin = i % 5 === 0;
    const korean = `${SURNAMES[i % SURNAMES.length]}${GIVEN[(i * 3) % GIVEN.length]}`;
    const row = newUserRow(
      {
        name: latin ? `${i % 10 === 0 ? 'Anna' : 'anna'} Smith` : korean,
        // One of them is called what many others hold within.
        login: i === 2222 ? '수' : i === 2333 ? 'smith' : `user${i}`,
        email: `m${i}@office.test`,
        phone: phoneOf(i),
        staffNumber: `${30_000 + i}`,
        department: DEPARTMENTS[(i * 7) % DEPARTMENTS.length] ?? null,
        language: 'ko',
        managerEmail: null,
      },
      1,
    );
    return { ...row, disabled_at: i % 2 === 0 ? 1 : null, must_change: i % 3 === 0 ? 1 : 0 };
  });
  await db.write((tx) => insertUsers(tx, users));
  return store;
}

const QUERIES = [
  ...[
    '김',
    '기',
    'ㄱ',
    '고',
    '민',
    '수',
    '김민',
    '김민수',
    'ㄱㅁ',
    'ㄱㅁㅅ',
    '영업',
    '영업1팀',
    '김포지점',
    '팀',
    '사람',
  ],
  ...[
    'anna',
    'smith',
    'a',
    'anna smith',
    'smith anna',
    'annasmith',
    'user',
    'user1',
    'office.test',
    '@',
    'm1@',
  ],
  ...[
    '010',
    '8210',
    '010-5',
    '010-55',
    '010-550',
    '821055',
    '+82-10-55',
    '8201055',
    '82010-5',
    '1055',
    '010-55 수',
    '3',
    '300',
    '30',
    '수 김',
    '김 영업',
    'smith sales',
    'anna 010',
    'dkssk',
    'tales',
    'smoth',
    '',
  ],
];

const SOME = ['총무팀', '영업1팀', '김포지점'];
const NARROWED: readonly { filter: PlainFilter; scope: readonly string[] | null }[] = [
  { filter: 'all', scope: SOME },
  { filter: 'disabled', scope: null },
  { filter: 'must-change', scope: null },
  { filter: 'disabled', scope: SOME },
  { filter: 'all', scope: ['Sales'] },
  { filter: 'never-reset', scope: null },
  { filter: 'enabled', scope: null },
  { filter: 'never-reset', scope: SOME },
];

test('of more than a thousand hits the best still come first, as in a look at everybody', async () => {
  const { db, sqlite } = await manyPeople();
  const users = await db.read.selectFrom('users').selectAll().execute();
  const reset = new Set(users.filter(({ number }) => number % 7 < 3).map(({ id }) => id));
  for (const id of reset) giveUsedReset(sqlite, id);
  await db.write((tx) => indexPending(tx));
  for (const [index, query] of QUERIES.entries()) {
    const narrowed = NARROWED[index % NARROWED.length] ?? { filter: 'all', scope: null };
    for (const { filter, scope } of [{ filter: 'all' as const, scope: null }, narrowed]) {
      const expected = plainSearch(users, query, { filter, scope, reset });
      const found = await searchUsers(db.read, query, { limit: 200, filter, scope, now: 1 });
      const asked = `${query} / ${filter} / ${scope}`;
      const total = expected.total > 1000 ? 'more-than-1000' : expected.total;
      expect([asked, found.total]).toEqual([asked, total]);
      expect([asked, ...found.rows.map(({ id }) => id)]).toEqual([asked, ...expected.ids.slice(0, 200)]);
    }
  }
});

test('whoever the operator handled lately comes first among equals, then the department of the last one', async () => {
  const { db, sqlite } = await manyPeople();
  const users = await db.read.selectFrom('users').selectAll().orderBy('number').execute();
  const handled = [1801, 11, 905, 2006].map((at) => users[at]).filter((user) => user !== undefined);
  const write = sqlite.prepare(
    `INSERT INTO activity (at, operator_id, os_user, host, action, user_id, outcome, details)
     VALUES (1, 'me', 'x', 'x', 'user-changed', ?, 'done', '{}')`,
  );
  for (const user of [...handled].reverse()) write.run(user.id);
  const recent = handled.map(({ number }) => number);
  for (const query of [...QUERIES.filter((typed) => typed !== ''), '민수 총무', '김하은', '이가람']) {
    const expected = plainSearch(users, query, { recent });
    const found = await searchUsers(db.read, query, { limit: 200, filter: 'all', now: 1, operatorId: 'me' });
    expect([query, ...found.rows.map(({ id }) => id)]).toEqual([query, ...expected.ids.slice(0, 200)]);
    const others = await searchUsers(db.read, query, {
      limit: 50,
      filter: 'all',
      now: 1,
      operatorId: 'other',
    });
    expect(others.rows.map(({ id }) => id)).toEqual(plainSearch(users, query).ids.slice(0, 50));
  }
});

test('whoever was handled between two keys comes first at the next one', async () => {
  const { db, sqlite } = await manyPeople();
  const [, first, second] = await db.read
    .selectFrom('users')
    .selectAll()
    .where('name', '=', '김서연')
    .execute();
  const found = async () => {
    const options = { limit: 1, filter: 'all', now: 1, operatorId: 'me' } as const;
    const { rows } = await searchUsers(db.read, '김서연', options);
    return rows[0]?.id;
  };
  const write = sqlite.prepare(
    `INSERT INTO activity (at, operator_id, os_user, host, action, user_id, outcome, details)
     VALUES (1, 'me', 'x', 'x', 'user-changed', ?, 'done', '{}')`,
  );
  for (const user of [first, second]) {
    write.run(user?.id);
    expect(await found()).toBe(user?.id);
    expect(await found()).toBe(user?.id);
  }
});
