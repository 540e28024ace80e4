import { expect, test } from 'vitest';
import { findOutliers, type ReviewEntry, type ReviewMatter } from '../../electron/evidence/outliers.ts';
import type { ActivityAction } from '../../shared/activity-actions.ts';
import { addWithOwnPassword } from '../support/operator-steps.ts';
import { createTestApp } from '../support/test-app.ts';
import { ADMIN, type TestApp } from '../support/test-office.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = new Date(2026, 9, 5, 9).getTime();

let seq = 0;
function act(
  action: ActivityAction | string,
  changes: Partial<ReviewEntry> & { hour?: number } = {},
): ReviewEntry {
  const { hour = 0, ...rest } = changes;
  seq += 1;
  return {
    seq,
    at: START + hour * HOUR,
    operatorId: 'op1',
    operatorName: '세라',
    action: action as ActivityAction,
    userId: null,
    userName: null,
    outcome: 'done',
    code: null,
    details: {},
    ...rest,
  };
}
const user = (id: string) => ({ userId: id, userName: `사용자 ${id}` });
const refused = { outcome: 'refused', code: 'token-expired' } as const;
const other = { operatorId: 'op2', operatorName: '두리' };

function outliers(entries: ReviewEntry[], rest: Partial<ReviewMatter> = {}) {
  return findOutliers({
    entries,
    before: (entries[0]?.seq ?? 1) - 1,
    protectedUsers: new Set(),
    isOffHours: () => false,
    reviewer: 'auditor',
    ...rest,
  });
}
const kinds = (entries: ReviewEntry[], rest: Partial<ReviewMatter> = {}) =>
  outliers(entries, rest).map(({ kind, count }) => `${kind} ${count}`);

test('an ordinary month has nothing that stands out', () => {
  expect(
    kinds([
      act('signed-in'),
      act('reset-issued', user('a')),
      act('mail-handed-over', user('a')),
      act('password-set', { ...user('a'), details: { way: 'generated' } }),
      act('sign-in-refused', refused),
      act('token-refused', { ...refused, ...user('a') }),
      act('log-verified', { details: { verdict: 'sound' } }),
      act('operator-password-set', { details: { own: true } }),
      act('user-address-changed', user('b')),
    ]),
  ).toEqual([]);
});

test.each<[what: string, expected: string[], entries: () => ReviewEntry[]]>([
  [
    'one user, two operators within a day',
    ['two-operators 2'],
    () => [
      act('reset-issued', user('a')),
      act('reset-issued', { ...user('a'), ...other, hour: 20 }),
      act('reset-issued', { ...user('a'), hour: 20 + 25 }),
      act('reset-issued', { ...user('b'), ...other, hour: 46 }),
    ],
  ],
  [
    'a new address, then a reset',
    ['address-and-reset 2'],
    () => [
      act('user-address-changed', user('a')),
      act('reset-issued', { ...user('a'), hour: 25 }),
      act('reset-issued', { ...user('a'), hour: 24 * 10 }),
    ],
  ],
  [
    'a reset, then a new address',
    ['address-and-reset 2'],
    () => [act('password-set', user('a')), act('user-address-changed', { ...user('a'), hour: 70 })],
  ],
  [
    'passwords typed on behalf, per operator',
    ['on-behalf 2', 'on-behalf 1'],
    () => [
      act('password-set', { ...user('a'), details: { way: 'typed-on-behalf' } }),
      act('password-set', { ...user('b'), details: { way: 'typed-on-behalf' } }),
      act('password-set', { ...user('c'), ...other, details: { way: 'typed-on-behalf' } }),
    ],
  ],
  [
    'refusals that pile up around a user',
    ['refusals 3'],
    () => [
      ...[0, 1, 2].map((hour) => act('token-refused', { ...refused, ...user('a'), hour })),
      ...[0, 30, 60].map((hour) => act('token-refused', { ...refused, ...user('b'), hour })),
    ],
  ],
  [
    'sign-ins refused, of one operator and of nobody known',
    ['sign-in-failures 3', 'sign-in-failures 5'],
    () => [
      ...[0, 1, 2].map((hour) => act('sign-in-refused', { ...refused, hour })),
      ...[0, 1, 2, 3, 4].map((hour) =>
        act('sign-in-refused', { ...refused, operatorId: null, operatorName: null, hour }),
      ),
    ],
  ],
  [
    'settings, operators, exports and restores',
    ['restored 1', 'operators-changed 1', 'settings-changed 2', 'export 1'],
    () => [
      act('office-recovered', { operatorId: null, operatorName: null }),
      act('operator-added', { details: { operator: '보라' } }),
      act('settings-changed'),
      act('jwt-key-rotated'),
      act('activity-exported'),
    ],
  ],
  [
    'a clock, a gap and a log that did not fit',
    ['log-unsound 1', 'clock 1', 'gap 1'],
    () => {
      const entries = [act('clock-moved-back'), act('log-verified', { details: { verdict: 'unsound' } })];
      seq += 3;
      return [...entries, act('signed-in')];
    },
  ],
  [
    'acts that other parts of the program write',
    ['restored 2', 'temporary-password 1', 'turned-away 1'],
    () => [
      act('admin-recovered'),
      act('office-restored'),
      act('temporary-password-set', user('a')),
      act('caller-turned-away', user('b')),
    ],
  ],
])('it finds %s', (_what, expected, entries) => {
  expect(kinds(entries())).toEqual(expected);
});

test('protected users and office hours are looked at, and one’s own acts are marked', () => {
  const entries = [
    act('reset-issued', user('director')),
    act('password-set', { ...user('director'), hour: 15 }),
  ];
  const found = outliers(entries, {
    protectedUsers: new Set(['director']),
    isOffHours: (at) => at >= START + 10 * HOUR,
    reviewer: 'op1',
  });
  expect(found.map(({ kind, count, own }) => [kind, count, own])).toEqual([
    ['protected-user', 2, true],
    ['off-hours', 1, true],
  ]);
  expect(found[0]).toMatchObject({ userName: '사용자 director', operatorName: '세라' });
});

test('the same entries give the same keys, each its own, and many entries are shown in part', () => {
  const entries = Array.from({ length: 60 }, (_, hour) => act('settings-changed', { hour }));
  entries.push(...entries.map((entry) => ({ ...entry, seq: entry.seq + 1000, ...other })));
  const keys = (found: ReturnType<typeof outliers>) => found.map(({ key }) => key);
  const found = outliers(entries);
  expect(keys(found)).toEqual(keys(outliers(entries)));
  expect(new Set(keys(found)).size).toBe(found.length);
  expect(found.find(({ kind }) => kind === 'settings-changed')).toMatchObject({
    count: 60,
    entries: { length: 20 },
  });
});

const MONTH = '2026-11';
const VIEWER = {
  login: 'bora',
  name: '보라',
  email: 'bora@office.test',
  password: '초록 언덕 너머 풍선 열두 개',
};

/** An office whose first month is over, and a viewer who looks at it. */
async function monthLater(): Promise<TestApp> {
  const app = await createTestApp();
  await app.given.office();
  await addWithOwnPassword(app, { ...VIEWER, role: 'viewer' });
  app.clock.set(new Date(2026, 11, 2, 10).getTime());
  await app.call('session.signOut', {});
  await app.call('session.signIn', { login: VIEWER.login, password: VIEWER.password });
  return app;
}

test('the last month is due until somebody has looked at every outlier and signed, once', async () => {
  const app = await monthLater();
  expect((await app.call('evidence.state', {})).reviewDue).toBe(MONTH);
  const { months } = await app.call('review.months', {});
  expect(months).toEqual([
    { month: '2026-12', over: false, signedOff: null },
    { month: MONTH, over: true, signedOff: null },
  ]);
  const review = await app.call('review.outliers', { month: MONTH });
  const kindsOf = review.outliers.map(({ kind, operatorName }) => [kind, operatorName]);
  expect(kindsOf).toEqual([
    ['operators-changed', ADMIN.name],
    ['settings-changed', ADMIN.name],
  ]);
  const seen = review.outliers.map(({ key }) => ({ key, note: '' }));
  expect((await app.refused('review.signOff', { month: MONTH, seen: seen.slice(1) })).code).toBe(
    'review-outdated',
  );
  expect(
    (await app.refused('review.signOff', { month: MONTH, seen: [...seen, { key: 'made up', note: '' }] }))
      .code,
  ).toBe('review-outdated');
  const noteFirst = (note: string) => seen.map((one, index) => (index === 0 ? { ...one, note } : one));
  const idNumber = noteFirst('주민번호 900101-1234567 확인');
  expect((await app.refused('review.signOff', { month: MONTH, seen: idNumber })).code).toBe(
    'evidence-id-number',
  );
  const noted = noteFirst('채용 확인'.normalize('NFD'));
  await app.call('review.signOff', { month: MONTH, seen: noted });

  const again = await app.call('review.outliers', { month: MONTH });
  expect(again).toMatchObject({
    signedOff: { by: VIEWER.name, at: app.clock.now(), outliers: 2 },
    notes: [{ key: seen[0]?.key, note: '채용 확인' }],
  });
  expect((await app.call('evidence.state', {})).reviewDue).toBeNull();
  const line = app.row("SELECT operator_name, details FROM activity WHERE action = 'month-reviewed'");
  expect(line?.operator_name).toBe(VIEWER.name);
  expect(JSON.parse(String(line?.details))).toEqual({
    month: MONTH,
    outliers: 2,
    notes: 'operators-changed: 채용 확인',
  });
  expect(await app.refused('review.signOff', { month: MONTH, seen })).toEqual({
    code: 'month-reviewed',
    details: { by: VIEWER.name },
  });
  expect(() => app.change('UPDATE reviews SET outliers = 0')).toThrow(/signed off once/);
  expect(() => app.change('DELETE FROM reviews')).toThrow(/signed off once/);
});

test('a month that is not over cannot be signed off, and whoever works on resets does not review them', async () => {
  const app = await monthLater();
  const { outliers: found } = await app.call('review.outliers', { month: '2026-12' });
  const seen = found.map(({ key }) => ({ key, note: '' }));
  expect((await app.refused('review.signOff', { month: '2026-12', seen })).code).toBe('month-not-over');
  app.change("UPDATE operators SET role = 'operator' WHERE login = 'bora'");
  expect((await app.refused('review.outliers', { month: MONTH })).code).toBe('not-allowed');
  app.change(`UPDATE operators SET role = 'viewer', departments = '["총무팀"]' WHERE login = 'bora'`);
  expect((await app.refused('review.outliers', { month: MONTH })).code).toBe('not-allowed');
  expect((await app.refused('review.outliers', { month: '2026-13' })).code).toBe('invalid-input');
});

test('resets outside the office hours of the settings stand out; without such hours none do, and the review says so', async () => {
  const app = await createTestApp();
  await app.given.office();
  // A Saturday, 10 o'clock.
  app.clock.set(new Date(2026, 10, 28, 10).getTime());
  await app.signIn();
  await app.call('resets.send', { userId: await app.given.user() });
  const found = async () => {
    const { outliers, hasOfficeHours } = await app.call('review.outliers', { month: MONTH });
    return {
      hasOfficeHours,
      offHours: outliers.flatMap(({ kind, count }) => (kind === 'off-hours' ? count : [])),
    };
  };
  expect(await found()).toEqual({ hasOfficeHours: false, offHours: [] });
  const { alerts } = await app.call('settings.get', {});
  const works = { opens: 9 * 60, closes: 18 * 60 };
  const weekdays = [null, works, works, works, works, works, null];
  await app.call('settings.saveAlerts', { ...alerts, officeHours: weekdays });
  expect(await found()).toEqual({ hasOfficeHours: true, offHours: [1] });
  await app.call('settings.saveAlerts', { ...alerts, officeHours: weekdays.with(6, works) });
  expect(await found()).toEqual({ hasOfficeHours: true, offHours: [] });
});

test('a month of nothing is signed with nothing to tick; an office of this month has nothing due', async () => {
  const app = await createTestApp();
  await app.given.office();
  expect((await app.call('evidence.state', {})).reviewDue).toBeNull();
  app.clock.set(app.clock.now() + 60 * DAY);
  await app.signIn();
  const empty = await app.call('review.outliers', { month: '2026-12' });
  expect(empty).toMatchObject({ entries: 0, outliers: [], over: true });
  await app.call('review.signOff', { month: '2026-12', seen: [] });
});
