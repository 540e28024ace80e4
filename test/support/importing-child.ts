import fs from 'node:fs';
import { movableClock } from './clock.ts';
import { chooseFile } from './import-files.ts';
import { sharedVault } from './shared-vault.ts';
import { ADMIN, openTestOffice } from './test-office.ts';

/**
 * A process of its own that imports a file, in turns of so many rows. Prints `ready`, then a line for each time that
 * main hears of the progress, and in the end the code of the refusal or `done`.
 */
const [folder = '', vaultKey = '', file = '', turn = '250'] = process.argv.slice(2);

const app = await openTestOffice({
  dataFolder: folder,
  vault: sharedVault(vaultKey),
  clock: movableClock(),
  importTurn: Number(turn),
});
await app.call('session.signIn', { login: ADMIN.login, password: ADMIN.password });
const choice = await chooseFile(app, file);
await app.call('directory.dryRun', choice);
const say = (line: string) => fs.writeSync(1, `${line}\n`);
app.app.on(({ event, payload }) => {
  if (event === 'progress' && payload.work === 'import') say(`progress ${payload.done}`);
});
say('ready');
const reply = await app.app.call('directory.import', choice);
say(`ended ${reply.ok ? 'done' : reply.error.code}`);
process.exit();
