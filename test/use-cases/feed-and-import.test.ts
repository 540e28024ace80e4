import { expect, test } from 'vitest';
import { choiceFor } from '../support/export-office.ts';
import { followedOffice, row, some } from '../support/feed-office.ts';
import type { TestApp } from '../support/test-office.ts';

/** As an import leaves the office in its middle: whom it has added so far may be taken back. */
function importOf(app: TestApp, login: string): void {
  app.change(
    `INSERT INTO import_run (one, operator_id, file, started_at, state)
     SELECT 1, id, 'staff.csv', 0, 'adding' FROM operators LIMIT 1`,
  );
  app.change(
    'INSERT INTO import_ranges (first, last) SELECT number, number FROM users WHERE login = ?',
    login,
  );
}

test('the feed waits while an import could still be taken back, also one that began as the file was read', async () => {
  const { app, write, looked, lines, state } = await followedOffice(some(1));
  await app.given.user({ name: '가져온 사람', login: 'p2', email: 'p2@office.test', staffNumber: 'E2' });
  importOf(app, 'p2');
  const before = lines();
  write([row(1), row(2, '사람 둘')]);
  expect(await app.refused('feed.readNow', {})).toMatchObject({ code: 'import-running' });
  await looked();
  expect(app.rows('SELECT * FROM feed_users')).toHaveLength(1);
  expect(lines()).toEqual(before);
  expect((await state()).record.problem).toBeNull();
  app.change('DELETE FROM import_ranges');
  app.change('DELETE FROM import_run');
  await looked();
  expect(app.rows('SELECT * FROM feed_users')).toHaveLength(2);
});

test('nobody who may be taken back comes to depend on the feed', async () => {
  const { app } = await followedOffice(some(1));
  const userId = await app.given.user({ name: '가져온 사람', login: 'brought' });
  importOf(app, 'brought');
  expect(() => app.change('INSERT INTO feed_users (user_id, seen_in_run) VALUES (?, 1)', userId)).toThrow(
    'user is being imported',
  );
});

test('a feed that is saved while an import runs is saved, and read afterwards', async () => {
  const { app, file, looked, lines, state } = await followedOffice(some(1));
  const choice = await choiceFor(app, file);
  importOf(app, 'p1');
  app.change('DELETE FROM import_ranges');
  await app.call('feed.save', { ...choice, askAbovePercent: 25 });
  expect((await state()).feed).toMatchObject({ askAbovePercent: 25 });
  const applied = () => lines().filter(({ action }) => action === 'feed-applied').length;
  expect(applied()).toBe(1);
  app.change('DELETE FROM import_run');
  await looked();
  expect(applied()).toBe(2);
});
