import { expect, test } from 'vitest';
import { NOBODY_LISTENS } from '../support/office-settings.ts';
import { addOperator, switchTo } from '../support/operator-steps.ts';
import { createTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-office.ts';

type Place = { app: TestApp; mine: string; other: string; nobodys: string; scopedId: string };

/** 두리 works for 총무팀 alone; one user of it, one of 인사팀 and one of no department, each with a reset out. */
async function office(): Promise<Place> {
  const app = await createTestApp();
  await app.given.office();
  const scopedId = await addOperator(app, 'duri', 'operator', ['총무팀']);
  const mine = await app.given.user({ name: '나사람', department: '총무팀', email: 'mine@office.test' });
  const other = await app.given.user({ name: '너사람', department: '인사팀', email: 'other@office.test' });
  const nobodys = await app.given.user({ name: '빈사람', department: null });
  for (const userId of [mine, other, nobodys]) await app.call('resets.send', { userId });
  await app.outboxIdle();
  return { app, mine, other, nobodys, scopedId };
}

const fieldsOf = (login: string, department: string | null, email: string | null = null) =>
  ({
    name: '새사람',
    login,
    email,
    phone: null,
    staffNumber: null,
    department,
    language: 'ko',
    managerEmail: null,
  }) as const;

test('an operator of one department finds, counts and filters its users alone', async () => {
  const { app, mine } = await office();
  await switchTo(app, 'duri');
  const search = (input: { query: string; filter?: 'all' | 'live-reset'; limit?: number }) =>
    app.call('users.search', input);
  const all = await search({ query: '' });
  const practice = all.users.filter(({ department }) => department === '총무팀').length;
  expect(all.total).toBe(practice);
  expect(new Set(all.users.map(({ department }) => department))).toEqual(new Set(['총무팀']));
  expect((await search({ query: '사람' })).users.map(({ id }) => id)).toEqual([mine]);
  expect(await search({ query: 'other@office.test' })).toEqual({ users: [], total: 0 });
  expect((await search({ query: '', filter: 'live-reset' })).users.map(({ id }) => id)).toEqual([mine]);
  expect((await search({ query: '', limit: 1 })).total).toBe(practice);
});

test('resets, mails and the log show what is about those users, and what is about none', async () => {
  const { app, mine, other } = await office();
  await switchTo(app, 'duri');
  const { resets } = await app.call('resets.list', {});
  expect(resets.map(({ userId }) => userId)).toEqual([mine]);
  expect((await app.call('resets.list', { userId: other })).resets).toEqual([]);
  const { mails } = await app.call('outbox.list', {});
  expect(mails.map(({ to }) => to)).toEqual(['mine@office.test']);
  const { entries } = await app.call('activity.list', { limit: 500 });
  expect(new Set(entries.map(({ userId }) => userId))).toEqual(new Set([mine, null]));
  expect(entries.map(({ action }) => action)).toContain('operator-added');
  expect((await app.call('activity.list', { text: '너사람' })).entries).toEqual([]);
});

test('the count of waiting mails is of those users too', async () => {
  const { app, other } = await office();
  await app.call('settings.saveMail', NOBODY_LISTENS);
  await app.call('resets.send', { userId: other });
  await app.outboxIdle();
  expect((await app.call('outbox.list', {})).waiting).toBe(1);
  await switchTo(app, 'duri');
  expect((await app.call('outbox.list', {})).waiting).toBe(0);
});

test('a named user, reset or mail of another department is refused, and the refusal says whose users are theirs', async () => {
  const { app, other, nobodys } = await office();
  const ids = app.row('SELECT o.id AS mail FROM outbox o WHERE o.user_id = ?', other);
  await switchTo(app, 'duri');
  const refusal = { code: 'out-of-scope', details: { departments: '총무팀' } };
  for (const userId of [other, nobodys]) {
    expect(await app.refused('users.get', { userId })).toEqual(refusal);
    expect(await app.refused('users.edit', { ...fieldsOf('x', '총무팀'), userId })).toEqual(refusal);
  }
  const mailId = String(ids?.mail);
  expect(await app.refused('outbox.retry', { mailId })).toEqual(refusal);
  expect(await app.refused('outbox.cancel', { mailId })).toEqual(refusal);
});

test('nobody is moved out of or into a department that is not theirs, nor added to one', async () => {
  const { app, mine } = await office();
  await switchTo(app, 'duri');
  for (const department of ['인사팀', null]) {
    expect((await app.refused('users.add', fieldsOf('new', department))).code).toBe('out-of-scope');
    const moved = { ...fieldsOf('moved', department, 'mine@office.test'), userId: mine };
    expect((await app.refused('users.edit', moved)).code).toBe('out-of-scope');
  }
  await app.call('users.add', fieldsOf('new', '총무팀'));
  expect(app.row('SELECT department FROM users WHERE id = ?', mine)).toEqual({ department: '총무팀' });
});

test('a value that somebody of another department has is refused without saying whose it is', async () => {
  const { app } = await office();
  const taken = fieldsOf('new', '총무팀', 'other@office.test');
  expect(await app.refused('users.add', taken)).toMatchObject({ details: { userName: '너사람' } });
  await switchTo(app, 'duri');
  expect(await app.refused('users.add', taken)).toEqual({ code: 'email-taken' });
});

test('what an operator may see changes with the next call, and an admin is bound to no department', async () => {
  const { app, other, scopedId } = await office();
  const duri = { operatorId: scopedId, login: 'duri', name: 'duri', email: 'duri@office.test' };
  const scope = async () =>
    (await app.call('operators.list', {})).operators.find(({ id }) => id === scopedId)?.departments;
  expect(await scope()).toEqual(['총무팀']);
  await app.call('operators.edit', { ...duri, role: 'viewer' });
  expect(await scope()).toEqual(['총무팀']);
  await app.call('operators.edit', {
    ...duri,
    role: 'viewer',
    departments: [' 인사팀 ', '총무팀', '인사팀'],
  });
  expect(await scope()).toEqual(['인사팀', '총무팀']);
  await switchTo(app, 'duri');
  await app.call('users.get', { userId: other });

  await switchTo(app, 'sera');
  await app.call('operators.edit', { ...duri, role: 'admin' });
  await switchTo(app, 'duri');
  expect((await app.call('users.search', { query: '사람' })).total).toBe(3);
  // Whatever the file says of an admin: the last one must never be one who sees nothing.
  app.change('UPDATE operators SET departments = ? WHERE id = ?', '["없음"]', scopedId);
  expect((await app.call('users.search', { query: '사람' })).total).toBe(3);
  expect((await app.call('app.status', {})).state).toMatchObject({ operator: { departments: null } });
});

test('the departments to choose from are those that somebody is in', async () => {
  const { app } = await office();
  const { departments } = await app.call('users.departments', {});
  expect(departments).toContainEqual({ name: '인사팀', users: 2 });
  expect(departments.map(({ name }) => name)).toEqual(departments.map(({ name }) => name).toSorted());
});

test('the log line of an operator says for whom they may work', async () => {
  const { app } = await office();
  expect(app.row("SELECT details FROM activity WHERE action = 'operator-added'")?.details).toContain(
    '"departments":"총무팀"',
  );
});
