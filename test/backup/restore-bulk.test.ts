import path from 'node:path';
import { expect, test } from 'vitest';
import { backUpTo, backupDisk, restore } from '../support/backups.ts';
import { addresses, gathered, people, runToEnd, startedBulk, tick } from '../support/bulk.ts';
import { NOBODY_LISTENS } from '../support/office-settings.ts';
import { createTestApp } from '../support/test-app.ts';
import { ADMIN, type TestApp } from '../support/test-office.ts';
import { until } from '../support/until.ts';

const EVERYBODY = { from: 'filter', query: '', filter: 'all' } as const;
const INTERRUPTED = 'bulk-interrupted';

type Halfway = { app: TestApp; bulkId: string; file: string; recoveryKey: string };

/** A batch of four, of whom one had a mail when the backup was made; all of them had one when it is restored. */
async function halfway(before: (app: TestApp, bulkId: string) => Promise<unknown> = async () => {}) {
  const app = await createTestApp();
  const { recoveryKey } = await app.given.office();
  app.change('DELETE FROM users');
  for (const _ of people(4)) await app.given.user();
  const bulkId = await startedBulk(app, EVERYBODY, 30);
  await until(() => app.row("SELECT 1 FROM resets WHERE state = 'handed-over'") !== undefined);
  await app.outboxIdle();
  await before(app, bulkId);
  const file = path.join(backupDisk(), 'office.resetdesk-backup');
  await backUpTo(app, file);
  return { app, bulkId, file, recoveryKey };
}

async function restored({ app, file, recoveryKey }: Halfway): Promise<void> {
  await app.call('session.reauthenticate', { password: ADMIN.password });
  await restore(app, file, recoveryKey);
  await app.signIn();
  await app.settledMinute();
}

const standing = async (app: TestApp, bulkId: string) =>
  (await app.call('bulk.members', { bulkId })).members.map(({ progress, code }) => code ?? progress);

test('a batch that was under way in the backup ends: whoever got a mail since gets no second one by itself', async () => {
  const given = await halfway();
  const { app, bulkId } = given;
  await runToEnd(app, bulkId);
  expect(await addresses(app)).toHaveLength(4);
  await restored(given);
  for (const _ of people(3)) await tick(app, 60_000);
  await app.signIn();
  // What the backup knows of: the one from before it.
  expect(await addresses(app)).toHaveLength(1);
  expect(await standing(app, bulkId)).toEqual(['superseded', INTERRUPTED, INTERRUPTED, INTERRUPTED]);
  const { bulks } = await app.call('bulk.list', {});
  expect(bulks).toMatchObject([
    { state: 'finished', pausedFor: null, interrupted: 3, endedAt: expect.any(Number) },
  ]);
  expect(await app.refused('bulk.resume', { bulkId })).toMatchObject({ code: 'bulk-not-possible' });
  const line = app.row("SELECT operator_name, details FROM activity WHERE action = 'bulk-interrupted'");
  expect(line?.operator_name).toBe(ADMIN.name);
  expect(JSON.parse(String(line?.details))).toEqual({
    bulk: bulkId,
    skipped: 3,
    reason: 'office-restored',
  });
});

test('the same goes for one that was paused, and an admin who decides so mails the rest, once each', async () => {
  const given = await halfway((app, bulkId) => app.call('bulk.pause', { bulkId }));
  const { app, bulkId } = given;
  await restored(given);
  expect(await standing(app, bulkId)).toEqual(['superseded', INTERRUPTED, INTERRUPTED, INTERRUPTED]);
  // Judging again all who were left out is not that decision.
  expect(await app.refused('bulk.retry', { bulkId, progress: 'left-out' })).toMatchObject({
    code: 'bulk-nobody',
  });
  await app.call('session.reauthenticate', { password: ADMIN.password });
  expect(await app.call('bulk.retry', { bulkId, progress: 'left-out', code: INTERRUPTED })).toEqual({
    again: 3,
  });
  await runToEnd(app, bulkId);
  expect(await addresses(app)).toEqual(people(4).map((i) => `user${i - 1}@office.test`));
  expect((await app.call('bulk.get', { bulkId })).bulk).toMatchObject({ state: 'finished', interrupted: 0 });
});

test('an admin who wants no more mails cancels it for good', async () => {
  const given = await halfway();
  const { app, bulkId } = given;
  await restored(given);
  await app.call('bulk.cancel', { bulkId });
  expect(await app.refused('bulk.retry', { bulkId, progress: 'left-out', code: INTERRUPTED })).toMatchObject({
    code: 'bulk-not-possible',
  });
});

test('whose mail waited in the outbox is among them: it was stopped, and may have left since', async () => {
  const given = await halfway(async (app, bulkId) => {
    await app.call('bulk.pause', { bulkId });
    await app.call('settings.saveMail', NOBODY_LISTENS);
    await app.call('bulk.resume', { bulkId });
    await until(() => {
      app.clock.advance(100);
      return app.row("SELECT 1 FROM bulk_members WHERE progress = 'retrying'") !== undefined;
    });
    await app.call('bulk.pause', { bulkId });
    await app.outboxIdle();
  });
  const { app, bulkId } = given;
  expect((await standing(app, bulkId)).slice(0, 2)).toEqual(['handed-over', 'retrying']);
  await restored(given);
  expect(await standing(app, bulkId)).toEqual(['superseded', INTERRUPTED, INTERRUPTED, INTERRUPTED]);
});

test('whose live reset was to be replaced is among them; whose was to be kept keeps their place', async () => {
  for (const live of ['replace', 'keep'] as const) {
    const given = await halfway(async (app, bulkId) => {
      await app.call('bulk.pause', { bulkId });
      app.change("UPDATE bulk_members SET progress = 'has-live' WHERE position = 4");
      app.change('UPDATE bulk_resets SET live = ?', live);
    });
    await restored(given);
    expect((await standing(given.app, given.bulkId)).at(-1)).toBe(
      live === 'replace' ? INTERRUPTED : 'has-live',
    );
  }
});

test('a dry run of the backup is thrown away: it may have been started since', async () => {
  const given = await halfway(async (app, bulkId) => {
    await app.call('bulk.cancel', { bulkId });
    await gathered(app, EVERYBODY);
  });
  const { app, bulkId } = given;
  await restored(given);
  await until(() => app.row("SELECT 1 FROM bulk_resets WHERE state <> 'cancelled'") === undefined);
  expect((await app.call('bulk.list', {})).bulks).toMatchObject([{ id: bulkId, state: 'cancelled' }]);
  expect(await standing(app, bulkId)).toEqual(['superseded', 'ready', 'ready', 'ready']);
});

test('a batch that had nobody left to mail stays as it was, and the log has no line of it', async () => {
  const given = await halfway((app, bulkId) => runToEnd(app, bulkId));
  const { app, bulkId } = given;
  const { endedAt } = (await app.call('bulk.get', { bulkId })).bulk;
  await restored(given);
  expect((await app.call('bulk.get', { bulkId })).bulk).toMatchObject({ interrupted: 0, endedAt });
  expect(app.row("SELECT 1 FROM activity WHERE action = 'bulk-interrupted'")).toBeUndefined();
});
