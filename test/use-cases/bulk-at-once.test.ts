import path from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../electron/store/database.ts';
import { discardOne } from '../../electron/use-cases/discard-bulk.ts';
import { gathered, START } from '../support/bulk.ts';
import { createTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-office.ts';
import { until } from '../support/until.ts';

/** What happens while something else is still going on. */

const EVERYBODY = { from: 'filter', query: '', filter: 'all' } as const;

async function office(users: number): Promise<TestApp> {
  const app = await createTestApp();
  await app.given.office();
  app.change('DELETE FROM users');
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
