import type { InputOf } from '../../shared/contract.ts';
import { createTestApp } from './test-app.ts';
import { ADMIN, type TestApp } from './test-office.ts';
import { until } from './until.ts';

export const START = { reason: '비밀번호 유출 사고 대응', live: 'keep', lifetimeMinutes: 240 } as const;

/** An office without the users that a test office begins with. */
export async function emptyOffice(): Promise<TestApp> {
  const app = await createTestApp();
  await app.given.office();
  app.change('DELETE FROM users');
  return app;
}

export const people = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
/** Where reset mails went; the alert to the one admin is none. */
export const addresses = async (app: TestApp) =>
  (await app.call('practice.mailbox', { limit: 100 })).mails
    .map(({ to }) => to)
    .filter((to) => to !== ADMIN.email)
    .sort();

/** A dry run of these people. */
export async function gathered(app: TestApp, people: InputOf<'bulk.gather'>): Promise<string> {
  return (await app.call('bulk.gather', people)).bulkId;
}

/** A bulk reset under way, at so many mails a minute. */
export async function startedBulk(
  app: TestApp,
  people: InputOf<'bulk.gather'>,
  perMinute = 30,
  start: Partial<InputOf<'bulk.start'>> = {},
): Promise<string> {
  const limits = {
    lifetimeMinutes: 60,
    perUserHour: 3,
    perUserDay: 10,
    perOperatorHour: 30,
    perOfficeHour: 200,
  };
  await app.call('settings.saveTokens', { ...limits, bulkPerMinute: perMinute });
  const bulkId = await gathered(app, people);
  await app.call('bulk.start', { bulkId, ...START, ...start });
  return bulkId;
}

/** Moves the clock and lets whatever came due be done. */
export async function tick(app: TestApp, ms: number): Promise<void> {
  app.clock.advance(ms);
  await app.settledMinute();
  await new Promise((resolve) => setImmediate(resolve));
}

/** Until the last member has a reset and every mail rests. */
export async function runToEnd(app: TestApp, bulkId: string): Promise<void> {
  await until(() => {
    app.clock.advance(100);
    return app.row("SELECT 1 FROM bulk_resets WHERE id = ? AND state <> 'running'", bulkId) !== undefined;
  });
  await app.outboxIdle();
}
