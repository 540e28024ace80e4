import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GateMoment, refuseUnverified } from '../../electron/use-cases/caller-gate.ts';
import { AppError } from '../../shared/errors.ts';
import { CALLER_CHECKS, type CallerCheck, RECORDED_CHECKS } from '../../shared/lists.ts';
import type { VerificationSettings } from '../../shared/verification.ts';
import { openStore } from '../support/office-folder.ts';

/**
 * The gate against the rules in their plainest form: random policies, random histories of checks, approvals, used
 * resets and turned-away callers, and each moment at which it is asked.
 */
const MINUTE = 60_000;
const START = 1_000_000_000_000;
const RUNS = 400;

type Event =
  | { kind: 'check'; check: (typeof RECORDED_CHECKS)[number] }
  | { kind: 'approval'; by: 'a' | 'b'; said: 'approved' | 'refused' }
  | { kind: 'used' | 'turned-away' };
type Dated = Event & { at: number };

const checks = fc.uniqueArray(fc.constantFrom(...CALLER_CHECKS), { minLength: 1, maxLength: 5 });
const wanted = checks.chain((list) =>
  fc.record({ checks: fc.constant(list), needed: fc.integer({ min: 1, max: list.length }) }),
);
const policy = fc.record({
  windowMinutes: fc.constantFrom(5, 30),
  all: wanted,
  hr: fc.option(wanted, { nil: null }),
  guarded: wanted,
});

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('check'), check: fc.constantFrom(...RECORDED_CHECKS) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('approval'),
      by: fc.constantFrom('a', 'b'),
      said: fc.constantFrom('approved', 'approved', 'refused'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('used', 'turned-away') }) },
) as fc.Arbitrary<Event>;

/** Steps that land on, just before and just after a window's edge, beside any others. */
const gap = fc.oneof(
  fc.constantFrom(0, 1, 5 * MINUTE - 1, 5 * MINUTE, 30 * MINUTE),
  fc.integer({ min: 0, max: 40 * MINUTE }),
);
const history = fc.array(fc.tuple(gap, event), { maxLength: 10 });

/** One case for each answer, beside the random ones: whoever approves does not act, and somebody else may. */
const ANY = { checks: [...CALLER_CHECKS], needed: 1 };
const POLICY = { windowMinutes: 30 as const, all: ANY, hr: null, guarded: { ...ANY, needed: 2 } };
const CHECKED: [number, Event][] = [
  [1, { kind: 'check', check: 'ticket' }],
  [1, { kind: 'check', check: 'in-person' }],
];
const APPROVED: [number, Event][] = [...CHECKED, [1, { kind: 'approval', by: 'a', said: 'approved' }]];
const EVERY_ANSWER: Parameters<Property>[] = [
  [POLICY, [], 1, 'send', null, true, 'a'],
  [POLICY, CHECKED, 1, 'send', null, true, 'a'],
  [POLICY, APPROVED, 1, 'send', null, true, 'a'],
  [POLICY, APPROVED, 1, 'send', null, true, 'b'],
];
type Property = (
  policy: typeof POLICY,
  past: [number, Event][],
  last: number,
  moment: 'send' | 'complete' | 'temporary',
  department: '인사팀' | '총무팀' | null,
  isProtected: boolean,
  who: 'a' | 'b',
) => void;

type Case = {
  settings: VerificationSettings;
  events: Dated[];
  now: number;
  moment: GateMoment;
  user: { department: string | null; protected: boolean };
  who: 'a' | 'b';
};

type Verdict = { code: string; missing?: number };
const OPEN: Verdict = { code: 'open' };

/** What product and settings say, with nothing shared with the program but the words. */
function plainly({ settings, events, now, moment, user, who }: Case): Verdict {
  const reference = moment.kind === 'complete' ? moment.reset.issued_at : now;
  const floor = Math.max(
    0,
    ...events.filter((one) => one.kind === 'used' || one.kind === 'turned-away').map((one) => one.at),
  );
  const valid = events.filter(
    (one) => one.at >= reference - settings.windowMinutes * MINUTE && one.at > floor,
  );
  const have = new Set<CallerCheck>();
  for (const one of valid) if (one.kind === 'check') have.add(one.check);
  if (moment.kind !== 'temporary') have.add('code-by-mail');
  const rules = settings.rules.filter(
    ({ whom }) =>
      whom.kind === 'all' ||
      (whom.kind === 'protected' && user.protected) ||
      (whom.kind === 'department' && whom.department === user.department),
  );
  const holds = (further: readonly CallerCheck[]) =>
    rules.every((rule) => {
      const met = rule.checks.filter((check) => have.has(check) || further.includes(check));
      return met.length >= rule.needed;
    });
  if (!holds([])) {
    let fewest = Number.POSITIVE_INFINITY;
    for (let mask = 1; mask < 16; mask += 1) {
      const further = RECORDED_CHECKS.filter((_, bit) => (mask & (1 << bit)) !== 0);
      if (further.every((check) => !have.has(check)) && holds(further))
        fewest = Math.min(fewest, further.length);
    }
    return { code: 'caller-not-verified', ...(Number.isFinite(fewest) ? { missing: fewest } : {}) };
  }
  if (!user.protected) return OPEN;
  const yes = valid.filter((one) => one.kind === 'approval' && one.said === 'approved');
  if (yes.some((one) => one.kind === 'approval' && one.by !== who)) return OPEN;
  return { code: yes.length > 0 ? 'approval-own' : 'approval-needed' };
}

test(`in ${RUNS} random histories the gate says what the rules say`, async () => {
  const { db, sqlite } = await openStore();
  const run = (statement: string, ...values: unknown[]) => sqlite.prepare(statement).run(...values);
  for (const id of ['a', 'b', 'c'])
    run(
      `INSERT INTO operators (id, login, name, email, role, password_hash, created_at)
        VALUES (?, ?, ?, '', 'operator', '-', 1)`,
      id,
      id,
      id,
    );
  let serial = 0;
  const seen = new Map<string, number>();

  const property = fc.asyncProperty(
    policy,
    history,
    gap,
    fc.constantFrom('send', 'complete', 'temporary'),
    fc.constantFrom(null, '인사팀', '총무팀'),
    fc.boolean(),
    fc.constantFrom('a', 'b'),
    async ({ windowMinutes, all, hr, guarded }, past, last, moment, department, isProtected, who) => {
      serial += 1;
      const userId = `u${serial}`;
      const settings: VerificationSettings = {
        windowMinutes,
        rules: [
          { whom: { kind: 'all' }, ...all },
          ...(hr === null ? [] : [{ whom: { kind: 'department', department: '인사팀' } as const, ...hr }]),
          { whom: { kind: 'protected' }, ...guarded },
        ],
      };
      run(
        "INSERT OR REPLACE INTO settings (name, value) VALUES ('verification', ?)",
        JSON.stringify(settings),
      );
      run(
        `INSERT INTO users (id, login, name, department, protected, language, created_at, search_text)
          VALUES (?, ?, ?, ?, ?, 'ko', 1, '')`,
        userId,
        userId,
        userId,
        department,
        isProtected ? 1 : 0,
      );
      let at = START;
      const events = past.map(([ms, one]): Dated => {
        at += ms;
        return { ...one, at };
      });
      for (const [index, one] of events.entries()) record(userId, `${userId}.${index}`, one);
      const now = at + last;
      const issued = Math.floor((at + last / 2) / 1000) * 1000;
      const when: GateMoment =
        moment === 'complete'
          ? { kind: moment, reset: { issued_at: issued, sent_to: 'x@office.test' } }
          : { kind: moment };

      const user = await db.read
        .selectFrom('users')
        .selectAll()
        .where('id', '=', userId)
        .executeTakeFirstOrThrow();
      const said = await refuseUnverified(
        db.read,
        { time: { now: () => now, behind: () => null } },
        { id: who },
        user,
        when,
      ).then(() => OPEN, verdictOf);
      const expected = plainly({
        settings,
        events,
        now,
        moment: when,
        user: { department, protected: isProtected },
        who,
      });
      expect(said).toMatchObject(expected);
      seen.set(expected.code, (seen.get(expected.code) ?? 0) + 1);
    },
  );
  await fc.assert(property, { numRuns: RUNS, endOnFailure: true, examples: EVERY_ANSWER });
  expect([...seen.keys()].sort()).toEqual(['approval-needed', 'approval-own', 'caller-not-verified', 'open']);

  function record(userId: string, id: string, one: Dated): void {
    if (one.kind === 'check') {
      const called = one.check === 'call-back' ? '••••' : null;
      run(
        'INSERT INTO caller_checks VALUES (?, ?, ?, ?, ?, ?, ?)',
        id,
        userId,
        one.check,
        'x',
        called,
        'c',
        one.at,
      );
    } else if (one.kind === 'approval') {
      run(
        `INSERT INTO approvals (id, user_id, asked_by, asked_at, reason, expires_at, decision, decided_by, decided_at, note)
          VALUES (?, ?, 'c', ?, 'x', ?, ?, ?, ?, 'x')`,
        id,
        userId,
        one.at,
        one.at + 1,
        one.said,
        one.by,
        one.at,
      );
    } else if (one.kind === 'used') {
      run(
        `INSERT INTO resets (id, user_id, jti_hash, kid, credential_version, state, issued_by, issued_at, expires_at,
          sent_to, used_at, ended_at) VALUES (?, ?, randomblob(32), 'k', 1, 'used', 'c', ?, ?, 'x', ?, ?)`,
        id,
        userId,
        one.at - 1,
        one.at + 1,
        one.at,
        one.at,
      );
    } else {
      run(
        `INSERT INTO activity (at, os_user, host, action, user_id, outcome, details)
          VALUES (?, 'x', 'x', 'caller-turned-away', ?, 'done', '{}')`,
        one.at,
        userId,
      );
    }
  }
});

function verdictOf(error: unknown): Verdict {
  if (!(error instanceof AppError)) throw error;
  const missing = error.details?.missing;
  return { code: error.code, ...(typeof missing === 'number' ? { missing } : {}) };
}
