import { expect, test } from 'vitest';
import { runToEnd, startedBulk } from '../support/bulk.ts';
import { createTestApp } from '../support/test-app.ts';

async function officeWithBatch() {
  const app = await createTestApp();
  await app.given.office();
  app.change('DELETE FROM users');
  const ids = [await app.given.user(), await app.given.user({ email: null })];
  const bulkId = await startedBulk(app, { from: 'selection', userIds: ids }, 1200);
  await runToEnd(app, bulkId);
  return { app, bulkId };
}

test('whoever calls the database: no member has a second reset, leaves, or is in a batch twice', async () => {
  const { app } = await officeWithBatch();
  const refused = (sql: string) => expect(() => app.change(sql), sql);
  refused("UPDATE bulk_members SET reset_id = 'another' WHERE reset_id IS NOT NULL").toThrow(
    /has a reset already/,
  );
  refused('DELETE FROM bulk_members').toThrow(/whoever is in it stays in it/);
  refused('DELETE FROM bulk_resets').toThrow(/is kept/);
  refused(
    `INSERT INTO bulk_members (bulk_id, position, user_id, progress) SELECT bulk_id, 99, user_id, 'ready' FROM bulk_members`,
  ).toThrow(/UNIQUE/);
  refused('UPDATE bulk_resets SET reason = NULL').toThrow(/CHECK/);
  refused("UPDATE bulk_members SET progress = 'left-out', code = '' WHERE code <> ''").toThrow(/CHECK/);
});

test('a reset without an address is a slip or a temporary password, and nothing else', async () => {
  const { app } = await officeWithBatch();
  expect(() => app.change('UPDATE resets SET sent_to = NULL, kid = NULL')).toThrow(/CHECK/);
  app.change('UPDATE resets SET sent_to = NULL, kid = NULL, slip = 1');
});

test('the counts are what counting would give, whatever happens to members', async () => {
  const { app, bulkId } = await officeWithBatch();
  const kept = 'SELECT progress, code, members FROM bulk_counts WHERE members > 0 ORDER BY 1, 2';
  const counted = 'SELECT progress, code, count(*) AS members FROM bulk_members GROUP BY 1, 2 ORDER BY 1, 2';
  const agree = () => expect(app.rows(kept)).toEqual(app.rows(counted));
  agree();
  app.change("UPDATE resets SET state = 'expired', ended_at = 1, code_hash = NULL, code_expires_at = NULL");
  expect(app.rows(kept)).toContainEqual({ progress: 'expired', code: '', members: 1 });
  agree();
  await app.call('bulk.retry', { bulkId, progress: 'expired' });
  await runToEnd(app, bulkId);
  agree();
});
