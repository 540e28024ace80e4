import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { termsOf } from '../../electron/directory/search-terms.ts';
import { type Database, openDatabase } from '../../electron/store/database.ts';
import { indexPending, rebuildSearchIndex } from '../../electron/store/search-index.ts';
import type { UserRecord } from '../../electron/store/tables.ts';
import { searchUsers } from '../../electron/store/user-search.ts';
import { insertUserRows, insertUsers, updateUser } from '../../electron/store/users.ts';
import { newUserRow } from '../../electron/use-cases/add-user.ts';
import { userColumns } from '../../electron/use-cases/user-fields.ts';
import type { UserFields } from '../../shared/models.ts';
import { openStore } from '../support/office-folder.ts';
import { type PlainFilter, plainSearch } from '../support/plain-search.ts';
import { everReset, giveUsedReset } from '../support/used-resets.ts';

const DEPARTMENTS = ['총무팀', '영업1팀', '영업 2팀', 'Sales', null];
const NAMES =
  '김민수|김민서|기민준|김|이서연|박지훈|남궁민|과장미|김 민수|김가나|김간다|깁스|Anna Smith|anna smyth|Jonathan Lee|Tomás Herrera|Liam O’Brien|Zoë|Élodie|100% 확실|a_b|👩‍🚀 우주|👨‍🚀'.split(
    '|',
  );
const unit = fc.constantFrom(
  ...'김이민수기획뷁닭aAbZsmith09.-@_%\'"\\ ㄱㅁㅅ👩é',
  '\u0301',
  '\u1112\u1161\u11ab',
);
const text = (maxLength: number) => fc.string({ unit, minLength: 1, maxLength });
const name = fc
  .oneof({ weight: 3, arbitrary: fc.constantFrom(...NAMES) }, { weight: 1, arbitrary: text(8) })
  .map(nameable);
const phone = fc.oneof(fc.constant(null), fc.stringMatching(/^(010-|\+82 10 )\d{4}[- ]\d{4}$/), text(6));
const fields = fc.record({ name, phone, department: fc.constantFrom(...DEPARTMENTS), nfd: fc.boolean() });
type Drawn = { name: string; phone: string | null; department: string | null; nfd: boolean };

type Step =
  | { kind: 'import' | 'import-many'; users: Drawn[] }
  | { kind: 'edit'; which: number; user: Drawn }
  | { kind: 'stand'; which: number; what: 'disable' | 'enable' | 'must-change' }
  | { kind: 'elsewhere'; which: number; user: Drawn }
  | { kind: 'delete' | 'reset'; which: number }
  | { kind: 'rebuild' };

const which = fc.nat(500);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom<'import' | 'import-many'>('import', 'import-many'),
    users: fc.array(fields, { minLength: 1, maxLength: 12 }),
  }),
  fc.record({ kind: fc.constant('edit' as const), which, user: fields }),
  fc.record({
    kind: fc.constant('stand' as const),
    which,
    what: fc.constantFrom<'disable' | 'enable' | 'must-change'>('disable', 'enable', 'must-change'),
  }),
  fc.record({ kind: fc.constant('elsewhere' as const), which, user: fields }),
  fc.record({ kind: fc.constantFrom<'delete' | 'reset'>('delete', 'reset'), which }),
  fc.record({ kind: fc.constant('rebuild' as const) }),
);

const query = fc.oneof(
  { weight: 3, arbitrary: text(5) },
  { weight: 2, arbitrary: fc.array(text(3), { minLength: 2, maxLength: 3 }).map((words) => words.join(' ')) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...NAMES), fc.nat(3), fc.integer({ min: 1, max: 12 }))
      .map(([from, start, length]) => [...from].slice(start, start + length).join('')),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        '김',
        '기',
        '고',
        'ㄱ',
        'ㄱㅁㅅ',
        'ㄳ',
        '김ㅁ',
        '김민수'.normalize('NFD'),
        'rlaalstn',
        'RLAALSTN',
        'ㅁㅜㅜㅁ',
        '민스김',
      ],
      ...[
        '010',
        '8210',
        '+82 10',
        '1234',
        'u1',
        '@office',
        'sales',
        '영업',
        '팀',
        '수 김',
        'smith anna',
        'jonathna',
        'smoth',
      ],
      ...['x'.repeat(200), '김민수 '.repeat(50), '%', '_', '', '  ', '"', "'"],
    ),
  },
);
const asked = fc.record({
  query,
  filter: fc.constantFrom<PlainFilter>('all', 'all', 'enabled', 'disabled', 'must-change', 'never-reset'),
  scope: fc.constantFrom(null, null, [], ['총무팀'], ['영업1팀', 'Sales', '없는 팀']),
});

function nameable(drawn: string): string {
  return drawn.trim() === '' ? '이름' : drawn;
}

let made = 0;
function userFields(drawn: Drawn): UserFields {
  made += 1;
  const written = (value: string) => (drawn.nfd ? value.normalize('NFD') : value);
  return {
    name: written(drawn.name),
    login: `u${made}`,
    email: made % 3 === 0 ? null : `m${made}@office.test`,
    phone: drawn.phone,
    staffNumber: made % 2 === 0 ? `${20_000 + made}` : null,
    department: drawn.department,
    language: 'ko',
    managerEmail: null,
  };
}

async function take(db: Database, file: string, taken: Step): Promise<void> {
  const users = await db.read.selectFrom('users').selectAll().orderBy('number').execute();
  const one = 'which' in taken ? users[taken.which % users.length] : undefined;
  if (taken.kind === 'import') {
    await db.write((tx) =>
      insertUsers(
        tx,
        taken.users.map((user) => newUserRow(userFields(user), 1)),
      ),
    );
  } else if (taken.kind === 'import-many') {
    await db.write(async (tx) => {
      await insertUserRows(
        tx,
        taken.users.map((user) => newUserRow(userFields(user), 1)),
      );
      await indexPending(tx);
    });
  } else if (taken.kind === 'rebuild') {
    await db.write((tx) => rebuildSearchIndex(tx));
  } else if (one === undefined) {
    return;
  } else if (taken.kind === 'edit') {
    await db.write((tx) =>
      updateUser(tx, one.id, {
        ...userColumns(userFields(taken.user)),
        credential_version: one.credential_version + 1,
      }),
    );
  } else if (taken.kind === 'stand') {
    const change = {
      disable: { disabled_at: 1 },
      enable: { disabled_at: null },
      'must-change': { must_change: 1 },
    }[taken.what];
    await db.write((tx) =>
      updateUser(tx, one.id, { ...change, credential_version: one.credential_version + 1 }),
    );
  } else {
    byAnother(file, one, taken);
  }
}

/** What a program does to the file that knows nothing of an index. */
function byAnother(file: string, user: UserRecord, taken: Step): void {
  const sqlite = new SqliteDatabase(file);
  if (taken.kind === 'reset') giveUsedReset(sqlite, user.id);
  // Whom a reset names is kept.
  if (taken.kind === 'delete' && !everReset(file).has(user.id))
    sqlite.prepare('DELETE FROM users WHERE number = ?').run(user.number);
  if (taken.kind === 'elsewhere') {
    const { name, phone, department, search_text } = userColumns({
      ...userFields(taken.user),
      login: user.login,
    });
    sqlite
      .prepare('UPDATE users SET name = ?, phone = ?, department = ?, search_text = ? WHERE number = ?')
      .run(name, phone, department, search_text, user.number);
  }
  sqlite.close();
}

async function expectSame(
  db: Database,
  file: string,
  one: { query: string; filter: PlainFilter; scope: readonly string[] | null },
) {
  const users = await db.read.selectFrom('users').selectAll().execute();
  const expected = plainSearch(users, one.query, { ...one, reset: everReset(file) });
  const options = { filter: one.filter, scope: one.scope, now: 1 };
  const found = await searchUsers(db.read, one.query, { ...options, limit: 200 });
  expect([found.total, found.reading?.kind ?? 'as-typed']).toEqual([expected.total, expected.reading]);
  const nameOf = (id: string) => users.find((user) => user.id === id)?.search_text;
  expect(found.rows.map(({ id }) => nameOf(id))).toEqual(expected.ids.slice(0, 200).map(nameOf));
  const few = await searchUsers(db.read, one.query, { ...options, limit: 3 });
  expect(few.rows.map(({ id }) => id)).toEqual(expected.ids.slice(0, 3));
}

/** The index and its counts, against what they have to be. */
function expectSound(file: string): void {
  const sqlite = new SqliteDatabase(file);
  sqlite.exec("CREATE VIRTUAL TABLE temp.listed USING fts5vocab(main, user_terms, 'instance')");
  const counts = new Map<string, number>();
  const reset = everReset(file);
  const listed = new Set<string>();
  for (const user of sqlite.prepare<[], UserRecord>('SELECT * FROM users').all()) {
    const standing = {
      department: user.department,
      disabled: user.disabled_at !== null,
      mustChange: user.must_change === 1,
      neverReset: !reset.has(user.id),
    };
    const terms = termsOf(user.search_text, standing);
    for (const term of terms) listed.add(`${user.number} ${term}`);
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const kept = sqlite.prepare<[], { term: string; users: number }>('SELECT * FROM search_terms').all();
  expect(Object.fromEntries(kept.map(({ term, users }) => [term, users]))).toEqual(
    Object.fromEntries(counts),
  );
  const rows = sqlite.prepare<[], { term: string; doc: number }>('SELECT term, doc FROM temp.listed').all();
  expect(rows.map(({ term, doc }) => `${doc} ${term}`).sort()).toEqual([...listed].sort());
  sqlite.close();
}

test('whatever was added, imported, edited or deleted, by whomever: the search finds what a look at everybody finds, in that order, and no count drifts', async () => {
  const { db, file } = await openStore();
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 6 }),
      fc.array(asked, { minLength: 6, maxLength: 6 }),
      async (steps, questions) => {
        for (const taken of steps) await take(db, file, taken);
        for (const question of questions) await expectSame(db, file, question);
        await db.write((tx) => indexPending(tx));
        expectSound(file);
        for (const question of questions) await expectSame(db, file, question);
      },
    ),
    { numRuns: 25, endOnFailure: true },
  );
}, 30_000);

test('what another program has written to the file is found at once, before anybody has listed it anew', async () => {
  const { db, sqlite } = await openStore();
  const columns = (user: Drawn) => userColumns(userFields(user));
  const before = { name: '김민수', phone: null, department: '총무팀', nfd: false };
  await db.write((tx) => insertUsers(tx, [newUserRow(userFields(before), 1)]));
  const names = async (query: string, scope: string[] | null = null, filter: 'all' | 'disabled' = 'all') => {
    const found = await searchUsers(db.read, query, { limit: 9, filter, scope, now: 1 });
    return [found.total, ...found.rows.map(({ name }) => name)];
  };
  const text = columns({ ...before, name: '이서연' }).search_text;
  sqlite.prepare("UPDATE users SET name = '이서연', search_text = ? WHERE name = '김민수'").run(text);
  expect(await names('이서연')).toEqual([1, '이서연']);
  expect(await names('서')).toEqual([1, '이서연']);
  expect(await names('김민수')).toEqual([0]);
  await db.write((tx) => indexPending(tx));
  sqlite.exec(
    "UPDATE users SET department = '인사팀', disabled_at = 1, credential_version = 2 WHERE name = '이서연'",
  );
  expect(await names('이서연', ['인사팀'], 'disabled')).toEqual([1, '이서연']);
  expect(await names('', ['인사팀'], 'disabled')).toEqual([1, '이서연']);
  expect(await names('이서연', ['총무팀'])).toEqual([0]);
  await db.write((tx) => indexPending(tx));
  expect(await names('이서연', ['인사팀'], 'disabled')).toEqual([1, '이서연']);
  sqlite.exec("UPDATE users SET department = '총무팀' WHERE name = '이서연'");
  await db.write((tx) => indexPending(tx));
  expect(await names('이서연', ['총무팀'])).toEqual([1, '이서연']);
});

test('a copy of the office finds the same people, also after users were deleted in between', async () => {
  const { db, file, folder } = await openStore();
  await take(db, file, { kind: 'import', users: fc.sample(fields, { numRuns: 25, seed: 7 }) });
  for (const at of [3, 9, 20]) await take(db, file, { kind: 'delete', which: at });
  const copy = path.join(folder, 'copy.db');
  const sqlite = new SqliteDatabase(file);
  sqlite.prepare('VACUUM INTO ?').run(copy);
  sqlite.close();
  const restored = openDatabase(copy);
  onTestFinished(() => restored.close());
  for (const typed of ['김', '민수', 'smith', 'u1', '010']) {
    await expectSame(restored, copy, { query: typed, filter: 'all', scope: null });
    const ids = async (from: Database) =>
      (await searchUsers(from.read, typed, { limit: 200, filter: 'all', now: 1 })).rows.map(({ id }) => id);
    expect(await ids(restored)).toEqual(await ids(db));
  }
});
