import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { choiceFor } from '../support/export-office.ts';
import { followedOffice, type HumanResources, row, some } from '../support/feed-office.ts';
import { addOperator, switchTo } from '../support/operator-steps.ts';
import { ADMIN } from '../support/test-office.ts';
import { until } from '../support/until.ts';

/** More than are written in one turn, so that there is a middle. */
const MANY = 1400;

/** Calls `act` once, when so many rows are written and others are still to come. */
function midway({ app }: HumanResources, act: () => void, from = 1): void {
  let done = false;
  app.app.on(({ payload }) => {
    if (done || !('work' in payload) || payload.work !== 'feed') return;
    if (app.rows("SELECT 1 FROM users WHERE login LIKE 'p%'").length < from + 3) return;
    done = true;
    act();
  });
}

const applied = ({ lines }: HumanResources) =>
  lines()
    .filter(({ action }) => action === 'feed-applied')
    .slice(1)
    .map(({ details: { added, updated, unchanged, leavers, unfinished } }) => {
      return { added, updated, unchanged, leavers, ...(unfinished === undefined ? {} : { unfinished }) };
    });

const serials = ({ app }: HumanResources) =>
  app.rows("SELECT login FROM users WHERE login LIKE 'p%'").map(({ login }) => String(login));

test('others write while a long file is applied, and need not wait for its end', async () => {
  const office = await followedOffice(some(3));
  const { app, write, looked } = office;
  let there = 0;
  let written: Promise<void> | null = null;
  midway(office, () => {
    written = app.given.user({ name: '전화한 사람', login: 'caller' }).then(() => {
      there = serials(office).length;
    });
  });
  write(some(MANY));
  await looked();
  await written;
  expect(there).toBeGreaterThan(3);
  expect(there).toBeLessThan(MANY);
  expect(serials(office)).toHaveLength(MANY);
  expect(applied(office)).toEqual([{ added: MANY - 3, updated: 0, unchanged: 3, leavers: 0 }]);
});

test('a program that ends in the middle goes on with the file at its next start, and the log says what each did', async () => {
  const office = await followedOffice(some(3));
  const { app, write, looked, state, user } = office;
  const before = app.app;
  let ended: Promise<void> | null = null;
  midway(office, () => {
    ended = before.close();
  });
  // Somebody is missing, too: nobody may be forgotten by the second half.
  write([...some(MANY).filter((line) => !line.startsWith('E2,')), row(1, '새 이름')].slice(1));
  app.clock.advance(15_000);
  await until(async () => !(await state()).reading);
  app.clock.advance(15_000);
  await until(() => ended !== null);
  await ended;
  const first = serials(office).length;
  expect(first).toBeLessThan(MANY);
  expect(app.row('SELECT missing_since FROM feed_users WHERE missing_since IS NOT NULL')).toBeUndefined();

  await app.restart();
  await app.signIn();
  await looked();
  expect(serials(office)).toHaveLength(MANY);
  expect(user('p1')).toMatchObject({ name: '새 이름' });
  expect((await app.call('feed.leavers', {})).leavers.map(({ login }) => login)).toEqual(['p2']);
  const [part, rest, ...more] = applied(office);
  expect(more).toEqual([]);
  expect(part).toMatchObject({ added: first - 3, leavers: 0, unfinished: true });
  expect(rest).toMatchObject({ added: MANY - first, updated: 1, leavers: 1 });
});

test('what was applied when the program was killed is said by the next look, before what that one does', async () => {
  const office = await followedOffice(some(3));
  const { app, write, looked, state } = office;
  // As a kill before its last line leaves it.
  app.change(`CREATE TRIGGER killed BEFORE INSERT ON activity WHEN NEW.action IN ('feed-applied', 'feed-failed')
    BEGIN SELECT RAISE(ABORT, 'killed'); END`);
  write(some(700));
  await looked();
  expect(serials(office)).toHaveLength(700);
  expect(applied(office)).toEqual([]);
  app.change('DROP TRIGGER killed');
  await app.restart();
  await app.signIn();
  await looked();
  expect(applied(office)).toEqual([
    { added: 697, updated: 0, unchanged: 3, leavers: 0, unfinished: true },
    { added: 0, updated: 0, unchanged: 700, leavers: 0 },
  ]);
  expect((await state()).record.problem).toBeNull();
});

test('an address that somebody takes in the middle makes its row a bad one, and nobody is called missing', async () => {
  const office = await followedOffice(some(3));
  const { app, write, looked, state, user } = office;
  let taken: Promise<string> | null = null;
  midway(office, () => {
    taken = app.given.user({ name: '빠른 사람', login: 'quick', email: `p${MANY}@office.test` });
  });
  write(some(MANY).slice(1));
  await looked();
  await taken;
  expect(user(`p${MANY}`)).toBeUndefined();
  const { record, leavers } = await state();
  expect(record.badRows).toEqual([{ line: MANY, problem: 'email-taken', value: `p${MANY}@office.test` }]);
  expect(record.applied?.counts).toMatchObject({ added: MANY - 4, bad: 1, leavers: 0 });
  expect(leavers).toBe(0);
});

test('when the admin in whose name it runs goes in the middle, no further row is written', async () => {
  const office = await followedOffice(some(3));
  const { app, write, looked, state } = office;
  await addOperator(app, 'duri', 'admin');
  await switchTo(app, 'duri');
  midway(office, () => app.change('UPDATE operators SET disabled_at = 1 WHERE login = ?', ADMIN.login));
  write(some(MANY));
  await looked();
  const there = serials(office).length;
  expect(there).toBeLessThan(MANY);
  expect((await state()).record.problem?.refusal).toEqual({ code: 'feed-admin-gone' });
  expect(applied(office)).toMatchObject([{ added: there - 3, unfinished: true }]);
  await looked();
  expect(serials(office)).toHaveLength(there);
});

test('another file chosen in the middle is another feed: no further row of the first is written', async () => {
  const office = await followedOffice(some(3));
  const { app, file, write, looked, state } = office;
  const other = path.join(app.dataFolder, 'other.csv');
  writeFileSync(other, readFileSync(file));
  const choice = await choiceFor(app, other);
  let saved: Promise<unknown> | null = null;
  midway(office, () => {
    saved = app.call('feed.save', { ...choice, askAbovePercent: 10 });
  });
  write(some(MANY));
  await looked();
  await saved;
  expect(serials(office).length).toBeLessThan(MANY);
  expect(applied(office)).toMatchObject([{ unfinished: true }]);
  // It lacks whom the first has brought: that is for an admin to look at.
  expect((await state()).record.held).toMatchObject({ reasons: ['leavers'] });
});

test('stopping the feed after a kill still says what the killed program had applied', async () => {
  const office = await followedOffice(some(3));
  const { app, write, looked } = office;
  app.change(`CREATE TRIGGER killed BEFORE INSERT ON activity WHEN NEW.action IN ('feed-applied', 'feed-failed')
    BEGIN SELECT RAISE(ABORT, 'killed'); END`);
  write(some(10));
  await looked();
  app.change('DROP TRIGGER killed');
  await app.call('feed.stop', {});
  expect(applied(office)).toMatchObject([{ added: 7, unfinished: true }]);
});
