import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { createOfficeTime } from '../../electron/office-time.ts';
import { openDatabase } from '../../electron/store/database.ts';
import { openOffice } from '../../electron/store/open-office.ts';
import { saveSetting } from '../../electron/store/settings.ts';
import type { UserRecord } from '../../electron/store/tables.ts';
import { refuseReset } from '../../electron/use-cases/reset-limits.ts';
import { AppError } from '../../shared/errors.ts';
import { movableClock } from '../support/clock.ts';
import { NOW } from '../support/office-folder.ts';

const TRACES = 100_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MAX = { perUserHour: 1, perUserDay: 2, perOperatorHour: 2, perOfficeHour: 3 };
const USERS = ['u0', 'u1'];
const OPERATORS = ['o0', 'o1'];

/** One step of a trace in one number: who asks for whom on which of the two programs, and what time does before. */
type Step = { user: number; operator: number; program: number; time: number };
const step: fc.Arbitrary<Step> = fc.record({
  user: fc.nat(USERS.length - 1),
  operator: fc.nat(OPERATORS.length - 1),
  program: fc.nat(1),
  time: fc.nat(7),
});

const ENDED = {
  state: 'superseded',
  handed_over_at: null,
  used_at: null,
  ended_by: null,
  way: null,
} as const;

type Issue = { user: number; operator: number; at: number };

/** S11 in its plainest form, kept apart from the program: what has gone out within each window. */
function allowed(issues: readonly Issue[], next: Issue): boolean {
  const count = (span: number, of: (issue: Issue) => boolean) =>
    issues.filter((issue) => issue.at > next.at - span && of(issue)).length;
  const ofUser = (issue: Issue) => issue.user === next.user;
  return (
    count(HOUR, ofUser) < MAX.perUserHour &&
    count(DAY, ofUser) < MAX.perUserDay &&
    count(HOUR, (issue) => issue.operator === next.operator) < MAX.perOperatorHour &&
    count(HOUR, () => true) < MAX.perOfficeHour
  );
}

/** Any stretch of time ends at some issue: none may hold too many, whichever program gave it out. */
function exceeded(issues: readonly Issue[]): boolean {
  return issues.some((last, index) => {
    const others = issues.filter((issue, other) => other !== index && issue.at <= last.at);
    return !allowed(others, last);
  });
}

/** Two programs on one office, each with its own connections and its own idea of the time; restarts forget that idea. */
async function twoPrograms() {
  const folder = mkdtempSync(path.join(tmpdir(), 'resetdesk-limits-'));
  const office = await openOffice(folder, { singleOwner: false, now: NOW });
  if (office.kind === 'unavailable') throw new Error(office.reason);
  await office.close();
  const file = path.join(folder, 'office.db');
  const databases = [openDatabase(file), openDatabase(file)];
  onTestFinished(async () => {
    for (const database of databases) await database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  // What a limit counts is under test here, not the disk; the crash tests kill programs that sync.
  for (const { writer } of databases) await sql.raw('PRAGMA synchronous = OFF').execute(writer);
  const [first] = databases;
  const users: UserRecord[] = [];
  await first?.write(async (tx) => {
    for (const id of OPERATORS) {
      const person = { login: id, name: id, email: `${id}@office.test`, role: 'operator' as const };
      await tx
        .insertInto('operators')
        .values({ id, ...person, password_hash: '-', created_at: NOW })
        .execute();
    }
    for (const id of USERS) {
      const user = { id, login: id, name: id, email: `${id}@office.test`, language: 'ko' as const };
      users.push(
        await tx
          .insertInto('users')
          .values({ ...user, created_at: NOW, search_text: '' })
          .returningAll()
          .executeTakeFirstOrThrow(),
      );
    }
    await saveSetting(tx, 'mail', { way: 'folder', smtp: null, folder: null });
    await saveSetting(tx, 'tokens', { lifetimeMinutes: 60, codeMinutes: 10, bulkPerMinute: 30, ...MAX });
  });
  return { databases, users };
}

test(`in ${TRACES} random traces, with restarts, a moved clock and two programs, no limit is ever exceeded`, {
  timeout: 600_000,
}, async () => {
  const { databases, users } = await twoPrograms();
  const clock = movableClock(NOW);
  /** The latest time that a row tells of: all that a program which starts knows of the past (S5). */
  let recorded = NOW;
  let times = databases.map(() => createOfficeTime(clock, recorded));
  let serial = 0;
  let refusals = 0;

  async function ask(next: Step): Promise<Issue | null> {
    const database = databases[next.program];
    const time = times[next.program];
    const user = users[next.user];
    const operator = OPERATORS[next.operator] ?? '';
    if (!database || !time || !user) throw new Error('a trace names what is not there');
    serial += 1;
    const at = time.now();
    try {
      await database.writer.transaction().execute(async (tx) => {
        await refuseReset(tx, { time }, { id: operator }, user);
        const jti = Buffer.alloc(32);
        jti.writeUInt32BE(serial, 28);
        const issued = { issued_by: operator, issued_at: at, expires_at: at + HOUR };
        const token = { jti_hash: jti, kid: 'k', credential_version: 1, sent_to: 'a' };
        // Ended at once, as by the next one: a user has one live reset, and the limits count them all.
        await tx
          .insertInto('resets')
          .values({ id: `r${serial}`, user_id: user.id, ...token, ...issued, ...ENDED, ended_at: at })
          .execute();
      });
      recorded = Math.max(recorded, at);
      return { user: next.user, operator: next.operator, at };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'limit-reached') throw error;
      refusals += 1;
      return null;
    }
  }

  function moveTime(kind: number): void {
    if (kind === 1) clock.set(clock.now() + 10 * 60_000);
    if (kind === 2) clock.set(clock.now() + 59 * 60_000);
    if (kind === 3) clock.set(clock.now() + HOUR);
    if (kind === 4) clock.set(clock.now() - 3 * HOUR);
    if (kind === 5) times = times.map(() => createOfficeTime(clock, recorded));
    if (kind === 6) clock.set(clock.now() + 23 * HOUR);
  }

  const live = async (steps: readonly Step[]) => {
    // A new day for everybody, whatever the clock was set to: what earlier traces sent no longer counts.
    clock.set(Math.max(clock.now(), recorded) + 2 * DAY);
    const issues: Issue[] = [];
    for (const next of steps) {
      moveTime(next.time);
      const at = times[next.program]?.now() ?? 0;
      const may = allowed(issues, { user: next.user, operator: next.operator, at });
      const issue = await ask(next);
      if ((issue !== null) !== may)
        throw new Error(`asked at ${at}: ${JSON.stringify({ issues, next, may })}`);
      if (issue !== null) issues.push(issue);
    }
    if (exceeded(issues)) throw new Error(`too many: ${JSON.stringify(issues)}`);
  };

  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 5 }), live), {
    numRuns: TRACES,
    endOnFailure: true,
  });
  expect(refusals).toBeGreaterThan(TRACES / 10);
});
