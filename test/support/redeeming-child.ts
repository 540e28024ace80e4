import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import SqliteDatabase from 'better-sqlite3';
import { judgePassword } from '../../electron/security/password-judgement.ts';
import { movableClock } from './clock.ts';
import { passwordOf, readPlan } from './many-tokens.ts';
import { sharedVault } from './shared-vault.ts';
import { ADMIN, openTestOffice, type TestApp } from './test-office.ts';

/**
 * A process of its own that redeems tokens of a prepared office. Orders, one a line:
 * `open` answers `ready`; `redeem 5` answers `5 ok` or `5 <code>`; `loop 4 10 11 12 …` redeems these, four at a time,
 * answering as `redeem`; `guess 5 K7QF92MX` tries a code on the user of token 5, answering `5 code-wrong 4`, with
 * `unseen` for a code that was not looked at; `die-at 7` kills this process in front of the seventh statement the database gets from now.
 */
const [planFile = '', who = ''] = process.argv.slice(2);
const plan = readPlan(planFile);
let app: TestApp | null = null;

/** Whoever reads the line may rely on it: it is out before anything else happens. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

async function open(): Promise<void> {
  app = await openTestOffice({
    dataFolder: plan.folder,
    vault: sharedVault(plan.vaultKey),
    clock: movableClock(plan.now),
    singleOwner: plan.singleOwner,
  });
  await app.call('session.signIn', { login: ADMIN.login, password: ADMIN.password });
  say('ready');
}

async function redeem(index: number): Promise<void> {
  const text = plan.tokens[index]?.text ?? '';
  const input = { text, newPassword: passwordOf(index, who), way: 'typed-on-behalf', mustChange: false };
  const reply = await app?.app.call('resets.complete', input);
  say(`${index} ${reply?.ok === true ? 'ok' : (reply?.error.code ?? 'closed')}`);
}

async function guess(index: number, text: string): Promise<void> {
  const userId = plan.tokens[index]?.userId ?? '';
  const reply = await app?.app.call('resets.inspect', { text, userId });
  const refusal = reply?.ok === false ? reply.error : null;
  say(`${index} ${refusal?.code ?? 'ok'} ${refusal?.details?.left ?? 'unseen'}`);
}

async function loop(atOnce: number, indices: number[]): Promise<void> {
  const lane = async () => {
    for (let next = indices.shift(); next !== undefined; next = indices.shift()) await redeem(next);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  say('finished');
}

function dieAt(countdown: number): void {
  let left = countdown;
  const statement: object = Object.getPrototypeOf(new SqliteDatabase(':memory:').prepare('SELECT 1'));
  for (const name of ['run', 'all', 'get', 'iterate']) {
    const original: unknown = Reflect.get(statement, name);
    if (typeof original !== 'function') continue;
    Reflect.set(statement, name, function (this: unknown, ...values: unknown[]) {
      left -= 1;
      if (left === 0) process.kill(process.pid, 'SIGKILL');
      return Reflect.apply(original, this, values);
    });
  }
}

createInterface(process.stdin)
  .on('line', (line) => {
    const [order, ...numbers] = line.split(' ');
    const [first = 0, ...rest] = numbers.map(Number);
    if (order === 'open') void open();
    if (order === 'redeem') void redeem(first);
    if (order === 'guess') void guess(first, line.split(' ')[2] ?? '');
    if (order === 'loop') void loop(first, rest);
    if (order === 'die-at') dieAt(first);
  })
  .on('close', () => process.exit());

// The lists of the password rules are read at the first judgement: not in the middle of what is tested.
await judgePassword('warm up', { minLength: 15, contextWords: [] });
say('loaded');
