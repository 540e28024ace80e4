import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import SqliteDatabase from 'better-sqlite3';
import { movableClock } from './clock.ts';
import { sharedVault } from './shared-vault.ts';
import { ADMIN, openTestOffice } from './test-office.ts';

/**
 * A process of its own that does one thing to an office (`restore`, `backup`) and dies in the middle of it, in front of
 * a step of one kind: `file 3` is the third time that a file is opened, renamed or synced, `statement 40` the fortieth
 * statement that the database gets. Prints `ready`, and `done` with the steps of that kind when it got through.
 */
const [folder = '', vaultKey = '', act = '', file = '', recoveryKey = '', kind = '', dieAt = '0'] =
  process.argv.slice(2);

const app = await openTestOffice({
  dataFolder: folder,
  vault: sharedVault(vaultKey),
  clock: movableClock(),
});
await app.call('session.signIn', { login: ADMIN.login, password: ADMIN.password });
app.dialogs.answer = file;
const handle = act === 'restore' ? (await app.call('backup.pickFile', {})).file?.handle : undefined;

let left = Number(dieAt);
function step(): void {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

function count(target: object, name: string): void {
  const original: unknown = Reflect.get(target, name);
  if (typeof original !== 'function') return;
  Reflect.set(target, name, function (this: unknown, ...values: unknown[]) {
    step();
    return Reflect.apply(original, this, values);
  });
}

if (kind === 'file') {
  for (const name of ['renameSync', 'fsyncSync', 'mkdirSync']) count(fs, name);
  for (const name of ['rename', 'open']) count(fs.promises, name);
  syncBuiltinESMExports();
} else {
  const statement: object = Object.getPrototypeOf(new SqliteDatabase(':memory:').prepare('SELECT 1'));
  for (const name of ['run', 'all', 'get', 'iterate']) count(statement, name);
}

fs.writeSync(1, 'ready\n');
if (handle === undefined) await app.call('backup.make', { as: 'file' });
else await app.call('backup.restore', { handle, recoveryKey });
fs.writeSync(1, `done ${Number(dieAt) - left}\n`);
process.exit();
