import { expect, onTestFinished, test } from 'vitest';
import type { ErrorDetails, Reply } from '../../shared/errors.ts';
import { CODE_LENGTH, CODE_SIGNS, CODE_TRIES } from '../../shared/reset-code.ts';
import { movableClock } from '../support/clock.ts';
import { codeIn, wrongCode } from '../support/codes.ts';
import { createTestApp } from '../support/test-app.ts';
import { ADMIN, openTestOffice, type TestApp } from '../support/test-office.ts';
import { testVault } from '../support/test-outside.ts';

const MINUTE = 60_000;
const NEW = '서른 마리 고래가 느리게 춤춘다';
const ADDRESS = 'gildong@office.test';

/** One office, opened by two programs at once, with a live code. */
async function twoPrograms(): Promise<{ apps: [TestApp, TestApp]; userId: string; code: string }> {
  const shared = { vault: testVault(), clock: movableClock(), singleOwner: false };
  const first = await createTestApp(shared);
  await first.given.office();
  const userId = await first.given.user({ email: ADDRESS });
  const second = await openTestOffice({ ...shared, dataFolder: first.dataFolder });
  onTestFinished(() => second.end());
  await second.call('session.signIn', { login: ADMIN.login, password: ADMIN.password });
  return { apps: [first, second], userId, code: await newCodeFor(first, userId) };
}

async function newCodeFor(app: TestApp, userId: string): Promise<string> {
  await app.call('resets.send', { userId });
  await app.outboxIdle();
  return codeIn(await app.given.mailTo(ADDRESS));
}

/** One guess; true when the program looked at it, which it tells by what is left. */
async function guess(
  app: TestApp,
  userId: string,
  text: string,
  by: 'inspect' | 'complete',
): Promise<boolean> {
  const reply = (await (by === 'inspect'
    ? app.app.call('resets.inspect', { text, userId })
    : app.app.call('resets.complete', {
        text,
        userId,
        newPassword: NEW,
        way: 'typed-on-behalf',
        mustChange: false,
      }))) as Reply<unknown> & { error?: { details?: ErrorDetails } };
  expect(reply.ok).toBe(false);
  return typeof reply.error?.details?.left === 'number';
}

const failures = (app: TestApp, userId: string) =>
  app.row('SELECT code_failures FROM resets WHERE user_id = ? ORDER BY rowid DESC LIMIT 1', userId)
    ?.code_failures;

test('parallel guesses, and more of them through a second program, get five looks at a code and no sixth', async () => {
  const { apps, userId, code } = await twoPrograms();
  const [app, other] = apps;
  const by = (nth: number) => (nth % 3 === 0 ? 'complete' : 'inspect');
  // Two programs in one process cannot wait for each other: real parallel ones are in test/crash.
  const before = await guess(other, userId, wrongCode(code, 0), 'inspect');
  const looks = await Promise.all(
    Array.from({ length: 20 }, (_, nth) => guess(app, userId, wrongCode(code, nth), by(nth))),
  );
  const after = await guess(other, userId, wrongCode(code, 1), 'complete');
  expect([before, ...looks, after].filter(Boolean)).toHaveLength(CODE_TRIES);
  expect(failures(app, userId)).toBe(CODE_TRIES);
  for (const one of apps) {
    expect((await one.refused('resets.inspect', { text: code, userId })).code).toBe('code-void');
  }
});

test('restarts, a clock set back and forth, waits, and looking mixed with setting give no further try', async () => {
  const { apps, userId, code } = await twoPrograms();
  const [app] = apps;
  const start = app.clock.now();
  let looked = 0;
  for (let nth = 0; nth < 12; nth += 1) {
    if (nth % 3 === 1) {
      await app.restart();
      await app.signIn();
    }
    // As far as it goes without ending the code: its ten minutes count from the office's own time.
    app.clock.set(nth % 2 === 0 ? start + 5 * MINUTE : start - 300 * 24 * 60 * MINUTE);
    const by = nth % 2 === 0 ? 'inspect' : 'complete';
    if (await guess(apps[nth % 2 === 0 ? 0 : 1], userId, wrongCode(code, nth), by)) looked += 1;
    expect(failures(app, userId)).toBe(Math.min(nth + 1, CODE_TRIES));
  }
  expect(looked).toBe(CODE_TRIES);
  expect((await app.refused('resets.inspect', { text: code, userId })).code).toBe('code-void');
});

test('a right code between wrong ones neither counts nor gives anything back to whoever guesses', async () => {
  const { apps, userId, code } = await twoPrograms();
  const [app] = apps;
  let looked = 0;
  for (let nth = 0; nth < 4; nth += 1) {
    if (await guess(app, userId, wrongCode(code, nth), 'inspect')) looked += 1;
    await app.call('resets.inspect', { text: code, userId });
  }
  expect([looked, failures(app, userId)]).toEqual([4, 4]);
  expect(await guess(app, userId, wrongCode(code, 4), 'inspect')).toBe(true);
  expect((await app.refused('resets.inspect', { text: code, userId })).code).toBe('code-void');
});

test('a new code has five tries of its own, and the limits on mails and waits bound how many there are', async () => {
  const { apps, userId, code } = await twoPrograms();
  const [app] = apps;
  let looked = 0;
  let current = code;
  for (let mails = 1; mails <= 3; mails += 1) {
    for (let nth = 0; nth < 8; nth += 1) {
      if (await guess(app, userId, wrongCode(current, nth), 'inspect')) looked += 1;
    }
    if (mails < 3) current = await newCodeFor(app, userId);
  }
  // After ten failures the user's wait stops the third code before its first look (S12).
  expect(looked).toBe(2 * CODE_TRIES);
  expect((await app.refused('resets.send', { userId })).code).toBe('limit-reached');
});

test('the chance to guess a code is below 5 in a million, by a wide margin (S26)', () => {
  expect(CODE_TRIES / CODE_SIGNS.length ** CODE_LENGTH).toBeLessThan(5e-6);
  expect(CODE_SIGNS.length ** CODE_LENGTH).toBeGreaterThan(3e11);
});
