import { expect, test } from 'vitest';
import { codeIn } from '../support/codes.ts';
import { createTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-office.ts';

const MINUTE = 60_000;
const NEW = 'thirty whales dance slowly home';

async function sent(): Promise<{ app: TestApp; userId: string; mail: string }> {
  const app = await createTestApp();
  await app.given.office();
  const email = 'freya@office.test';
  const userId = await app.given.user({ name: 'Freya Lindholm', login: 'freya', email });
  await app.call('resets.send', { userId });
  await app.outboxIdle();
  return { app, userId, mail: await app.given.mailTo(email) };
}

test('the code of the mail hands the keyboard over as its token does, and the reset tells which it was', async () => {
  const { app, userId, mail } = await sent();
  const text = codeIn(mail);
  expect((await app.refused('handover.begin', { text })).code).toBe('code-whose');
  await app.call('handover.begin', { text, userId });
  await app.call('handover.complete', { newPassword: NEW });
  expect(app.row('SELECT state, way, spent_by, code_hash FROM resets')).toEqual({
    state: 'used',
    way: 'typed-by-user',
    spent_by: 'code',
    code_hash: null,
  });
});

test('the page goes with the code it was opened with, though the token has longer to live', async () => {
  const { app, userId, mail } = await sent();
  app.clock.set(app.clock.now() + 8 * MINUTE);
  await app.call('handover.begin', { text: codeIn(mail), userId });
  expect((await app.call('handover.touch', {})).left).toBe(2 * MINUTE);
  app.clock.advance(2 * MINUTE);
  expect((await app.call('app.status', {})).state.kind).toBe('locked');
  await app.signIn();
  const { entries } = await app.call('activity.list', { action: 'handover-left' });
  expect(entries[0]?.details).toEqual({ reason: 'token-expired' });
  await app.call('handover.begin', { text: mail });
});

test('no keyboard is handed to a caller of whom too little is known, and the log has it', async () => {
  const { app, userId, mail } = await sent();
  const { verification } = await app.call('settings.get', {});
  await app.call('settings.saveVerification', {
    ...verification,
    rules: verification.rules.map((rule) => ({ ...rule, needed: 2 })),
  });
  const refusal = { code: 'caller-not-verified', details: { missing: 1 } };
  expect(await app.refused('handover.begin', { text: mail })).toMatchObject(refusal);
  expect((await app.call('app.status', {})).state.kind).toBe('ready');
  const { entries } = await app.call('activity.list', { action: 'reset-refused' });
  expect(entries[0]).toMatchObject({ userName: 'Freya Lindholm', code: 'caller-not-verified' });
  await app.call('callers.check', { userId, kind: 'call-back', note: '내선으로 통화' });
  await app.call('handover.begin', { text: mail });
});
