import { expect, test } from 'vitest';
import { addresses, emptyOffice, gathered, people, runToEnd, START, startedBulk } from '../support/bulk.ts';
import { addWithOwnPassword } from '../support/operator-steps.ts';
import { createTestApp } from '../support/test-app.ts';
import { ADMIN } from '../support/test-office.ts';
import { DURI, officeOfTwo, workAs } from '../support/two-operators.ts';
import { until } from '../support/until.ts';

test('a list takes logins, addresses and staff numbers, and shows every line that means nobody for certain', async () => {
  const app = await emptyOffice();
  await app.given.user({ name: '김민수', login: 'minsu', email: 'minsu@office.test', staffNumber: '1001' });
  await app.given.user({
    name: '이서연',
    login: 'seoyeon',
    email: 'seoyeon@office.test',
    staffNumber: '1002',
  });
  await app.given.user({ name: '박지훈', login: '1001', email: 'jihun@office.test', staffNumber: '1003' });
  const bulkId = await gathered(app, {
    from: 'list',
    text: 'minsu\r\n\r\n  Seoyeon@OFFICE.test \n1003\n1001\n김민수\nminsu@office.test\nnobody',
  });
  const { members } = await app.call('bulk.members', { bulkId });
  expect(members.map(({ name }) => name)).toEqual(['김민수', '이서연', '박지훈']);
  const { lines } = await app.call('bulk.lines', { bulkId });
  expect(lines).toEqual([
    { line: 5, text: '1001', problem: 'ambiguous' },
    { line: 6, text: '김민수', problem: 'unknown' },
    { line: 7, text: 'minsu@office.test', problem: 'repeated' },
    { line: 8, text: 'nobody', problem: 'unknown' },
  ]);
});

test('a dry run says of each who cannot get one, why, and sends nothing', async () => {
  const app = await emptyOffice();
  await app.given.user({ name: '가능한' });
  const disabled = await app.given.user({ name: '중지된' });
  await app.call('users.setEnabled', { userId: disabled, enabled: false });
  await app.given.user({ name: '메일 없는', email: null });
  const moved = await app.given.user({ name: '주소 바뀐', login: 'moved' });
  await app.call('users.edit', {
    ...{ userId: moved, name: '주소 바뀐', login: 'moved', email: 'new@office.test', phone: null },
    ...{ staffNumber: null, department: null, language: 'ko', managerEmail: null },
  });
  const director = await app.given.user({ name: '원장' });
  await app.call('users.setProtected', { userId: director, protected: true });
  const live = await app.given.user({ name: '살아 있는' });
  await app.call('resets.send', { userId: live });
  const often = await app.given.user({ name: '너무 잦은' });
  for (const _ of people(3)) await app.call('resets.send', { userId: often });
  await app.outboxIdle();
  const before = app.rows('SELECT * FROM resets').length;
  const lines = app.rows('SELECT seq FROM activity').length;

  const bulkId = await gathered(app, { from: 'filter', query: '', filter: 'all' });
  const { members } = await app.call('bulk.members', { bulkId });
  expect(Object.fromEntries(members.map(({ name, progress, code }) => [name, code ?? progress]))).toEqual({
    가능한: 'ready',
    중지된: 'user-disabled',
    '메일 없는': 'address-missing',
    '주소 바뀐': 'address-cooling-off',
    원장: 'approval-needed',
    '살아 있는': 'has-live',
    '너무 잦은': 'limit-reached',
  });
  expect(await app.call('bulk.get', { bulkId })).toMatchObject({
    bulk: { state: 'draft', members: 7, reason: null },
    slips: 1,
  });
  expect(app.rows('SELECT * FROM resets')).toHaveLength(before);
  expect(app.rows('SELECT seq FROM activity')).toHaveLength(lines);
});

test('a filter means whom the users screen would show, and a selection whom it names', async () => {
  const app = await emptyOffice();
  await app.given.user({ name: '총무 하나', department: '총무팀' });
  const two = await app.given.user({ name: '인사 하나', department: '인사팀' });
  const names = async (bulkId: string) =>
    (await app.call('bulk.members', { bulkId })).members.map(({ name }) => name);
  expect(await names(await gathered(app, { from: 'filter', query: '총무팀', filter: 'all' }))).toEqual([
    '총무 하나',
  ]);
  expect(await names(await gathered(app, { from: 'selection', userIds: [two, 'gone', two] }))).toEqual([
    '인사 하나',
  ]);
  expect(
    await app.refused('bulk.gather', { from: 'filter', query: '없는 사람', filter: 'all' }),
  ).toMatchObject({ code: 'bulk-nobody' });
  expect(app.rows('SELECT * FROM bulk_resets WHERE state = ?', 'gathering')).toEqual([]);
});

test('a dry run can be thrown away while it is made, and a list has an end', async () => {
  const app = await emptyOffice();
  const lines = (count: number) => Array.from({ length: count }, (_, index) => `nobody${index}`).join('\n');
  const refusal = app.refused('bulk.gather', { from: 'list', text: lines(30_000) });
  await until(() => app.row("SELECT 1 FROM bulk_resets WHERE state = 'gathering'") !== undefined);
  await app.call('bulk.discard', {});
  expect(await refusal).toMatchObject({ code: 'bulk-discarded' });
  expect(await app.refused('bulk.gather', { from: 'list', text: lines(100_001) })).toEqual({
    code: 'bulk-too-many',
    details: { max: 100_000 },
  });
  for (const table of ['bulk_resets', 'bulk_members', 'bulk_lines', 'bulk_counts']) {
    expect(app.rows(`SELECT * FROM ${table}`)).toEqual([]);
  }
});

test('an admin alone, with the password typed again and a reason, and one batch at a time', async () => {
  const { app } = await officeOfTwo('operator');
  const logins = app.rows('SELECT login FROM users LIMIT 2').map(({ login }) => String(login));
  const bulkId = await gathered(app, { from: 'list', text: logins[0] ?? '' });
  app.clock.advance(5 * 60_000);
  expect(await app.refused('bulk.start', { bulkId, ...START })).toMatchObject({
    code: 're-authentication-needed',
  });
  await app.call('session.reauthenticate', { password: ADMIN.password });
  expect(await app.refused('bulk.start', { bulkId, ...START, reason: '급함' })).toMatchObject({
    code: 'invalid-input',
  });
  expect(
    await app.refused('bulk.start', { bulkId, ...START, reason: '주민번호 900101-1234567 확인' }),
  ).toMatchObject({
    code: 'evidence-id-number',
  });
  await app.call('bulk.start', { bulkId, ...START });
  app.change("UPDATE bulk_resets SET state = 'running', ended_at = NULL WHERE id = ?", bulkId);
  const other = await gathered(app, { from: 'list', text: logins[1] ?? '' });
  expect(await app.refused('bulk.start', { bulkId: other, ...START })).toMatchObject({
    code: 'bulk-running-already',
  });
  expect(await app.refused('bulk.get', { bulkId: 'none' })).toMatchObject({ code: 'bulk-not-found' });
  await workAs(app, DURI);
  expect(await app.refused('bulk.get', { bulkId })).toMatchObject({ code: 'not-allowed' });
});

test('a protected user stays out unless a second operator has approved', async () => {
  const app = await createTestApp();
  await app.given.office();
  await addWithOwnPassword(app, { ...DURI, role: 'operator' });
  const userId = await app.given.user({ name: '원장', email: 'director@office.test', department: '원장실' });
  await app.call('users.setProtected', { userId, protected: true });
  const { approvalId } = await app.call('approvals.ask', { userId, reason: '유출 사고 대응' });
  const { login, password } = DURI;
  await app.call('approvals.decideHere', { approvalId, decision: 'approved', note: '', login, password });
  const bulkId = await startedBulk(app, { from: 'selection', userIds: [userId] }, 1200);
  await runToEnd(app, bulkId);
  expect(await addresses(app)).toContain('director@office.test');
  const line = app.row("SELECT details FROM activity WHERE action = 'reset-issued' AND user_id = ?", userId);
  expect(JSON.parse(String(line?.details))).toMatchObject({ approvedBy: DURI.name, bulk: bulkId });
});

test('whoever became impossible since the dry run is left out with the reason, and the line says so', async () => {
  const app = await emptyOffice();
  const userId = await app.given.user();
  await app.given.user();
  const called = await app.given.user();
  const bulkId = await gathered(app, { from: 'filter', query: '', filter: 'all' });
  await app.call('users.setEnabled', { userId, enabled: false });
  await app.call('resets.send', { userId: called });
  await app.call('bulk.start', { bulkId, ...START });
  await runToEnd(app, bulkId);
  const { members } = await app.call('bulk.members', { bulkId, progress: 'left-out' });
  expect(members.map(({ code }) => code)).toEqual(['user-disabled', 'reset-live']);
  expect(app.rows('SELECT * FROM resets WHERE user_id = ?', called)).toHaveLength(1);
  expect(app.row("SELECT code FROM activity WHERE action = 'reset-refused' AND user_id = ?", userId)).toEqual(
    { code: 'user-disabled' },
  );
});
