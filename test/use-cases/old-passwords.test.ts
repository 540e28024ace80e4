import { expect, test } from 'vitest';
import { createTestApp } from '../support/test-app.ts';
import { ADMIN } from '../support/test-office.ts';

const YEAR = 365 * 86_400_000;

test('a password that nobody changed still signs in after ten years, and nobody is asked for another', async () => {
  const app = await createTestApp();
  await app.given.office();
  await app.call('session.signOut', {});
  app.clock.set(app.clock.now() + 10 * YEAR);
  await app.call('session.signIn', { login: ADMIN.login, password: ADMIN.password });
  expect((await app.call('app.status', {})).state.kind).toBe('ready');
});
