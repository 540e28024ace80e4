import { expect, test } from 'vitest';
import { isOffHours, judgeAlerts } from '../../electron/use-cases/alert-judgement.ts';
import type { AlertSettings } from '../../shared/alerts.ts';

const NINE_TO_SIX = { opens: 9 * 60, closes: 18 * 60 };
const settings = (changes: Partial<AlertSettings> = {}): AlertSettings => ({
  resetsPerHour: 3,
  refusalsPerHour: 2,
  officeHours: null,
  mailAdmins: true,
  ...changes,
});
const reset = (changes: { byOperator?: number; otherIssuers?: string[]; temporary?: boolean } = {}) => ({
  kind: 'reset' as const,
  at: new Date(2026, 10, 23, 12, 0).getTime(),
  temporary: false,
  byOperator: 1,
  otherIssuers: [],
  ...changes,
});

test('an ordinary reset and an ordinary refusal are worth no alert', () => {
  expect(judgeAlerts(reset({ byOperator: 2 }), settings())).toEqual([]);
  expect(judgeAlerts({ kind: 'refused', of: 'token', count: 2 }, settings())).toEqual([]);
});

test('the reset that reaches the number is one, and so is each after it', () => {
  for (const count of [3, 4]) {
    expect(judgeAlerts(reset({ byOperator: count }), settings())).toEqual([
      { kind: 'operator-volume', count, limit: 3 },
    ]);
  }
});

test('one act can be unusual in several ways at once', () => {
  const all = reset({ byOperator: 3, otherIssuers: ['두리', '세라'], temporary: true });
  const closed = settings({ officeHours: Array(7).fill(null) });
  expect(judgeAlerts(all, closed)).toEqual([
    { kind: 'operator-volume', count: 3, limit: 3 },
    { kind: 'off-hours' },
    { kind: 'same-user-two-operators', otherOperator: '두리' },
    { kind: 'temporary-passwords' },
  ]);
});

test('refusals above the number are one, of sign-ins as of tokens', () => {
  for (const of of ['sign-in', 'token'] as const) {
    expect(judgeAlerts({ kind: 'refused', of, count: 3 }, settings())).toEqual([
      { kind: 'many-refusals', of, count: 3, limit: 2 },
    ]);
  }
});

/** 23 November 2026 is a Monday. */
test.each([
  [22, 12, 0, true],
  [23, 8, 59, true],
  [23, 9, 0, false],
  [23, 17, 59, false],
  [23, 18, 0, true],
  [28, 12, 0, true],
])('November %i at %i:%i is outside Monday to Friday, nine to six: %s', (day, hour, minute, outside) => {
  const officeHours = [null, ...Array<typeof NINE_TO_SIX>(5).fill(NINE_TO_SIX), null];
  expect(isOffHours(new Date(2026, 10, day, hour, minute).getTime(), { officeHours })).toBe(outside);
});

test('until the office names its hours, no hour is unusual', () => {
  expect(isOffHours(new Date(2026, 10, 22, 3, 0).getTime(), { officeHours: null })).toBe(false);
});
