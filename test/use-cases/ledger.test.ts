import { expect, test } from 'vitest';
import { codeIn, wrongCode } from '../support/codes.ts';
import { addWithOwnPassword } from '../support/operator-steps.ts';
import { createTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-office.ts';

const MINUTE = 60_000;
const MINA = {
  login: 'mina',
  name: '미나',
  email: 'mina@office.test',
  password: '노란 우산 아래 고양이 아홉 마리',
};

async function office(): Promise<TestApp> {
  const app = await createTestApp();
  await app.given.office();
  const { tokens } = await app.call('settings.get', {});
  await app.call('settings.saveTokens', { ...tokens, perOperatorHour: 1000, perOfficeHour: 1000 });
  return app;
}

async function send(app: TestApp, name: string, more: { department?: string } = {}) {
  const userId = await app.given.user({ name, ...more });
  const { reset } = await app.call('resets.send', { userId, tellApart: '5678' });
  app.clock.advance(1000);
  return { userId, resetId: reset.id };
}

async function signInAsMina(app: TestApp, departments?: string[]): Promise<void> {
  await addWithOwnPassword(app, { ...MINA, role: 'operator' });
  if (departments !== undefined) {
    app.change(
      'UPDATE operators SET departments = ? WHERE login = ?',
      JSON.stringify(departments),
      MINA.login,
    );
  }
  await app.call('session.signOut', {});
  await app.call('session.signIn', { login: MINA.login, password: MINA.password });
}

const names = async (app: TestApp, filter: Parameters<typeof list>[1] = {}) =>
  (await list(app, filter)).map(({ userName }) => userName);
const list = async (
  app: TestApp,
  filter: { state?: 'live' | 'used' | 'expired'; mine?: boolean; text?: string },
) => (await app.call('resets.list', filter)).resets;

test('a line of the ledger tells how the mail went out, by whom, until when, and what its code is worth', async () => {
  const app = await office();
  const { userId } = await send(app, '김민수');
  await app.outboxIdle();
  const [line] = await list(app, {});
  expect(line).toMatchObject({
    userName: '김민수',
    state: 'handed-over',
    issuedBy: '세라',
    mailWay: 'practice',
    answer: '250 kept in the practice mailbox',
    codeTriesLeft: 5,
    spentBy: null,
    way: null,
  });
  expect((line?.codeExpiresAt ?? 0) - (line?.issuedAt ?? 0)).toBe(10 * MINUTE);
  const { mails } = await app.call('practice.mailbox', { limit: 1 });
  const code = codeIn(mails[0]?.text ?? '');
  await app.refused('resets.inspect', { text: wrongCode(code), userId });
  expect((await list(app, {}))[0]?.codeTriesLeft).toBe(4);

  const { password: newPassword } = await app.call('passwords.generate', { style: 'words', language: 'ko' });
  const input = { text: code, userId, newPassword, way: 'generated', mustChange: true } as const;
  await app.call('resets.complete', input);
  expect((await list(app, {}))[0]).toMatchObject({
    state: 'used',
    spentBy: 'code',
    way: 'generated',
    codeExpiresAt: null,
    codeTriesLeft: null,
  });
  // The card of the user tells the same.
  expect((await app.call('users.get', { userId })).resets[0]).toMatchObject({
    spentBy: 'code',
    way: 'generated',
  });
});

test('live means that the token can be used now: what is past its time reads as expired at once', async () => {
  const app = await office();
  await send(app, '김민수');
  const { resetId } = await send(app, '이서연');
  await app.call('resets.revoke', { resetId });
  expect(await names(app, { state: 'live' })).toEqual(['김민수']);
  app.clock.set(app.clock.now() + 61 * MINUTE);
  expect(await names(app, { state: 'live' })).toEqual([]);
  expect(await names(app, { state: 'expired' })).toEqual(['김민수']);
  expect(await names(app)).toEqual(['이서연', '김민수']);
});

test('mine is what I have issued, and the text finds users as the search box does', async () => {
  const app = await office();
  await send(app, '김민수');
  await signInAsMina(app);
  await send(app, '이서연', { department: '물류팀' });
  await send(app, '김철수');
  expect(await names(app, { mine: true })).toEqual(['김철수', '이서연']);
  expect(await names(app, { text: 'ㄱㅊㅅ' })).toEqual(['김철수']);
  expect(await names(app, { text: '물류' })).toEqual(['이서연']);
  expect(await names(app, { text: '김', mine: true })).toEqual(['김철수']);
  expect(await names(app, { text: '  ' })).toHaveLength(3);
});

test('older resets come page by page, none twice and none left out', async () => {
  const app = await office();
  const sent: string[] = [];
  for (let i = 0; i < 5; i += 1) {
    const userId = await app.given.user({ name: `사람 ${i}` });
    // Two in one second: the order is still fixed.
    sent.unshift((await app.call('resets.send', { userId })).reset.id);
  }
  const seen: string[] = [];
  for (let before: string | undefined; seen.length < 5; before = seen.at(-1)) {
    const page = await app.call('resets.list', { limit: 2, ...(before === undefined ? {} : { before }) });
    seen.push(...page.resets.map(({ id }) => id));
    if (page.resets.length < 2) break;
  }
  expect(seen).toEqual(sent);
});

test('several resets are revoked in one act: their tokens and codes die, each leaves its line', async () => {
  const app = await office();
  const first = await send(app, '김민수');
  const second = await send(app, '이서연');
  const third = await send(app, '박지훈');
  await app.call('resets.revoke', { resetId: third.resetId });
  const resetIds = [first.resetId, second.resetId, third.resetId, first.resetId];
  expect(await app.call('resets.revokeMany', { resetIds })).toEqual({ revoked: 2 });
  expect(app.rows("SELECT state, code_hash FROM resets WHERE state = 'revoked'")).toEqual(
    Array.from({ length: 3 }, () => ({ state: 'revoked', code_hash: null })),
  );
  const { entries } = await app.call('activity.list', { action: 'reset-revoked' });
  expect(entries.map(({ userName }) => userName)).toEqual(['이서연', '김민수', '박지훈']);
  expect(await app.call('resets.revokeMany', { resetIds })).toEqual({ revoked: 0 });
});

test('one reset that is unknown or out of the operator’s reach refuses them all, and nothing is revoked', async () => {
  const app = await office();
  const mine = await send(app, '김민수', { department: '총무팀' });
  const theirs = await send(app, '이서연', { department: '물류팀' });
  expect((await app.refused('resets.revokeMany', { resetIds: [mine.resetId, 'nothing'] })).code).toBe(
    'reset-not-found',
  );
  await signInAsMina(app, ['총무팀']);
  expect(await names(app)).toEqual(['김민수']);
  const both = { resetIds: [mine.resetId, theirs.resetId] };
  expect((await app.refused('resets.revokeMany', both)).code).toBe('out-of-scope');
  expect(app.rows("SELECT 1 FROM resets WHERE state = 'revoked'")).toEqual([]);
  expect(await app.call('resets.revokeMany', { resetIds: [mine.resetId] })).toEqual({ revoked: 1 });
});

test('a token or a code of a user out of the operator’s reach is refused before anything about it is told', async () => {
  const app = await office();
  const { userId } = await send(app, '이서연', { department: '물류팀' });
  await app.outboxIdle();
  const text = (await app.call('practice.mailbox', { limit: 1 })).mails[0]?.text ?? '';
  await signInAsMina(app, ['총무팀']);
  const refusal = { code: 'out-of-scope', details: { departments: '총무팀' } };
  expect(await app.refused('resets.inspect', { text })).toEqual(refusal);
  expect(await app.refused('resets.inspect', { text: codeIn(text), userId })).toEqual(refusal);
  expect(app.row('SELECT code_failures FROM resets')).toEqual({ code_failures: 0 });
});

test('users with a code that can be tried are found by their own filter', async () => {
  const app = await office();
  const { userId } = await send(app, '김민수');
  await app.given.user({ name: '이서연' });
  await app.outboxIdle();
  const live = async () =>
    (await app.call('users.search', { query: '', filter: 'live-code' })).users.map(({ id }) => id);
  expect(await live()).toEqual([userId]);
  app.clock.set(app.clock.now() + 10 * MINUTE);
  expect(await live()).toEqual([]);
});
