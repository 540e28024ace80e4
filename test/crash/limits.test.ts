import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Reply } from '../../shared/errors.ts';
import { addWithOwnPassword } from '../support/operator-steps.ts';
import { createTestApp } from '../support/test-app.ts';
import { ADMIN, type TestApp } from '../support/test-office.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TRACES = 60;
const USERS = 6;
const SECOND = {
  login: 'duri',
  name: '두리',
  email: 'duri@office.test',
  password: '노란 우산 아래 고양이 아홉 마리',
};
const OPERATORS = [ADMIN, SECOND];
/** Per user as every office has it; the wider two are narrowed, so that a short day reaches them. */
const MAX = { perUserHour: 3, perUserDay: 10, perOperatorHour: 9, perOfficeHour: 13 };

/** `back` sets the computer's clock back, `until` goes to the moment a refusal named. */
type Step =
  | { kind: 'send'; user: number; times: number }
  | { kind: 'sweep'; rounds: number }
  | { kind: 'wait' | 'back'; ms: number }
  | { kind: 'until' | 'restart' | 'switch' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('send'),
      user: fc.nat(2),
      times: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('sweep'), rounds: fc.integer({ min: 1, max: 2 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('wait'), ms: fc.integer({ min: 1, max: 80 * MINUTE }) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('until') }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('back'), ms: fc.integer({ min: 1, max: 3 * HOUR }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('switch') }) },
) as fc.Arbitrary<Step>;

/** Days that are sure to meet every limit, beside the random ones. */
const hourly = (steps: Step[]): Step[] =>
  Array.from({ length: 4 }, () => [...steps, { kind: 'wait', ms: HOUR } as const]).flat();
const LONG_DAY = hourly([{ kind: 'send', user: 0, times: 4 }, { kind: 'until' }]);
const BUSY_HOUR: Step[] = [
  { kind: 'sweep', rounds: 2 },
  { kind: 'switch' },
  { kind: 'sweep', rounds: 2 },
  { kind: 'until' },
];

type Issue = { user: number; operator: number; at: number };
type Limit = { limit: string; max: number; nextAt: number };

/** What has gone out, kept apart from the program: the rules of S11 in their plainest form. */
function createLedger() {
  const issues: Issue[] = [];
  const within = (at: number, span: number, of: (issue: Issue) => boolean) =>
    issues
      .filter((issue) => issue.at > at - span && of(issue))
      .map((issue) => issue.at)
      .sort((a, b) => b - a);
  const limitsFor = (user: number, operator: number) => [
    { limit: 'user-hour', max: MAX.perUserHour, span: HOUR, of: (issue: Issue) => issue.user === user },
    { limit: 'user-day', max: MAX.perUserDay, span: DAY, of: (issue: Issue) => issue.user === user },
    {
      limit: 'operator-hour',
      max: MAX.perOperatorHour,
      span: HOUR,
      of: (issue: Issue) => issue.operator === operator,
    },
    { limit: 'office-hour', max: MAX.perOfficeHour, span: HOUR, of: () => true },
  ];
  return {
    issues,
    refusal: (user: number, operator: number, at: number): Limit | null => {
      for (const { limit, max, span, of } of limitsFor(user, operator)) {
        const oldest = within(at, span, of)[max - 1];
        if (oldest !== undefined) return { limit, max, nextAt: oldest + span };
      }
      return null;
    },
    /** Any stretch of time ends at some issue: none of them may hold too many. */
    exceeded: (): string[] =>
      issues.flatMap(({ user, operator, at }) =>
        limitsFor(user, operator)
          .filter(
            ({ max, span, of }) => within(at, span, (issue) => issue.at <= at && of(issue)).length > max,
          )
          .map(({ limit }) => `${limit} at ${at}`),
      ),
  };
}

async function officeWithPeople(): Promise<{ app: TestApp; users: string[] }> {
  const app = await createTestApp();
  await app.given.office();
  const { tokens } = await app.call('settings.get', {});
  expect(tokens).toMatchObject({ perUserHour: 3, perUserDay: 10, perOperatorHour: 30 });
  await app.call('settings.saveTokens', { lifetimeMinutes: 60, ...MAX });
  await addWithOwnPassword(app, { ...SECOND, role: 'operator' });
  const users: string[] = [];
  for (let i = 0; i < USERS; i += 1) users.push(await app.given.user());
  return { app, users };
}

/** What a restart finds of the time: the log's last line. */
function latestLine(app: TestApp): number {
  return Number(app.row('SELECT at FROM activity ORDER BY seq DESC LIMIT 1')?.at ?? 0);
}

test(`in ${TRACES} random days no limit is ever exceeded, and each refusal names the moment it ends`, {
  timeout: 600_000,
}, async () => {
  const { app, users } = await officeWithPeople();
  const seen = new Set<string>();
  let operator = 0;
  const signIn = async (who: number) => {
    operator = who;
    await app.call('session.signOut', {});
    const { login, password } = OPERATORS[who] ?? ADMIN;
    await app.call('session.signIn', { login, password });
  };

  const live = async (steps: readonly Step[]) => {
    const ledger = createLedger();
    let last: { user: number; nextAt: number } = { user: 0, nextAt: 0 };
    // Office time as S5 has it: never back, and at the clock's pace while the clock is behind.
    let time = 0;
    let raw = app.clock.now();
    const moveTo = async (now: number) => {
      app.clock.set(now);
      time = now >= time ? now : time + Math.max(0, now - raw);
      raw = now;
      await app.call('app.status', {});
    };
    // A new day for everybody: what earlier traces sent no longer counts.
    await moveTo(Math.max(app.clock.now(), latestLine(app)) + 2 * DAY);

    const send = async (user: number) => {
      const expected = ledger.refusal(user, operator, time);
      const reply = (await app.app.call('resets.send', { userId: users[user] })) as Reply<{
        reset: { issuedAt: number };
      }>;
      if (reply.ok) {
        expect(expected).toBeNull();
        const at = reply.value.reset.issuedAt;
        expect(at).toBe(Math.floor(time / 1000) * 1000);
        ledger.issues.push({ user, operator, at });
        return;
      }
      expect(reply.error).toEqual({ code: 'limit-reached', details: expected });
      if (expected === null) return;
      seen.add(expected.limit);
      last = { user, nextAt: expected.nextAt };
    };

    for (const next of steps) {
      if (next.kind === 'send') for (let i = 0; i < next.times; i += 1) await send(next.user);
      if (next.kind === 'sweep') {
        for (let i = 0; i < next.rounds * USERS; i += 1) await send(i % USERS);
      }
      if (next.kind === 'wait') await moveTo(app.clock.now() + next.ms);
      if (next.kind === 'back') await moveTo(app.clock.now() - next.ms);
      if (next.kind === 'switch') await signIn(1 - operator);
      if (next.kind === 'restart') {
        await app.app.close();
        time = latestLine(app);
        await app.restart();
        await moveTo(app.clock.now());
        await signIn(operator);
      }
      if (next.kind === 'until' && last.nextAt > time) {
        const { user, nextAt } = last;
        await moveTo(nextAt - 1);
        await send(user);
        await moveTo(nextAt);
        await send(user);
      }
    }
    expect(ledger.exceeded()).toEqual([]);
  };

  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 16 }), live), {
    numRuns: TRACES,
    examples: [[LONG_DAY], [BUSY_HOUR]],
    endOnFailure: true,
  });
  expect([...seen].sort()).toEqual(['office-hour', 'operator-hour', 'user-day', 'user-hour']);
});
