import { expect, test } from 'vitest';
import { INITIAL_VERIFICATION } from '../../shared/caller-rules.ts';
import type { VerificationSettings } from '../../shared/verification.ts';
import { DURI, officeOfTwo, workAs } from '../support/two-operators.ts';

const HR: VerificationSettings = {
  windowMinutes: 60,
  rules: [
    ...INITIAL_VERIFICATION.rules,
    { whom: { kind: 'department', department: '인사팀' }, checks: ['in-person'], needed: 1 },
  ],
};

test('an office says how callers are verified, and the log has what held before', async () => {
  const { app } = await officeOfTwo();
  expect((await app.call('settings.get', {})).verification).toEqual(INITIAL_VERIFICATION);
  await app.call('settings.saveVerification', HR);
  await app.call('settings.saveVerification', HR);
  expect((await app.call('settings.get', {})).verification).toEqual(HR);
  const { entries } = await app.call('activity.list', { action: 'settings-changed' });
  const lines = entries.filter((entry) => entry.details.section === 'verification');
  expect(lines).toHaveLength(1);
  expect(lines[0]?.details).toMatchObject({ windowMinutes: '30 → 60' });
  expect(lines[0]?.details.rules).toMatch(/protected: 2 of .* → .*department 인사팀: 1 of in-person$/);
});

test('a rule that nobody could meet is not saved', async () => {
  const { app } = await officeOfTwo();
  const [all, guarded] = INITIAL_VERIFICATION.rules;
  if (all === undefined || guarded === undefined) throw new Error('no rules');
  const impossible = { ...guarded, checks: ['ticket' as const], needed: 2 };
  expect(
    await app.refused('settings.saveVerification', { windowMinutes: 30, rules: [all, impossible] }),
  ).toEqual({ code: 'invalid-input', details: { field: 'rules.1.needed' } });
});

test('the departments that users belong to can be chosen from', async () => {
  const { app } = await officeOfTwo();
  await app.given.user({ department: '가정의학과' });
  await app.given.user({ department: null });
  const { departments } = await app.call('settings.get', {});
  expect(departments).toContain('가정의학과');
  expect(departments).toEqual([...new Set(departments)].sort());
});

test('nobody is moved out of a department with rules by the operator who would have to meet them', async () => {
  const { app } = await officeOfTwo();
  await app.call('settings.saveVerification', HR);
  const userId = await app.given.user({ name: '인사', department: '인사팀' });
  const { name, login, email, phone, staffNumber, language } = await app.call('users.get', { userId });
  const fields = { userId, name, login, email, phone, staffNumber, language };
  await workAs(app, DURI);
  expect((await app.refused('resets.send', { userId })).code).toBe('caller-not-verified');
  expect(await app.refused('users.edit', { ...fields, department: '총무팀' })).toEqual({
    code: 'not-allowed',
    details: { role: 'admin', guarded: 'department' },
  });
  await app.call('users.edit', { ...fields, staffNumber: 'HR-9', department: '인사팀' });
  const other = await app.given.user({ name: '총무', department: '총무팀', login: 'other' });
  const moved = await app.call('users.get', { userId: other });
  await app.call('users.edit', {
    userId: other,
    name: moved.name,
    login: moved.login,
    email: moved.email,
    phone: moved.phone,
    staffNumber: moved.staffNumber,
    language: moved.language,
    department: '영업팀',
  });
});
