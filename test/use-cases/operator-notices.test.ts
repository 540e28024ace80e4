import { expect, test } from 'vitest';
import { addOperator, enrol, GIVEN, PASSWORD, switchTo } from '../support/operator-steps.ts';
import { createTestApp } from '../support/test-app.ts';
import { ADMIN, type TestApp } from '../support/test-office.ts';

const OTHER = '노란 우산 아래 고양이 아홉 마리';

async function office(): Promise<{ app: TestApp; duriId: string }> {
  const app = await createTestApp();
  await app.given.office();
  return { app, duriId: await addOperator(app, 'duri', 'operator') };
}

/** Whom the mails went to and what they are about, oldest first. */
async function told(app: TestApp): Promise<[string, string][]> {
  await app.outboxIdle();
  const { mails } = await app.call('practice.mailbox', { limit: 100 });
  return mails.map(({ to, text }): [string, string] => [to, text]).toReversed();
}

test('an admin’s change of an operator’s password is told to that operator, with by whom and whom to tell, and no secret', async () => {
  const { app, duriId } = await office();
  await app.call('operators.setPassword', { operatorId: duriId, newPassword: OTHER });
  const [[to, text] = ['', ''], ...more] = await told(app);
  expect(more).toEqual([]);
  expect(to).toBe('duri@office.test');
  expect(text).toContain('비밀번호가 변경되었습니다');
  expect(text).toContain('세라');
  expect(text).toContain('헬프데스크 내선 119');
  expect(text).not.toContain(OTHER);
});

test('one’s own change is told as well: an unlocked session must not do it in silence', async () => {
  const { app } = await office();
  await app.call('session.changePassword', { password: ADMIN.password, newPassword: OTHER });
  await enrol(app);
  expect((await told(app)).map(([to, text]) => [to, text.includes('인증 앱')])).toEqual([
    [ADMIN.email, false],
    [ADMIN.email, true],
  ]);
});

test('a changed address is told to the old one and to the new one, a changed role to the one on file', async () => {
  const { app, duriId } = await office();
  const fields = { operatorId: duriId, login: 'duri', name: '두리', departments: null };
  await app.call('operators.edit', { ...fields, email: 'new@office.test', role: 'operator' });
  await app.call('operators.edit', { ...fields, email: 'new@office.test', role: 'viewer' });
  const mails = await told(app);
  expect(mails.map(([to]) => to)).toEqual(['duri@office.test', 'new@office.test', 'new@office.test']);
  expect(mails.map(([, text]) => text.includes('이메일 주소가 변경'))).toEqual([true, true, false]);
  expect(mails[2]?.[1]).toContain('역할이 변경');
  // What changes nothing that matters to signing in tells nobody.
  await app.call('operators.edit', { ...fields, name: '두리 2', email: 'new@office.test', role: 'viewer' });
  expect(await told(app)).toHaveLength(3);
});

test('a changed login is told with the new one, once', async () => {
  const { app, duriId } = await office();
  const fields = { operatorId: duriId, name: '두리', email: 'duri@office.test', departments: null };
  await app.call('operators.edit', { ...fields, login: ' Duri2 ', role: 'operator' });
  await app.call('operators.edit', { ...fields, login: 'DURI2', role: 'operator' });
  const [[to, text] = ['', ''], ...more] = await told(app);
  expect(more).toEqual([]);
  expect(to).toBe('duri@office.test');
  expect(text).toContain('아이디가 변경');
  expect(text).toContain('아이디: duri2');
});

test('an authenticator app that an admin takes away is told to its owner', async () => {
  const { app, duriId } = await office();
  await switchTo(app, 'duri');
  await enrol(app);
  await switchTo(app, 'sera');
  await app.call('operators.removeTotp', { operatorId: duriId });
  const [to, text] = (await told(app)).at(-1) ?? ['', ''];
  expect(to).toBe('duri@office.test');
  expect(text).toContain('인증 앱이 해제');
  await app.call('session.signOut', {});
  await app.call('session.signIn', { login: 'duri', password: PASSWORD });
});

test('the change and its mail are there together, or neither is', async () => {
  const { app, duriId } = await office();
  app.change(
    "CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'no room for a mail'); END",
  );
  const input = { operatorId: duriId, newPassword: OTHER };
  expect((await app.refused('operators.setPassword', input)).code).toBe('internal');
  await app.call('session.signOut', {});
  await app.call('session.signIn', { login: 'duri', password: GIVEN });
});
