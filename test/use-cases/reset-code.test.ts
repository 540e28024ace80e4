import { expect, test } from 'vitest';
import { codeIn, wrongCode } from '../support/codes.ts';
import { createTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-office.ts';

const MINUTE = 60_000;
const NEW = '서른 마리 고래가 느리게 춤춘다';

type Given = { app: TestApp; userId: string; resetId: string; code: string; mail: string };

async function sentReset(): Promise<Given> {
  const app = await createTestApp();
  await app.given.office();
  const userId = await app.given.user({ email: 'gildong@office.test' });
  const { reset } = await app.call('resets.send', { userId });
  await app.outboxIdle();
  const mail = await app.given.mailTo('gildong@office.test');
  return { app, userId, resetId: reset.id, mail, code: codeIn(mail) };
}

function complete(text: string, userId?: string) {
  const input = { text, newPassword: NEW, way: 'typed-on-behalf', mustChange: false } as const;
  return userId === undefined ? input : { ...input, userId };
}

const codeColumns = (app: TestApp, resetId: string) =>
  app.row('SELECT code_hash, code_expires_at, code_failures FROM resets WHERE id = ?', resetId);

test('the code of the mail, in lower case and without its dash, shows whose reset it is and until when', async () => {
  const { app, userId, resetId, code } = await sentReset();
  const text = code.replace('-', '').toLowerCase();
  const preview = await app.call('resets.inspect', { text, userId });
  expect(preview).toMatchObject({
    resetId,
    proof: 'code',
    user: { id: userId },
    issuedBy: '세라',
    repaired: [],
  });
  expect(preview.expiresAt - preview.issuedAt).toBe(10 * MINUTE);
});

test('only a slow hash of the code is kept, for as long as the code can be used', async () => {
  const { app, resetId, code, userId } = await sentReset();
  expect(codeColumns(app, resetId)).toMatchObject({
    code_hash: expect.stringMatching(/^\$2b\$\d\d\$/),
    code_failures: 0,
  });
  expect(app.bytesOnDisk()).not.toContain(code);
  expect(app.bytesOnDisk()).not.toContain(code.replace('-', ''));
  await app.call('resets.complete', complete(code, userId));
  expect(codeColumns(app, resetId)).toMatchObject({ code_hash: null, code_expires_at: null });
});

test('setting the password with the code spends the reset: its token is dead at once, and the log names the proof', async () => {
  const { app, userId, resetId, code, mail } = await sentReset();
  expect(await app.call('resets.complete', complete(code, userId))).toMatchObject({ userId });
  expect(app.row('SELECT state, spent_by, way FROM resets WHERE id = ?', resetId)).toEqual({
    state: 'used',
    spent_by: 'code',
    way: 'typed-on-behalf',
  });
  expect((await app.refused('resets.inspect', { text: mail })).code).toBe('token-used');
  expect((await app.refused('resets.complete', complete(code, userId))).code).toBe('code-missing');
  const { entries } = await app.call('activity.list', { action: 'password-set' });
  expect(entries[0]?.details).toMatchObject({ proof: 'code', reset: resetId });
});

test('setting the password with the token kills the code', async () => {
  const { app, userId, resetId, code, mail } = await sentReset();
  await app.call('resets.complete', complete(mail));
  expect(app.row('SELECT spent_by, code_hash FROM resets WHERE id = ?', resetId)).toEqual({
    spent_by: 'token',
    code_hash: null,
  });
  expect((await app.refused('resets.inspect', { text: code, userId })).code).toBe('code-missing');
});

test('a code alone does not say whose it is, and asking costs no try', async () => {
  const { app, resetId, code } = await sentReset();
  expect(await app.refused('resets.inspect', { text: code })).toEqual({ code: 'code-whose' });
  expect((await app.refused('resets.complete', complete(code))).code).toBe('code-whose');
  expect(codeColumns(app, resetId)).toMatchObject({ code_failures: 0 });
});

test('wrong codes are counted down, the fifth makes the code void, and the token of the same mail still works', async () => {
  const { app, userId, resetId, code, mail } = await sentReset();
  const { reset } = { reset: (await app.call('resets.list', { userId })).resets[0] };
  for (const left of [4, 3, 2, 1]) {
    expect(await app.refused('resets.inspect', { text: wrongCode(code, left), userId })).toEqual({
      code: 'code-wrong',
      details: { left, tokenUntil: reset?.expiresAt, userId, userName: '홍길동' },
    });
  }
  const fifth = await app.refused('resets.complete', complete(wrongCode(code), userId));
  expect(fifth).toMatchObject({ code: 'code-void', details: { tokenUntil: reset?.expiresAt } });
  expect((await app.refused('resets.inspect', { text: code, userId })).code).toBe('code-void');
  expect((await app.refused('resets.complete', complete(code, userId))).code).toBe('code-void');
  expect(codeColumns(app, resetId)).toMatchObject({ code_failures: 5 });

  const { entries } = await app.call('activity.list', { action: 'code-refused' });
  expect(entries.map((entry) => [entry.code, entry.details.left]).reverse()).toEqual([
    ['code-wrong', 4],
    ['code-wrong', 3],
    ['code-wrong', 2],
    ['code-wrong', 1],
    ['code-void', 0],
    ['code-void', undefined],
    ['code-void', undefined],
  ]);
  expect(JSON.stringify(entries)).not.toContain(code.replace('-', ''));
  expect(await app.call('resets.complete', complete(mail))).toMatchObject({ userId });
});

test('a right code gives its try back, however often it is looked at', async () => {
  const { app, userId, resetId, code } = await sentReset();
  await app.refused('resets.inspect', { text: wrongCode(code), userId });
  for (let i = 0; i < 8; i += 1) await app.call('resets.inspect', { text: code, userId });
  expect(codeColumns(app, resetId)).toMatchObject({ code_failures: 1 });
  await app.call('resets.complete', complete(code, userId));
});

test('a code ends after its ten minutes, at the exact second, while its token lives on', async () => {
  const { app, userId, code, mail } = await sentReset();
  const { issuedAt } = await app.call('resets.inspect', { text: code, userId });
  const end = issuedAt + 10 * MINUTE;
  app.clock.set(end - 1);
  await app.call('resets.inspect', { text: code, userId });
  app.clock.set(end);
  expect(await app.refused('resets.complete', complete(code, userId))).toMatchObject({
    code: 'code-expired',
    details: { at: end },
  });
  expect((await app.call('resets.inspect', { text: mail })).proof).toBe('token');
});

test('a clock set back does not bring an ended code back, not even after a restart', async () => {
  const { app, userId, resetId, code } = await sentReset();
  const start = app.clock.now();
  app.clock.advance(11 * MINUTE);
  await app.settledMinute();
  expect(codeColumns(app, resetId)).toMatchObject({ code_hash: null, code_expires_at: null });
  app.clock.set(start);
  await app.restart();
  await app.signIn();
  expect((await app.refused('resets.inspect', { text: code, userId })).code).toBe('code-expired');
});

test.each(['revoked', 'superseded', 'disabled', 'address changed'])(
  'a code whose reset is %s is gone',
  async (end) => {
    const { app, userId, resetId, code } = await sentReset();
    if (end === 'revoked') await app.call('resets.revoke', { resetId });
    if (end === 'superseded') await app.call('resets.send', { userId });
    if (end === 'disabled') await app.call('users.setEnabled', { userId, enabled: false });
    if (end === 'address changed') {
      const { language, login, name } = await app.call('users.get', { userId });
      const rest = { phone: null, staffNumber: null, department: null };
      await app.call('users.edit', { userId, language, login, name, email: 'new@office.test', ...rest });
    }
    expect(codeColumns(app, resetId)).toMatchObject({ code_hash: null });
    const refusal = await app.refused('resets.inspect', { text: code, userId });
    expect(refusal.code).toBe(end === 'superseded' ? 'code-wrong' : 'code-missing');
  },
);

test('the code of one user does not open the case of another', async () => {
  const { app, code } = await sentReset();
  const otherId = await app.given.user({ name: '이서연', email: 'seoyeon@office.test' });
  expect(await app.refused('resets.inspect', { text: code, userId: otherId })).toEqual({
    code: 'code-missing',
    details: { userId: otherId, userName: '이서연' },
  });
  await app.call('resets.send', { userId: otherId, tellApart: '5678' });
  expect((await app.refused('resets.inspect', { text: code, userId: otherId })).code).toBe('code-wrong');
  expect((await app.refused('resets.inspect', { text: code, userId: 'nobody' })).code).toBe('user-not-found');
});

test('wrong codes count as failures of the user: after ten there is a wait that a right code has to sit out', async () => {
  const { app, userId, code } = await sentReset();
  for (let i = 0; i < 5; i += 1) await app.refused('resets.inspect', { text: wrongCode(code, i), userId });
  await app.call('resets.send', { userId });
  await app.outboxIdle();
  const second = codeIn(await app.given.mailTo('gildong@office.test'));
  for (let i = 0; i < 5; i += 1) await app.refused('resets.inspect', { text: wrongCode(second, i), userId });
  await app.call('resets.send', { userId });
  await app.outboxIdle();
  const third = codeIn(await app.given.mailTo('gildong@office.test'));
  const refusal = await app.refused('resets.inspect', { text: third, userId });
  expect(refusal).toMatchObject({ code: 'token-wait', details: { userId } });
  app.clock.set(Number(refusal.details?.until));
  await app.call('resets.complete', complete(third, userId));
});

test('the lifetime of the code is a setting, and never longer than the token’s', async () => {
  const { app, userId } = await sentReset();
  const { tokens } = await app.call('settings.get', {});
  expect(tokens.codeMinutes).toBe(10);
  await app.call('settings.saveTokens', { ...tokens, lifetimeMinutes: 5, codeMinutes: 30 });
  const { reset } = await app.call('resets.send', { userId });
  expect(reset.codeExpiresAt).toBe(reset.expiresAt);
  await app.call('settings.saveTokens', { ...tokens, codeMinutes: 3 });
  const { reset: later } = await app.call('resets.send', { userId });
  expect((later.codeExpiresAt ?? 0) - later.issuedAt).toBe(3 * MINUTE);
  for (const codeMinutes of [2, 31]) {
    expect((await app.refused('settings.saveTokens', { ...tokens, codeMinutes })).code).toBe('invalid-input');
  }
});

test('a mail with a code tells the time it ends, who may ask for it, and that nobody else may', async () => {
  const { mail, code } = await sentReset();
  expect(mail).toContain(`\n    ${code}\n`);
  expect(mail).toMatch(/한국 표준시|협정 세계시|표준시/);
  expect(mail).toContain('통화');
  expect(mail).toContain('다른 회사에서 요청하는 일은 없습니다');
});

test('the test mail shows a code as well, and that code opens nobody’s case', async () => {
  const { app, userId } = await sentReset();
  await app.call('mail.test', { way: 'practice' });
  const code = codeIn(await app.given.mailTo('sera@office.test'));
  expect((await app.refused('resets.inspect', { text: code, userId })).code).toBe('code-wrong');
});
