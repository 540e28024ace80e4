import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { LOOK_EVERY } from '../../electron/use-cases/follow-feed.ts';
import { choiceFor } from '../support/export-office.ts';
import { followedOffice, row, some } from '../support/feed-office.ts';
import { addOperator, switchTo } from '../support/operator-steps.ts';
import { ADMIN } from '../support/test-office.ts';
import { until } from '../support/until.ts';

test('what the file says when it is chosen is applied at once, and the log says so in the name of the admin', async () => {
  const { state, lines, user } = await followedOffice(some(3));
  expect(await state()).toMatchObject({
    feed: { name: '인사.csv', adminName: '세라', askAbovePercent: 10 },
    record: { applied: { counts: { rows: 3, added: 3, bad: 0 } }, problem: null, held: null },
    leavers: 0,
  });
  expect(user('p1')).toMatchObject({ name: '사람 1', staff_number: 'E1', department: '총무팀' });
  expect(lines()).toEqual([
    {
      action: 'feed-applied',
      operator: '세라',
      code: null,
      details: {
        file: '인사.csv',
        entries: 3,
        added: 3,
        updated: 0,
        unchanged: 0,
        leavers: 0,
        addressChanges: 0,
        skipped: 0,
        through: 'feed',
      },
    },
  ]);
});

test('a changed file adds and changes at once; who is missing is listed and stays as they are until an admin says', async () => {
  const { app, write, looked, state, lines, user } = await followedOffice(some(3));
  const userId = String(user('p3')?.id);
  await app.call('settings.saveMail', { way: 'folder', folderHandle: null });
  const { reset } = await app.call('resets.send', { userId });
  write([row(1), row(2, '새 이름'), row(4)]);
  await looked();
  expect((await state()).record.applied?.counts).toMatchObject({
    added: 1,
    updated: 1,
    unchanged: 1,
    leavers: 1,
  });
  expect(user('p2')).toMatchObject({ name: '새 이름' });
  expect(user('p3')).toMatchObject({ disabled_at: null });
  const { leavers, total, listedAt } = await app.call('feed.leavers', {});
  expect(leavers).toMatchObject([{ userId, name: '사람 3', login: 'p3', staffNumber: 'E3' }]);
  expect(total).toBe(1);
  expect(lines().slice(1, 3)).toMatchObject([
    { action: 'user-changed', operator: '세라', details: { through: 'feed' } },
    { action: 'feed-applied', details: { through: 'feed', leavers: 1 } },
  ]);

  await app.call('feed.settle', { decision: 'disable', whom: { kind: 'all', listedAt } });
  expect(user('p3')).toMatchObject({ disabled_at: app.clock.now() });
  // As by hand: every token dies, and it was the admin, not the feed.
  expect(app.row('SELECT state FROM resets WHERE id = ?', reset.id)).toEqual({ state: 'superseded' });
  expect(lines().at(-1)).toEqual({
    action: 'user-disabled',
    operator: '세라',
    code: null,
    details: { leaver: true },
  });
  expect((await state()).leavers).toBe(0);
});

test('a leaver who is kept is not asked about again, until the file names them and drops them once more', async () => {
  const { app, write, looked, state, lines, user } = await followedOffice(some(3));
  const userId = String(user('p3')?.id);
  write(some(2));
  await looked();
  const whom = { kind: 'some' as const, userIds: [userId] };
  expect(await app.call('feed.settle', { decision: 'keep', whom })).toEqual({ settled: 1 });
  expect(lines().at(-1)).toMatchObject({ action: 'leaver-kept', operator: '세라' });
  // Twice is once.
  expect(await app.call('feed.settle', { decision: 'disable', whom })).toEqual({ settled: 0 });
  expect(user('p3')).toMatchObject({ disabled_at: null });
  write([row(1), row(2, '새 이름')]);
  await looked();
  expect((await state()).leavers).toBe(0);
  write(some(3));
  await looked();
  write(some(2));
  await looked();
  expect((await state()).leavers).toBe(1);
});

test('whoever is back in the file leaves the list, and nobody who never came from the feed gets on it', async () => {
  const { app, write, looked, state } = await followedOffice(some(3));
  await app.given.user({ name: '손으로 넣음', login: 'byhand', staffNumber: 'H1' });
  write(some(2));
  await looked();
  expect((await app.call('feed.leavers', {})).leavers.map(({ login }) => login)).toEqual(['p3']);
  write(some(3));
  await looked();
  expect(await state()).toMatchObject({ leavers: 0, record: { applied: { counts: { unchanged: 3 } } } });
});

test.each([
  ['leavers', some(10).slice(0, 6)],
  ['bad-rows', some(10).map((line, index) => (index < 4 ? line.replace('@', ' at ') : line))],
  ['addresses', some(10).map((line) => line.replace('@office', '@elsewhere'))],
] as const)('too much at once (%s) waits for an admin and changes nothing', async (reason, people) => {
  const { app, write, looked, state, lines } = await followedOffice(some(10));
  const before = app.rows('SELECT * FROM users ORDER BY id');
  write([...people, row(99)]);
  await looked();
  const { record, leavers } = await state();
  expect(record.held).toMatchObject({ reasons: [reason], answer: 'open', followed: 10 });
  expect(leavers).toBe(0);
  expect(app.rows('SELECT * FROM users ORDER BY id')).toEqual(before);
  expect(lines().at(-1)).toMatchObject({ action: 'feed-held', details: { why: reason, through: 'feed' } });
  const count = lines().length;
  await looked();
  expect(lines()).toHaveLength(count);
});

test('an admin applies the very file that was held, or leaves it aside and waits for the next', async () => {
  const { app, write, looked, state, lines, user } = await followedOffice(some(10));
  write(some(5));
  await looked();
  const held = async () => (await state()).record.held;
  const first = (await held())?.content ?? '';
  await app.call('feed.decide', { content: first, apply: false });
  expect(await held()).toMatchObject({ answer: 'turned-down' });
  expect(lines().at(-1)).toMatchObject({ action: 'feed-turned-down', operator: '세라' });

  write(some(4));
  await looked();
  const second = (await held())?.content ?? '';
  expect(await app.refused('feed.decide', { content: first, apply: true })).toMatchObject({
    code: 'feed-file-changed',
  });
  // Another file came in between: these numbers are not about it.
  write(some(3));
  expect(await app.refused('feed.decide', { content: second, apply: true })).toMatchObject({
    code: 'feed-file-changed',
  });
  write(some(4));
  await app.call('feed.decide', { content: second, apply: true });
  expect(await state()).toMatchObject({ leavers: 6, record: { held: null } });
  expect(lines().at(-1)).toMatchObject({ action: 'feed-applied', details: { approved: true, leavers: 6 } });
  expect(user('p10')).toMatchObject({ disabled_at: null });
});

test('nobody signed in, or the program locked: the feed goes on, as backups do', async () => {
  const { app, write, user } = await followedOffice(some(3));
  const seenBy = async (login: string) => {
    await until(() => {
      app.clock.advance(LOOK_EVERY);
      return user(login) !== undefined;
    });
  };
  await app.call('session.lock', {});
  write(some(4));
  await seenBy('p4');
  await app.call('session.signOut', {});
  write(some(5));
  await seenBy('p5');
});

test('while the recovery key is asked for it rests: what cannot be chained into the log is not done', async () => {
  const { app, write, user } = await followedOffice(some(3));
  app.vault.lose();
  await app.restart();
  write(some(4));
  for (const _ of [1, 2, 3]) {
    app.clock.advance(LOOK_EVERY);
    expect(await app.call('app.status', {})).toMatchObject({ state: { kind: 'needs-recovery-key' } });
  }
  expect(user('p4')).toBeUndefined();
});

test('the name it runs in must be an admin’s: else it rests until another admin takes it over', async () => {
  const { app, file, write, looked, state, user, lines } = await followedOffice(some(3));
  await addOperator(app, 'duri', 'admin');
  await switchTo(app, 'duri');
  app.change('UPDATE operators SET disabled_at = 1 WHERE login = ?', ADMIN.login);
  write(some(4));
  await looked();
  expect((await state()).record.problem?.refusal).toEqual({ code: 'feed-admin-gone' });
  expect(user('p4')).toBeUndefined();
  expect(lines().at(-1)).toMatchObject({ action: 'feed-failed', operator: null, code: 'feed-admin-gone' });

  await app.call('feed.save', { ...(await choiceFor(app, file)), askAbovePercent: 10 });
  expect(await state()).toMatchObject({ feed: { adminName: 'duri' }, record: { problem: null } });
  expect(user('p4')).toMatchObject({ disabled_at: null });
});

test('after a restart the same file is not read again, and stopping changes nobody', async () => {
  const { app, write, looked, state, lines } = await followedOffice(some(3));
  write(some(2));
  await looked();
  await app.restart();
  await app.signIn();
  await looked();
  expect(lines()).toHaveLength(2);
  expect((await state()).leavers).toBe(1);
  await app.call('feed.stop', {});
  expect(await state()).toMatchObject({ feed: null, leavers: 0, record: { applied: null } });
  expect(app.rows('SELECT id FROM users WHERE disabled_at IS NOT NULL')).toEqual([]);
  expect(app.rows('SELECT * FROM feed_users')).toEqual([]);
  expect(await app.refused('feed.readNow', {})).toMatchObject({ code: 'feed-not-set' });
});

test('a file can be looked at before it is followed: the numbers, and not a row is written', async () => {
  const { app } = await followedOffice(some(3));
  const file = path.join(app.dataFolder, 'other.csv');
  writeFileSync(file, `사번,이름,아이디,이메일,부서\r\n${[row(3, '새 이름'), row(4), ',,,,x'].join('\r\n')}`);
  const before = app.rows('SELECT * FROM users');
  expect(await app.call('feed.check', await choiceFor(app, file))).toEqual({
    rows: 3,
    added: 1,
    updated: 1,
    unchanged: 0,
    bad: 1,
    addressChanges: 0,
  });
  expect(app.rows('SELECT * FROM users')).toEqual(before);
});
