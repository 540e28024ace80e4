import bcrypt from 'bcrypt';
import SqliteDatabase from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { startChild } from '../support/child.ts';
import { officeWithTokens, passwordOf } from '../support/many-tokens.ts';

const ROUNDS = 200;

test(`two processes redeem one token at the same moment, ${ROUNDS} rounds: always one success`, {
  timeout: 600_000,
}, async () => {
  const { plan, planFile, remove } = await officeWithTokens(ROUNDS, false);
  onTestFinished(remove);
  const names = ['하나', '둘'] as const;
  const children = names.map((name) => startChild('redeeming-child.ts', [planFile, name]));
  onTestFinished(async () => {
    for (const child of children) child.process.kill('SIGKILL');
    await Promise.all(children.map((child) => child.ended));
  });
  for (const child of children) {
    expect(await child.line()).toBe('loaded');
    child.say('open');
    expect(await child.line()).toBe('ready');
  }

  const wins = { 하나: 0, 둘: 0 };
  const winners: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const child of children) child.say(`redeem ${round}`);
    const answers = await Promise.all(children.map((child) => child.line()));
    expect([...answers].sort()).toEqual([`${round} ok`, `${round} token-used`]);
    const winner = names[answers.indexOf(`${round} ok`)] ?? '하나';
    wins[winner] += 1;
    winners.push(winner);
  }
  // Were one of them always first, nothing would have been raced.
  expect(Math.min(wins.하나, wins.둘)).toBeGreaterThan(0);

  const sqlite = new SqliteDatabase(`${plan.folder}/office.db`);
  onTestFinished(() => void sqlite.close());
  const user = sqlite.prepare<[string], { password_hash: string; credential_version: number }>(
    'SELECT password_hash, credential_version FROM users WHERE id = ?',
  );
  const judged = plan.tokens.map(async ({ userId }, round) => {
    const row = user.get(userId);
    expect(row?.credential_version).toBe(2);
    const isWinners = await bcrypt.compare(passwordOf(round, winners[round] ?? ''), row?.password_hash ?? '');
    expect(isWinners, `round ${round}`).toBe(true);
  });
  await Promise.all(judged);
  const count = (statement: string) => sqlite.prepare(statement).pluck().get();
  expect(count("SELECT count(*) FROM resets WHERE state = 'used'")).toBe(ROUNDS);
  expect(count("SELECT count(*) FROM activity WHERE action = 'password-set'")).toBe(ROUNDS);
  expect(count("SELECT count(*) FROM outbox WHERE kind = 'notice'")).toBe(ROUNDS);
  // Every loser leaves its line, whether it came too late or lost inside the transaction.
  expect(count("SELECT count(*) FROM activity WHERE action = 'token-refused'")).toBe(ROUNDS);
});
