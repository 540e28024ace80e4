import { isDeepStrictEqual } from 'node:util';
import bcrypt from 'bcrypt';
import SqliteDatabase from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { type Child, startChild } from '../support/child.ts';
import { officeWithTokens, type Plan, passwordOf } from '../support/many-tokens.ts';

const RANDOM_KILLS = 60;
/** A redeem is some twenty statements, its notice as many again. */
const STATEMENTS = 45;
const TOKENS = 500;
/** Starting a process takes longer than anything it then does: so many wait in line. */
const IN_LINE = 2;

const KILLS = RANDOM_KILLS + STATEMENTS;

/** Every token with what the office holds of its reset and its user; `plan` and rows are in the same order. */
const STATE_OF_TOKENS = `
  SELECT resets.id, resets.state = 'used' AS used, resets.used_at IS NOT NULL AS used_at,
    users.password_hash IS NOT NULL AS hashed, users.credential_version AS version,
    (SELECT count(*) FROM outbox WHERE kind = 'notice' AND user_id = users.id) AS notices,
    (SELECT count(*) FROM activity WHERE action = 'password-set' AND user_id = users.id) AS lines
  FROM resets JOIN users ON users.id = resets.user_id`;
type TokenState = Record<'used' | 'used_at' | 'hashed' | 'version' | 'notices' | 'lines', number> & {
  id: string;
};

const SPENT = { used: 1, used_at: 1, hashed: 1, version: 2, notices: 1, lines: 1 };
const UNSPENT = { used: 0, used_at: 0, hashed: 0, version: 1, notices: 0, lines: 0 };

/** Looks from outside while a new process has the office open. @returns which tokens are spent */
function inspect(plan: Plan): boolean[] {
  const sqlite = new SqliteDatabase(`${plan.folder}/office.db`);
  try {
    expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(sqlite.pragma('foreign_key_check')).toEqual([]);
    const states = new Map(
      sqlite
        .prepare<[], TokenState>(STATE_OF_TOKENS)
        .all()
        .map(({ id, ...state }) => [id, state]),
    );
    const half = plan.tokens.flatMap(({ resetId }, index) => {
      const state = states.get(resetId);
      return isDeepStrictEqual(state, SPENT) || isDeepStrictEqual(state, UNSPENT) ? [] : [{ index, state }];
    });
    expect(half).toEqual([]);
    return plan.tokens.map(({ resetId }) => states.get(resetId)?.used === 1);
  } finally {
    sqlite.close();
  }
}

function spread(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test(`killed ${RANDOM_KILLS} times at random and in front of each of ${STATEMENTS} statements: never a half state`, {
  timeout: 600_000,
}, async () => {
  const { plan, planFile, remove } = await officeWithTokens(TOKENS, true);
  onTestFinished(remove);
  const seed = Date.now() >>> 0;
  const random = spread(seed);
  const running = new Set<Child>();
  onTestFinished(async () => {
    for (const child of running) child.process.kill('SIGKILL');
    await Promise.all([...running].map((child) => child.ended));
  });
  const start = () => {
    const child = startChild('redeeming-child.ts', [planFile, '누구']);
    running.add(child);
    return child;
  };

  const acknowledged = new Set<number>();
  let spent = plan.tokens.map(() => false);
  const waiting = Array.from({ length: IN_LINE }, start);
  /** How long a first redeem takes here and now, ms. */
  let typical = 100;
  for (let kill = 0; kill <= KILLS; kill += 1) {
    const child = waiting.shift() ?? start();
    expect(await child.line()).toBe('loaded');
    child.say('open');
    expect(await child.line(), `seed ${seed}, kill ${kill}`).toBe('ready');

    const before = spent;
    spent = inspect(plan);
    const lost = [...acknowledged].filter((index) => spent[index] !== true);
    const revived = before.flatMap((was, index) => (was && spent[index] !== true ? [index] : []));
    expect({ lost, revived }, `seed ${seed}, kill ${kill}`).toEqual({ lost: [], revived: [] });
    if (kill === KILLS) break;

    if (kill + IN_LINE <= KILLS) waiting.push(start());
    const fresh = spent.flatMap((isSpent, index) => (isSpent ? [] : [index])).slice(0, 24);
    expect(fresh.length).toBeGreaterThan(0);
    const statement = kill - RANDOM_KILLS + 1;
    if (statement > 0) child.say(`die-at ${statement}`);
    child.say(`loop ${kill % 2 === 0 ? 1 : 4} ${fresh.join(' ')}`);
    // Some die before the first commit, some after a few, whatever else this machine is doing.
    const begun = performance.now();
    const timer =
      statement > 0 ? null : setTimeout(() => child.process.kill('SIGKILL'), random() * 3 * typical);
    const first = await child.line().catch(() => null);
    typical = first === null ? typical * 1.2 : (typical + performance.now() - begun) / 2;
    const { signal } = await child.ended;
    if (timer !== null) clearTimeout(timer);
    running.delete(child);
    expect(signal, `seed ${seed}, kill ${kill}`).toBe('SIGKILL');
    for (const answer of first === null ? [] : [first, ...child.rest()]) {
      expect(answer).toMatch(/^(\d+ ok|finished)$/);
      if (answer !== 'finished') acknowledged.add(Number.parseInt(answer, 10));
    }
  }
  expect(acknowledged.size).toBeGreaterThan(10);

  // What was acknowledged is not only spent: it is the password that was given.
  const sqlite = new SqliteDatabase(`${plan.folder}/office.db`, { readonly: true });
  onTestFinished(() => void sqlite.close());
  const hashOf = sqlite.prepare<[string], string>('SELECT password_hash FROM users WHERE id = ?').pluck();
  const some = [...acknowledged].filter((_, i) => i % 5 === 0);
  const matches = some.map((index) =>
    bcrypt.compare(passwordOf(index, '누구'), hashOf.get(plan.tokens[index]?.userId ?? '') ?? ''),
  );
  expect(await Promise.all(matches)).toEqual(some.map(() => true));
});
