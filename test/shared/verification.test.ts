import { expect, test } from 'vitest';
import { INITIAL_VERIFICATION, judge, rulesFor } from '../../shared/caller-rules.ts';
import { CALLER_CHECKS, type CallerCheck } from '../../shared/lists.ts';
import { type VerificationRule, VerificationSettings, type Whom } from '../../shared/verification.ts';

const ALL: Whom = { kind: 'all' };
const PROTECTED: Whom = { kind: 'protected' };
const department = (name: string): Whom => ({ kind: 'department', department: name });
const rule = (needed: number, checks: readonly CallerCheck[], whom: Whom = ALL): VerificationRule => ({
  whom,
  checks: [...checks],
  needed,
});

const [everybody, guarded] = INITIAL_VERIFICATION.rules;
if (everybody === undefined || guarded === undefined) throw new Error('a new office has two rules');

test.each<[why: string, rules: unknown[]]>([
  ['no rule for everybody', [guarded]],
  ['no rule for protected users', [everybody, rule(1, ['ticket'], department('인사팀'))]],
  ['two rules for everybody', [everybody, everybody, guarded]],
  [
    'two rules for one department',
    [
      everybody,
      guarded,
      rule(1, ['ticket'], department('인사팀')),
      rule(1, ['manager'], department(' 인사팀 ')),
    ],
  ],
  ['more needed than there are', [rule(3, ['ticket', 'manager']), guarded]],
  ['none needed', [{ ...everybody, needed: 0 }, guarded]],
  ['no check at all', [{ ...everybody, checks: [] }, guarded]],
  ['one check twice', [rule(2, ['ticket', 'ticket']), guarded]],
  ['a check nobody knows', [{ ...everybody, checks: ['a-hunch'] }, guarded]],
  ['a department without a name', [everybody, guarded, rule(1, ['ticket'], department('  '))]],
])('rules that hold nothing, or that nobody could meet, are none: %s', (_why, rules) => {
  expect(VerificationSettings.safeParse({ windowMinutes: 30, rules }).success).toBe(false);
});

test('the rules of a new office, and a window from five minutes to a day, are good', () => {
  for (const windowMinutes of [5, 30, 1440])
    expect(VerificationSettings.parse({ ...INITIAL_VERIFICATION, windowMinutes })).toBeTruthy();
  for (const windowMinutes of [4, 1441, 30.5])
    expect(VerificationSettings.safeParse({ ...INITIAL_VERIFICATION, windowMinutes }).success).toBe(false);
});

test('a user has the rules for everybody, for their department and for protected users', () => {
  const hr = rule(1, ['manager'], department('인사팀'.normalize('NFD')));
  const settings = { windowMinutes: 30, rules: [everybody, hr, guarded] };
  const of = (name: string | null, isProtected: boolean) =>
    rulesFor(settings, { department: name, protected: isProtected });
  expect(of(null, false)).toEqual([everybody]);
  expect(of('총무팀', false)).toEqual([everybody]);
  expect(of('인사팀', false)).toEqual([everybody, hr]);
  expect(of('인사팀', true)).toEqual([everybody, hr, guarded]);
});

const BY_HAND = ['call-back', 'in-person', 'manager', 'ticket'] as const;
const NOTHING = { missing: 0, open: [], possible: true };

test.each<[rules: VerificationRule[], recorded: CallerCheck[], byMail: boolean, expected: object]>([
  [[everybody], [], true, NOTHING],
  [[everybody], [], false, { missing: 1, open: BY_HAND, possible: true }],
  [[everybody], ['ticket'], false, NOTHING],
  [[everybody, guarded], [], true, { missing: 1, open: BY_HAND, possible: true }],
  [[everybody, guarded], [], false, { missing: 2, open: BY_HAND, possible: true }],
  [
    [everybody, guarded],
    ['ticket'],
    false,
    { missing: 1, open: ['call-back', 'in-person', 'manager'], possible: true },
  ],
  [[rule(1, ['code-by-mail'])], [], true, NOTHING],
  [[rule(1, ['code-by-mail'])], BY_HAND.slice(), false, { missing: 1, open: [], possible: false }],
  [[rule(2, ['code-by-mail', 'ticket'])], ['ticket'], false, { missing: 1, open: [], possible: false }],
  // Two rules that one check can meet, and two that it cannot.
  [
    [rule(1, ['ticket', 'manager']), rule(1, ['manager'], PROTECTED)],
    [],
    true,
    { missing: 1, open: ['manager', 'ticket'], possible: true },
  ],
  [
    [rule(1, ['ticket']), rule(1, ['manager'], PROTECTED)],
    [],
    true,
    { missing: 2, open: ['manager', 'ticket'], possible: true },
  ],
  [[rule(4, BY_HAND)], ['ticket'], true, { missing: 3, open: BY_HAND.slice(0, 3), possible: true }],
  [[rule(5, CALLER_CHECKS)], ['ticket'], true, { missing: 3, open: BY_HAND.slice(0, 3), possible: true }],
  [[], [], false, NOTHING],
])('judged by %j with %j, by mail %s', (rules, recorded, byMail, expected) => {
  expect(judge(rules, new Set(recorded), byMail)).toEqual(expected);
});
