import { expect, test } from 'vitest';
import type { UserFields } from '../../shared/models.ts';
import { addWithOwnPassword } from '../support/operator-steps.ts';
import { createTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-office.ts';
import { DURI } from '../support/two-operators.ts';

const HOUR = 3_600_000;

/** Two enabled people called Kim Minsu; the first one's answers are asked for. */
async function twoKims(
  first: Partial<UserFields>,
  second: Partial<UserFields>,
): Promise<{ app: TestApp; userId: string; otherId: string }> {
  const app = await createTestApp();
  await app.given.office();
  await app.call('settings.saveTokens', {
    lifetimeMinutes: 60,
    perUserHour: 100,
    perUserDay: 100,
    perOperatorHour: 100,
    perOfficeHour: 100,
  });
  const kim = { name: '한우리', department: null, phone: null, staffNumber: null };
  const userId = await app.given.user({ ...kim, login: 'uri1', email: 'uri1@office.test', ...first });
  const otherId = await app.given.user({ ...kim, login: 'uri2', email: 'uri2@office.test', ...second });
  return { app, userId, otherId };
}

const FULL = [
  { phone: '010-1234-5678', staffNumber: 'HR-1001', department: '총무팀' },
  { phone: '010-8765-4321', staffNumber: 'HR-1002', department: '영업팀' },
] as const;

test('the end of the phone or the staff number, said by the caller, lets the mail go', async () => {
  const { app, userId } = await twoKims(...FULL);
  expect(await app.refused('resets.send', { userId })).toEqual({
    code: 'same-name-unconfirmed',
    details: { by: 'phone' },
  });
  expect((await app.refused('resets.send', { userId, tellApart: ' - ' })).code).toBe('same-name-unconfirmed');
  for (const tellApart of [
    '5678',
    ' 5678 ',
    '1234-5678',
    '010-1234-5678',
    '５６７８',
    'HR-1001',
    'hr 1001',
  ]) {
    await app.call('resets.send', { userId, tellApart });
  }
});

test.each(['4321', 'HR-1002', '9999-5678', '678', '1234', '총무팀', 'uri1', 'anything'])(
  '“%s” does not fit, and the refusal is a line of the log without what was said',
  async (tellApart) => {
    const { app, userId } = await twoKims(...FULL);
    expect((await app.refused('resets.send', { userId, tellApart })).code).toBe('same-name-mismatch');
    expect(app.rows('SELECT id FROM resets')).toEqual([]);
    const { entries } = await app.call('activity.list', { action: 'reset-refused' });
    expect(entries[0]).toMatchObject({ userId, code: 'same-name-mismatch', operatorName: '세라' });
    expect(JSON.stringify(entries[0]?.details)).not.toContain(tellApart);
  },
);

test('an answer that fits the other one says whom, unless that one is none of the operator’s business', async () => {
  const { app, userId, otherId } = await twoKims(...FULL);
  expect(await app.refused('resets.send', { userId, tellApart: '4321' })).toEqual({
    code: 'same-name-mismatch',
    details: { by: 'phone', userId: otherId, userName: '한우리', department: '영업팀' },
  });
  const { operatorId } = await addWithOwnPassword(app, { ...DURI, role: 'operator' });
  app.change('UPDATE operators SET departments = ? WHERE id = ?', JSON.stringify(['총무팀']), operatorId);
  await app.call('session.signIn', { login: DURI.login, password: DURI.password });
  expect(await app.refused('resets.send', { userId, tellApart: '4321' })).toEqual({
    code: 'same-name-mismatch',
    details: { by: 'phone' },
  });
});

const SAME_PHONE = '010-1111-2222';
test.each([
  ['phone', '2222', { phone: SAME_PHONE, staffNumber: 'A1' }, { phone: '010-1111-3333', staffNumber: 'A2' }],
  ['staff-number', 'A1', { phone: SAME_PHONE, staffNumber: 'A1' }, { phone: SAME_PHONE, staffNumber: 'A2' }],
  ['staff-number', 'A1', { phone: '119', staffNumber: 'A1' }, { phone: null, staffNumber: null }],
  ['department', '총무팀', { department: '총무팀' }, { department: '영업팀' }],
  ['department', '총무팀', { phone: SAME_PHONE, department: '총무팀' }, { phone: SAME_PHONE }],
  ['login', 'uri1', { department: '총무팀' }, { department: '총무팀' }],
  ['login', 'URI1', {}, {}],
] as const)('what tells them apart is asked for: %s', async (by, tellApart, first, second) => {
  const { app, userId } = await twoKims(first, second);
  expect((await app.refused('resets.send', { userId })).details).toEqual({ by });
  await app.call('resets.send', { userId, tellApart });
});

test('an answer that both could give tells nothing', async () => {
  const { app, userId } = await twoKims(
    { phone: SAME_PHONE, staffNumber: 'A1' },
    { phone: SAME_PHONE, staffNumber: '2222' },
  );
  expect(await app.refused('resets.send', { userId, tellApart: '2222' })).toEqual({
    code: 'same-name-mismatch',
    details: { by: 'staff-number' },
  });
});

test('a number that was put on file during the call tells nothing for a day', async () => {
  const { app, userId } = await twoKims(...FULL);
  const card = await app.call('users.get', { userId });
  const { name, login, email, staffNumber, department, language } = card;
  const fields = { userId, name, login, email, staffNumber, department, language };
  await app.call('users.edit', { ...fields, phone: '010-6666-6666' });
  expect((await app.refused('resets.send', { userId, tellApart: '6666' })).code).toBe('same-name-mismatch');
  await app.call('resets.send', { userId, tellApart: 'HR-1001' });
  app.clock.set(app.clock.now() + 24 * HOUR);
  await app.call('resets.send', { userId, tellApart: '6666' });
});

test('nobody has to tell anything where the other one is disabled', async () => {
  const { app, userId, otherId } = await twoKims(...FULL);
  await app.call('users.setEnabled', { userId: otherId, enabled: false });
  await app.call('resets.send', { userId });
});
