import { expect, test } from 'vitest';
import { addresses, emptyOffice, runToEnd, startedBulk } from '../support/bulk.ts';
import type { TestApp } from '../support/test-office.ts';
import { ADMIN } from '../support/test-office.ts';
import { until } from '../support/until.ts';

const EVERYBODY = { from: 'filter', query: '', filter: 'all' } as const;
const HOUR = 3_600_000;

/** Two users with a live reset of an hour, and a batch that kept both and mailed a third. */
async function keptTwo(): Promise<{ app: TestApp; bulkId: string }> {
  const app = await emptyOffice();
  for (const _ of [1, 2]) await app.call('resets.send', { userId: await app.given.user() });
  await app.outboxIdle();
  await app.given.user();
  const bulkId = await startedBulk(app, EVERYBODY, 1200);
  await runToEnd(app, bulkId);
  return { app, bulkId };
}

const counts = async (app: TestApp, bulkId: string) =>
  Object.fromEntries(
    (await app.call('bulk.get', { bulkId })).counts.map(({ progress, members }) => [progress, members]),
  );

async function hoursLater(app: TestApp): Promise<void> {
  app.clock.advance(HOUR);
  await until(() => app.row("SELECT 1 FROM resets WHERE state = 'expired'") !== undefined);
  await app.signIn();
  await app.call('session.reauthenticate', { password: ADMIN.password });
}

test('whose live reset was kept gets a mail by a retry once it has run out', async () => {
  const { app, bulkId } = await keptTwo();
  expect(await counts(app, bulkId)).toEqual({ 'has-live': 2, 'handed-over': 1 });
  await hoursLater(app);
  expect(await app.call('bulk.retry', { bulkId, progress: 'has-live' })).toEqual({ again: 2 });
  await runToEnd(app, bulkId);
  expect(await counts(app, bulkId)).toEqual({ 'handed-over': 3 });
  expect((await addresses(app)).filter((to) => to === 'user0@office.test')).toHaveLength(2);
});

test('a live reset that still works is kept at a retry too, and nobody is called left out for it', async () => {
  const { app, bulkId } = await keptTwo();
  expect(await app.refused('bulk.retry', { bulkId, progress: 'has-live' })).toMatchObject({
    code: 'bulk-all-live',
  });
  const revoked = app.row('SELECT id FROM resets WHERE bulk_id IS NULL ORDER BY issued_at, rowid');
  await app.call('resets.revoke', { resetId: String(revoked?.id) });
  expect(await app.call('bulk.retry', { bulkId, progress: 'has-live' })).toEqual({ again: 1 });
  await runToEnd(app, bulkId);
  expect(await counts(app, bulkId)).toEqual({ 'has-live': 1, 'handed-over': 2 });
});

test('whoever has used it meanwhile has a new password and is not asked for another', async () => {
  const { app, bulkId } = await keptTwo();
  await app.call('resets.complete', {
    text: await app.given.mailTo('user0@office.test'),
    ...{ newPassword: '서른 마리 고래가 느리게 춤춘다', way: 'typed-on-behalf', mustChange: false },
  });
  await hoursLater(app);
  expect(await app.call('bulk.retry', { bulkId, progress: 'has-live' })).toEqual({ again: 1 });
  await runToEnd(app, bulkId);
  expect(await counts(app, bulkId)).toEqual({ 'has-live': 1, 'handed-over': 2 });
});
