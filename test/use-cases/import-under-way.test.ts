import { appendFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDatabase } from '../../electron/store/database.ts';
import type { UserRecord } from '../../electron/store/tables.ts';
import { searchUsers } from '../../electron/store/user-search.ts';
import { choose, manyRows, pausedAt, traces } from '../support/import-files.ts';
import { plainSearch } from '../support/plain-search.ts';
import { createTestApp } from '../support/test-app.ts';
import { ADMIN, type TestApp } from '../support/test-office.ts';
import { until } from '../support/until.ts';

const ROWS = 4000;
/** So that main has a say every few rows. */
const TURN = 250;

async function office(): Promise<TestApp> {
  const app = await createTestApp({ importTurn: TURN });
  await app.given.office();
  return app;
}

/** An import that has written its first rows and rests; `ended` is what it is answered in the end. */
async function pausedImport(app: TestApp) {
  const { choice, path } = await choose(app, manyRows(ROWS));
  await app.call('directory.dryRun', choice);
  const [ended] = await pausedAt(app, choice, ROWS);
  expect(await app.call('directory.importState', {})).toMatchObject({ phase: 'adding', motion: 'paused' });
  return { choice, path, ended };
}

test('while it runs everybody else works: search, resets, edits; and it is one import at a time', async () => {
  const app = await office();
  const known = await app.given.user({ name: '고정인', login: 'known', email: 'known@office.test' });
  const { choice, ended } = await pausedImport(app);
  const brought = Number(app.row("SELECT count(*) AS n FROM users WHERE login LIKE 'many.%'")?.n);
  expect(brought).toBeGreaterThan(0);
  expect(brought).toBeLessThan(ROWS);

  const { users } = await app.call('users.search', { query: 'many.7@import' });
  expect(users[0]?.login).toBe('many.7');
  await app.call('resets.send', { userId: known });
  await app.given.user({ name: '사이에 온 사람', login: 'between', email: 'between@office.test' });
  expect(await app.refused('directory.import', choice)).toMatchObject({ code: 'import-running' });
  expect(await app.refused('directory.dryRun', choice)).toMatchObject({ code: 'import-running' });

  await app.call('directory.steer', { order: 'resume' });
  expect(await ended).toEqual({ ok: true, value: { added: ROWS, updated: 0, unchanged: 0, skipped: 0 } });
  expect(app.row("SELECT 1 AS one FROM users WHERE login = 'between'")).toEqual({ one: 1 });
  expect(await app.call('directory.importState', {})).toMatchObject({ kind: 'done', added: ROWS });
  expect(app.rows('SELECT * FROM search_pending')).toEqual([]);
  await app.call('directory.steer', { order: 'dismiss' });
  expect(await app.call('directory.importState', {})).toEqual({ kind: 'none' });
});

test('nothing is done with users who may be taken back, until the import has come to its end', async () => {
  const app = await office();
  const { ended } = await pausedImport(app);
  const userId = String(app.row("SELECT id FROM users WHERE login = 'many.3'")?.id);
  const card = await app.call('users.get', { userId });
  expect(card.sendRefusal).toEqual({ code: 'user-being-imported' });
  expect(await app.refused('resets.send', { userId })).toMatchObject({ code: 'user-being-imported' });
  expect(await app.refused('users.setEnabled', { userId, enabled: false })).toMatchObject({
    code: 'user-being-imported',
  });
  expect(() =>
    app.change(
      `INSERT INTO previous_addresses (user_id, address, replaced_at) VALUES (?, 'a@b.test', 1)`,
      userId,
    ),
  ).toThrow('user is being imported');
  await app.call('directory.steer', { order: 'resume' });
  await ended;
  expect(await app.call('resets.send', { userId })).toMatchObject({ reset: { state: 'handed-over' } });
});

test('once it is said to be paused all that it has brought is found, and open lists have been told to ask', async () => {
  // Its first rows are told of before they are committed.
  const app = await createTestApp({ importTurn: 1500 });
  await app.given.office();
  const { choice } = await choose(app, manyRows(ROWS));
  await app.call('directory.dryRun', choice);
  const brought = () => Number(app.row("SELECT count(*) AS n FROM users WHERE login LIKE 'many.%'")?.n);
  let heard = 0;
  app.app.on(({ event, payload }) => {
    if (event === 'changed' && payload.topics.includes('users')) heard = brought();
  });
  const [ended] = await pausedAt(app, choice, ROWS);
  expect(heard).toBeGreaterThan(0);
  expect(heard).toBeLessThan(ROWS);
  expect((await app.call('users.search', { query: 'many' })).total).toBe(heard);
  await app.call('users.search', { query: 'many.1' });
  expect(brought()).toBe(heard);
  await app.call('directory.steer', { order: 'resume' });
  expect(await ended).toMatchObject({ ok: true, value: { added: ROWS } });
  expect(heard).toBe(ROWS);
});

test('paused while it still looks through the file, it rests there and writes nothing until it is resumed', async () => {
  const app = await office();
  const { choice } = await choose(app, manyRows(ROWS));
  const ended = app.app.call('directory.import', { ...choice, skipBad: true });
  await until(async () => (await app.call('directory.importState', {})).kind === 'running', 'the import');
  await app.call('directory.steer', { order: 'pause' });
  const motion = async () => {
    const state = await app.call('directory.importState', {});
    return state.kind === 'running' ? state.motion : null;
  };
  await until(async () => (await motion()) === 'paused', 'the pause');
  let looks = 0;
  await until(async () => {
    looks += 1;
    expect(await app.call('directory.importState', {})).toMatchObject({
      phase: 'checking',
      motion: 'paused',
    });
    return looks === 200;
  });
  await app.call('directory.steer', { order: 'resume' });
  expect(await ended).toMatchObject({ ok: true, value: { added: ROWS } });
});

test('cancelled, it leaves users, index, log, mails and folder as they were', async () => {
  const app = await office();
  await app.given.user({ login: 'many.5', email: 'old@office.test', name: '오래된 사람', staffNumber: 'M5' });
  const before = traces(app);
  const files = readdirSync(app.dataFolder).filter((name) => !/-(wal|shm)$/.test(name));
  const { ended } = await pausedImport(app);
  await app.call('directory.steer', { order: 'cancel' });
  expect(await ended).toMatchObject({ ok: false, error: { code: 'import-cancelled' } });
  expect(traces(app)).toEqual(before);
  expect(readdirSync(app.dataFolder).filter((name) => !/-(wal|shm)$/.test(name))).toEqual(
    [...files, '직원.csv'].sort(),
  );
  expect((await app.call('users.search', { query: 'many' })).total).toBe(1);
  const { entries } = await app.call('activity.list', { action: 'import-taken-back' });
  expect(entries[0]).toMatchObject({
    operatorName: ADMIN.name,
    details: { file: '직원.csv', reason: 'import-cancelled', takenBack: expect.any(Number) },
  });
  expect(await app.call('directory.importState', {})).toMatchObject({ kind: 'taken-back', why: 'cancelled' });
  expect(await app.refused('directory.steer', { order: 'pause' })).toMatchObject({
    code: 'import-not-running',
  });
});

test('cancelled at any moment the search finds whom a look at everybody finds, and again after a whole import', async () => {
  const app = await office();
  const { choice } = await choose(app, manyRows(ROWS));
  await app.call('directory.dryRun', choice);
  const before = traces(app);
  await fc.assert(
    fc.asyncProperty(fc.nat(3), async (turns) => {
      const [ended] = await pausedAt(app, choice, ROWS);
      await app.call('directory.steer', { order: 'resume' });
      // The moment is one of so many answers later: no time is measured.
      for (let turn = 0; turn < turns; turn += 1) await app.call('users.search', { query: 'many.1' });
      await app.app.call('directory.steer', { order: 'cancel' });
      const reply = await ended;
      if (reply?.ok !== false) throw new Error('it was through before it was cancelled');
      expect(traces(app)).toEqual(before);
    }),
    { numRuns: 3 },
  );
  await app.call('directory.import', choice);
  const users = app.rows('SELECT * FROM users') as unknown[] as UserRecord[];
  const db = openDatabase(`${app.dataFolder}/office.db`);
  for (const query of ['김가람', 'jane doe1', 'ㄱㄱㄹ', 'many.29', '총무', '0102', 'M77', 'import.test']) {
    const found = await searchUsers(db.read, query, { limit: 50, filter: 'all', now: 1 });
    const expected = plainSearch(users, query);
    expect([query, ...found.rows.map(({ id }) => id)]).toEqual([query, ...expected.ids.slice(0, 50)]);
  }
  await db.close();
});

test('locking and signing out do not stop it, and its outcome waits for whoever signs in', async () => {
  const app = await office();
  const { ended } = await pausedImport(app);
  await app.call('session.lock', {});
  await app.call('session.unlock', { password: ADMIN.password });
  await app.call('directory.steer', { order: 'resume' });
  await app.call('session.signOut', {});
  await ended;
  await app.signIn();
  expect(await app.call('directory.importState', {})).toMatchObject({ kind: 'done', added: ROWS });
});

test('a file that changes while it is read is nobody’s file: what came of it is taken back', async () => {
  const app = await office();
  const before = traces(app);
  const { path, ended } = await pausedImport(app);
  appendFileSync(path, '끝에 온 사람,late,late@import.test,,,,\n');
  await app.call('directory.steer', { order: 'resume' });
  expect(await ended).toMatchObject({ ok: false, error: { code: 'file-changed' } });
  expect(traces(app)).toEqual(before);
  expect(await app.call('directory.importState', {})).toMatchObject({
    kind: 'failed',
    refusal: { code: 'file-changed' },
  });
});

test('a file that was changed after it was checked has to be checked again', async () => {
  const app = await office();
  const { choice, path } = await choose(app, manyRows(3));
  await app.call('directory.dryRun', choice);
  appendFileSync(path, '끝에 온 사람,late,late@import.test,,,,\n');
  expect(await app.refused('directory.import', choice)).toMatchObject({ code: 'file-changed' });
  await app.call('directory.dryRun', choice);
  expect(await app.call('directory.import', choice)).toMatchObject({ added: 4 });
});

test('the program is ended in the middle: the next start takes it back and says so', async () => {
  const app = await office();
  const before = traces(app);
  const { ended } = await pausedImport(app);
  await app.restart();
  await ended;
  await until(async () => app.row('SELECT 1 FROM import_run') === undefined, 'the taking back');
  await app.signIn();
  await until(
    async () => (await app.call('directory.importState', {})).kind === 'taken-back',
    'the end of the taking back',
  );
  expect(traces(app)).toEqual(before);
  const { entries } = await app.call('activity.list', { action: 'import-taken-back' });
  expect(entries[0]).toMatchObject({ operatorName: null, details: { reason: 'program-ended' } });
});

test('one that could not be taken back is said to be so; the next import takes it back first, and is then done', async () => {
  const app = await office();
  const { choice, ended } = await pausedImport(app);
  app.change(`CREATE TRIGGER no_taking_back BEFORE DELETE ON users WHEN OLD.login LIKE 'many.%'
    BEGIN SELECT RAISE(ABORT, 'no room'); END`);
  await app.call('directory.steer', { order: 'cancel' });
  expect(await ended).toMatchObject({ ok: false, error: { code: 'import-unfinished' } });
  expect(await app.call('directory.importState', {})).toMatchObject({
    kind: 'failed',
    refusal: { code: 'import-unfinished' },
  });
  await app.call('directory.dryRun', choice);
  expect(await app.refused('directory.import', choice)).toMatchObject({ code: 'import-unfinished' });

  app.change('DROP TRIGGER no_taking_back');
  await app.call('directory.dryRun', choice);
  expect(await app.call('directory.import', choice)).toMatchObject({ added: ROWS });
  expect(app.rows("SELECT 1 FROM users WHERE login LIKE 'many.%'")).toHaveLength(ROWS);
  const { entries } = await app.call('activity.list', { action: 'import-taken-back' });
  expect(entries).toMatchObject([{ details: { reason: 'import-cancelled' } }]);
});
