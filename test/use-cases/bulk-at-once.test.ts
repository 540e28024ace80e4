import path from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../electron/store/database.ts';
import { discardOne } from '../../electron/use-cases/discard-bulk.ts';
import { emptyOffice, gathered, runToEnd, START, startedBulk, tick } from '../support/bulk.ts';
import { NOBODY_LISTENS } from '../support/office-settings.ts';
import type { TestApp } from '../support/test-office.ts';
import { until } from '../support/until.ts';

/** What happens while something else is still going on. */

const EVERYBODY = { from: 'filter', query: '', filter: 'all' } as const;

async function office(users: number): Promise<TestApp> {
  const app = await emptyOffice();
  for (let i = 0; i < users; i += 1) await app.given.user();
  return app;
}

test('who stops a dry run and makes another at once gets that other one, whole', async () => {
  const app = await office(60);
  const first = app.app.call('bulk.gather', EVERYBODY);
  await until(() => app.row('SELECT 1 FROM bulk_resets') !== undefined);
  await app.call('bulk.discard', {});
  const { bulkId } = await app.call('bulk.gather', EVERYBODY);
  expect(await first).toMatchObject({ ok: false, error: { code: 'bulk-discarded' } });
  expect(app.rows('SELECT id FROM bulk_resets')).toEqual([{ id: bulkId }]);
  expect((await app.call('bulk.get', { bulkId })).bulk).toMatchObject({ state: 'draft', members: 60 });
});

test('a dry run that was killed while it was thrown away cannot be started with some of its people gone', async () => {
  const app = await office(3);
  const bulkId = await gathered(app, EVERYBODY);
  const db = openDatabase(path.join(app.dataFolder, 'office.db'));
  let writes = 0;
  const killed: typeof db.write = (work) => {
    writes += 1;
    return writes > 1 ? Promise.reject(new Error('killed')) : db.write(work);
  };
  await expect(discardOne({ db: { ...db, write: killed }, emit: () => {} }, bulkId)).rejects.toThrow(
    'killed',
  );
  await db.close();
  expect(await app.refused('bulk.start', { bulkId, ...START })).toMatchObject({ code: 'bulk-not-possible' });
  await app.restart();
  await until(() => app.row('SELECT 1 FROM bulk_resets') === undefined);
});

test('a retry that comes as the batch is about to finish forgets nobody', async () => {
  const app = await office(1);
  const bulkId = await startedBulk(app, EVERYBODY, 30);
  await until(() => app.row('SELECT 1 FROM resets') !== undefined);
  await app.outboxIdle();
  app.change(
    "UPDATE resets SET state = 'failed', ended_at = issued_at, code_hash = NULL, code_expires_at = NULL",
  );
  // Whoever feeds the batch looks for the next one, finds nobody, and is about to write that it is over.
  app.clock.advance(2000);
  await app.call('bulk.retry', { bulkId, progress: 'failed' });
  await runToEnd(app, bulkId);
  expect((await app.call('bulk.get', { bulkId })).counts).toEqual([
    { progress: 'handed-over', code: null, members: 1 },
  ]);
});

test('who waits for a slip goes on waiting for it when those who were left out are tried again', async () => {
  const app = await office(0);
  await app.given.user({ email: null });
  const disabled = await app.given.user();
  await app.call('users.setEnabled', { userId: disabled, enabled: false });
  await app.given.user();
  const bulkId = await startedBulk(app, EVERYBODY, 1200);
  await runToEnd(app, bulkId);
  await app.call('users.setEnabled', { userId: disabled, enabled: true });
  expect(await app.call('bulk.retry', { bulkId, progress: 'left-out' })).toEqual({ again: 1 });
  expect(await app.call('bulk.get', { bulkId })).toMatchObject({ slips: 1 });
  await runToEnd(app, bulkId);
  expect(app.rows("SELECT code FROM activity WHERE action = 'reset-refused'")).toEqual([]);
});

test('what could not be taken back is not called cancelled', async () => {
  const app = await office(1);
  await app.call('settings.saveMail', NOBODY_LISTENS);
  const bulkId = await startedBulk(app, EVERYBODY, 30);
  await until(() => app.row('SELECT 1 FROM resets') !== undefined);
  app.change(`CREATE TRIGGER full_disk BEFORE UPDATE OF state ON resets WHEN NEW.state = 'revoked'
    BEGIN SELECT RAISE(ABORT, 'no room'); END`);
  expect(await app.refused('bulk.cancel', { bulkId })).toMatchObject({ code: 'internal' });
  expect((await app.call('bulk.get', { bulkId })).bulk.state).not.toBe('cancelled');
  app.change('DROP TRIGGER full_disk');
  expect(await app.call('bulk.cancel', { bulkId })).toEqual({ revoked: 1 });
  await until(
    () => app.row("SELECT 1 FROM outbox WHERE kind = 'reset' AND state = 'cancelled'") !== undefined,
  );
});

test('a thousand tokens that run out together do not stop everybody else until all are written down', async () => {
  const app = await office(0);
  app.change(`INSERT INTO users (id, login, name, language, search_text, created_at)
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
    SELECT 'u' || i, 'u' || i, 'u' || i, 'ko', '', 0 FROM n`);
  app.change(`INSERT INTO resets (id, user_id, jti_hash, credential_version, state, issued_by, issued_at, expires_at,
      sent_to, kid, handed_over_at)
    SELECT 'r' || users.id, users.id, randomblob(32), credential_version, 'handed-over',
      (SELECT id FROM operators LIMIT 1), ${app.clock.now()}, ${app.clock.now()} + 60000, 'a@b.test', 'k',
      ${app.clock.now()} FROM users`);
  app.clock.advance(60_000);
  const expired = () => app.rows("SELECT 1 FROM resets WHERE state = 'expired'").length;
  let seenInBetween = false;
  await until(() => {
    seenInBetween ||= expired() > 0 && expired() < 1000;
    return expired() === 1000;
  });
  expect(seenInBetween).toBe(true);
});

test('one for whom no reset can ever be made is left out with a reason, and everybody else gets theirs', async () => {
  const app = await office(0);
  const [, unlucky] = [await app.given.user(), await app.given.user(), await app.given.user()];
  app.change(`CREATE TRIGGER no_luck BEFORE INSERT ON resets WHEN NEW.user_id = '${unlucky}'
    BEGIN SELECT RAISE(ABORT, 'something nobody foresaw'); END`);
  const bulkId = await startedBulk(app, EVERYBODY, 1200);
  await runToEnd(app, bulkId);
  const board = await app.call('bulk.get', { bulkId });
  expect(board.bulk.state).toBe('finished');
  expect(board.counts).toEqual([
    { progress: 'handed-over', code: null, members: 2 },
    { progress: 'left-out', code: 'internal', members: 1 },
  ]);
  expect(app.row("SELECT code FROM activity WHERE action = 'reset-refused'")).toEqual({ code: 'internal' });
  app.change('DROP TRIGGER no_luck');
  expect(await app.call('bulk.retry', { bulkId, progress: 'left-out' })).toEqual({ again: 1 });
  await runToEnd(app, bulkId);
  expect((await app.call('bulk.get', { bulkId })).counts).toEqual([
    { progress: 'handed-over', code: null, members: 3 },
  ]);
});

test('a clock that is set back does not hold the next mail for longer than the pace asks', async () => {
  const app = await office(2);
  const bulkId = await startedBulk(app, EVERYBODY, 30);
  await until(() => app.rows('SELECT 1 FROM resets').length === 1);
  await app.outboxIdle();
  app.clock.set(app.clock.now() - 3 * 3_600_000);
  await app.call('bulk.pause', { bulkId });
  await app.call('bulk.resume', { bulkId });
  expect(app.rows('SELECT 1 FROM resets')).toHaveLength(1);
  await tick(app, 2000);
  await until(() => app.rows('SELECT 1 FROM resets').length === 2);
});
