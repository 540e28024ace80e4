import { expect, test } from 'vitest';
import { addOperator, GIVEN, switchTo } from '../support/operator-steps.ts';
import { createTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-office.ts';

const MINUTE = 60_000;

async function office(): Promise<TestApp> {
  const app = await createTestApp();
  await app.given.office();
  await addOperator(app, 'duri', 'operator');
  await addOperator(app, 'mina', 'viewer');
  return app;
}

const refusedCalls = (app: TestApp) =>
  app
    .rows(
      `SELECT operator_name AS who, outcome, code, json_extract(details, '$.channel') AS channel
        FROM activity WHERE action = 'call-refused' ORDER BY seq`,
    )
    .map(({ who, outcome, code, channel }) => [who, outcome, code, channel].join(' '));

test('a call that the role may not make is refused and leaves a line with the channel', async () => {
  const app = await office();
  await switchTo(app, 'mina');
  expect((await app.refused('resets.inspect', { text: 'anything' })).code).toBe('not-allowed');
  await switchTo(app, 'duri');
  expect((await app.refused('settings.get', {})).code).toBe('not-allowed');
  expect((await app.refused('backup.pickFile', {})).code).toBe('not-allowed');
  expect(refusedCalls(app)).toEqual([
    'mina refused not-allowed resets.inspect',
    'duri refused not-allowed settings.get',
    'duri refused not-allowed backup.pickFile',
  ]);
  expect(app.row("SELECT details FROM activity WHERE action = 'call-refused'")).toEqual({
    details: '{"channel":"resets.inspect"}',
  });
});

test('a script cannot flood the log with them: one line a minute per channel and operator, also over a restart', async () => {
  const app = await office();
  await switchTo(app, 'duri');
  await Promise.all(Array.from({ length: 50 }, () => app.refused('settings.get', {})));
  expect(refusedCalls(app)).toHaveLength(1);
  await app.restart();
  await switchTo(app, 'duri');
  await app.refused('settings.get', {});
  await app.refused('operators.list', {});
  expect(refusedCalls(app)).toHaveLength(2);
  await switchTo(app, 'mina');
  await app.refused('settings.get', {});
  expect(refusedCalls(app)).toHaveLength(3);
  app.clock.advance(MINUTE);
  await app.refused('settings.get', {});
  await app.refused('settings.get', {});
  expect(refusedCalls(app)).toHaveLength(4);
});

test('only the role counts: nobody signed in, a lock and a duty still to be done leave none', async () => {
  const app = await office();
  await app.call('session.lock', {});
  expect((await app.refused('settings.get', {})).code).toBe('locked');
  await app.call('session.signOut', {});
  expect((await app.refused('settings.get', {})).code).toBe('not-signed-in');
  await app.call('session.signIn', { login: 'duri', password: GIVEN });
  expect((await app.refused('settings.get', {})).code).toBe('own-password-needed');
  expect(refusedCalls(app)).toEqual([]);
});

test('a line that cannot be written lets nobody in', async () => {
  const app = await office();
  await switchTo(app, 'duri');
  app.change("CREATE TRIGGER full BEFORE INSERT ON activity BEGIN SELECT RAISE(ABORT, 'no room'); END");
  expect((await app.refused('settings.get', {})).code).toBe('not-allowed');
  expect(app.logLines.join('\n')).toContain('refused call not recorded');
});
