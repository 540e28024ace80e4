import { expect, test } from 'vitest';
import { createTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-office.ts';
import { until } from '../support/until.ts';

const SECRET = '사과-바다-구름-연필-호수';

async function copied(): Promise<TestApp> {
  const app = await createTestApp();
  await app.given.office();
  await app.call('secrets.copy', { text: SECRET });
  expect(app.clipboard.text).toBe(SECRET);
  return app;
}

const isGone = (app: TestApp) => until(() => app.clipboard.text === '');

test('a copied secret leaves the clipboard after a minute, and the answer says when', async () => {
  const app = await createTestApp();
  await app.given.office();
  expect(await app.call('secrets.copy', { text: SECRET })).toEqual({ until: app.clock.now() + 60_000 });
  app.clock.advance(59_999);
  expect(app.clipboard.text).toBe(SECRET);
  app.clock.advance(1);
  await isGone(app);
});

test.each([
  ['a lock', (app: TestApp) => app.call('session.lock', {})],
  ['idling until the lock', async (app: TestApp) => app.clock.advance(10 * 60_000)],
  ['a sign-out', (app: TestApp) => app.call('session.signOut', {})],
  ['quitting', (app: TestApp) => app.app.close()],
] as const)('%s takes it out at once', async (_what, act) => {
  const app = await copied();
  await act(app);
  await isGone(app);
});

test('what the person copied since stays', async () => {
  const app = await copied();
  app.clipboard.text = 'an address';
  app.clock.advance(60_000);
  await app.call('session.lock', {});
  expect(app.clipboard.text).toBe('an address');
});

test('a second secret takes the place of the first and has a minute of its own', async () => {
  const app = await copied();
  app.clock.advance(40_000);
  await app.call('secrets.copy', { text: 'maple-harbor' });
  app.clock.advance(40_000);
  expect(app.clipboard.text).toBe('maple-harbor');
  app.clock.advance(20_000);
  await isGone(app);
});

test('what cannot be copied as a secret is not copied at all, and says so', async () => {
  const app = await createTestApp();
  await app.given.office();
  app.clipboard.broken = true;
  expect(await app.refused('secrets.copy', { text: SECRET })).toEqual({ code: 'clipboard-unavailable' });
  expect(app.clipboard.text).toBe('');
  expect(app.logLines.join('\n')).not.toContain(SECRET);
});

test('behind the lock nothing is copied', async () => {
  const app = await copied();
  await app.call('session.lock', {});
  expect((await app.refused('secrets.copy', { text: SECRET })).code).toBe('locked');
});

test('the window is protected while the page shows a secret, and never after a lock or a sign-out', async () => {
  const app = await createTestApp();
  await app.given.office();
  await app.call('secrets.onScreen', { on: true });
  expect(app.screen.protected).toBe(true);
  await app.call('secrets.onScreen', { on: false });
  expect(app.screen.protected).toBe(false);
  for (const channel of ['session.lock', 'session.signOut'] as const) {
    await app.signIn();
    await app.call('secrets.onScreen', { on: true });
    await app.call(channel, {});
    expect(app.screen.protected, channel).toBe(false);
  }
});

test('a page that says it shows nothing cannot unprotect a handover', async () => {
  const app = await createTestApp();
  await app.given.office();
  const userId = await app.given.user({ email: 'gildong@office.test' });
  await app.call('resets.send', { userId });
  await app.outboxIdle();
  await app.call('secrets.onScreen', { on: true });
  await app.call('handover.begin', { text: await app.given.mailTo('gildong@office.test') });
  await app.call('secrets.onScreen', { on: false });
  expect(app.screen.protected).toBe(true);
  await app.call('handover.leave', { reason: 'by-hand' });
  expect(app.screen.protected).toBe(false);
});

test('only what main has made in this session passes for generated, once', async () => {
  const app = await createTestApp();
  await app.given.office();
  const userId = await app.given.user({ email: 'gildong@office.test' });
  const mail = async () => {
    await app.call('resets.send', { userId });
    await app.outboxIdle();
    return app.given.mailTo('gildong@office.test');
  };
  const complete = (text: string, newPassword: string) =>
    ({ text, newPassword, way: 'generated', mustChange: true }) as const;
  const chosen = 'maple-harbor-quilt-seven-lantern';
  const refusal = { code: 'way-not-allowed', details: { way: 'generated' } };
  const token = await mail();
  expect(await app.refused('resets.complete', complete(token, chosen))).toEqual(refusal);

  const { password } = await app.call('passwords.generate', { style: 'words', language: 'en' });
  await app.call('session.lock', {});
  await app.signIn();
  expect(await app.refused('resets.complete', complete(token, password))).toEqual(refusal);

  const again = await app.call('passwords.generate', { style: 'characters', language: 'en' });
  await app.call('resets.complete', complete(token, again.password));
  expect(app.row("SELECT way FROM resets WHERE state = 'used'")).toEqual({ way: 'generated' });
  expect(await app.refused('resets.complete', complete(await mail(), again.password))).toEqual(refusal);
});
