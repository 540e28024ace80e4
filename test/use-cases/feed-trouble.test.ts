import { appendFileSync, renameSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { LOOK_EVERY } from '../../electron/use-cases/follow-feed.ts';
import { followedOffice, row, some } from '../support/feed-office.ts';
import { until } from '../support/until.ts';

test('good rows are applied beside bad ones, which are listed; meanwhile nobody is called missing', async () => {
  const { write, looked, state, user } = await followedOffice(some(3));
  write([row(1, '새 이름'), row(2, '사람 2', 'not an address')]);
  await looked();
  const { record, leavers } = await state();
  expect(user('p1')).toMatchObject({ name: '새 이름' });
  expect(record.badRows).toEqual([{ line: 3, problem: 'email-invalid', value: 'not an address' }]);
  expect(record.applied?.counts).toMatchObject({ bad: 1, updated: 1, leavers: 0 });
  expect(leavers).toBe(0);
});

test.each([
  ['an empty file', '', 'file-empty'],
  ['a header alone', '사번,이름,아이디,이메일,부서\r\n', 'file-empty'],
  ['a file cut off inside quotes', '사번,이름,아이디,이메일,부서\r\nE1,"사람', 'file-malformed'],
])('%s is said once, in the section and in the log, and changes nothing', async (_what, text, code) => {
  const { app, writeText, write, looked, state, lines } = await followedOffice(some(3));
  writeText(text);
  await looked();
  await looked();
  const { record, leavers } = await state();
  expect(record.problem?.refusal).toMatchObject({ code });
  expect(record.applied?.counts).toMatchObject({ added: 3 });
  expect(leavers).toBe(0);
  expect(app.rows('SELECT id FROM users WHERE disabled_at IS NOT NULL')).toEqual([]);
  expect(lines().filter(({ action }) => action === 'feed-failed')).toMatchObject([
    { code, operator: '세라', details: { file: '인사.csv', through: 'feed' } },
  ]);
  write(some(3));
  await looked();
  expect((await state()).record.problem).toBeNull();
});

test('a file that is gone is a problem until it is back, and then the same file is no news', async () => {
  const { app, remove, write, looked, state, lines } = await followedOffice(some(3));
  remove();
  app.clock.advance(LOOK_EVERY);
  await until(async () => !(await state()).reading);
  // One look may fall between removing and writing anew.
  expect((await state()).record.problem).toBeNull();
  await looked();
  expect((await state()).record.problem?.refusal).toEqual({ code: 'file-gone' });
  write(some(3));
  await looked();
  expect(await state()).toMatchObject({ record: { problem: null, applied: { counts: { unchanged: 3 } } } });
  expect(lines().map(({ action }) => action)).toEqual(['feed-applied', 'feed-failed', 'feed-applied']);
});

test('a file is not read before it has stayed the same from one look to the next', async () => {
  const { app, write, state } = await followedOffice(some(3));
  const look = async () => {
    app.clock.advance(LOOK_EVERY);
    await until(async () => !(await state()).reading);
  };
  write(some(4));
  await look();
  write(some(5));
  await look();
  expect((await state()).record.applied?.counts.added).toBe(3);
  await look();
  expect((await state()).record.applied?.counts).toMatchObject({ rows: 5, added: 2 });
});

test('a file that is written while it is read is not taken', async () => {
  const { app, file, write, state } = await followedOffice(some(3));
  write(some(1000));
  let over = false;
  const reading = app.refused('feed.readNow', {}).finally(() => {
    over = true;
  });
  while (!over) {
    appendFileSync(file, 'E0,늦은 사람,late,late@office.test,총무팀\r\n');
    await turn();
  }
  expect(await reading).toMatchObject({ code: 'feed-file-changing' });
  expect((await state()).record).toMatchObject({ problem: null, applied: { counts: { added: 3 } } });
});

test('a file that was turned down is not asked about again after a trouble, as long as it is the same file', async () => {
  const { app, file, write, looked, state, lines } = await followedOffice(some(10));
  write(some(5));
  await looked();
  const content = (await state()).record.held?.content ?? '';
  await app.call('feed.decide', { content, apply: false });
  renameSync(file, `${file}.away`);
  await looked();
  await looked();
  expect((await state()).record.problem?.refusal).toEqual({ code: 'file-gone' });

  renameSync(`${file}.away`, file);
  await looked();
  expect((await state()).record).toMatchObject({ problem: null, held: { answer: 'turned-down', content } });
  const held = () => lines().filter(({ action }) => action === 'feed-held');
  expect(held()).toHaveLength(1);

  // Whoever has it read by hand wants to be asked; and so does whoever writes it anew.
  await app.call('feed.readNow', {});
  expect((await state()).record.held).toMatchObject({ answer: 'open', content });
  await app.call('feed.decide', { content, apply: false });
  write(some(5));
  await looked();
  expect((await state()).record.held).toMatchObject({ answer: 'open', content });
  expect(held()).toHaveLength(3);
});
