import { setTimeout as sleep } from 'node:timers/promises';
import { sharedVault } from '../support/shared-vault.ts';
import { ADMIN, openTestOffice } from '../support/test-office.ts';
import { percentile, timed } from './measure.ts';

/** What one export costs the program it runs in, ms and bytes above what it held before. */
export type ExportCost = { took: number; stall: number; held: number };

/** ms between two looks at the process. */
const EVERY = 5;

/** A process of its own, so that its memory is the program's: it exports everybody, and prints an `ExportCost`. */
const [folder = '', vaultKey = '', file = '', users = ''] = process.argv.slice(2);

const app = await openTestOffice({ dataFolder: folder, vault: sharedVault(vaultKey) });
await app.call('session.signIn', { login: ADMIN.login, password: ADMIN.password });
app.dialogs.answer = file;
const before = process.memoryUsage.rss();
const watch = watchProcess();
const took = await timed(async () => {
  const answer = await app.call('users.export', { reason: 'measuring', whom: { kind: 'everybody' } });
  if (answer.file === null || answer.file.users < Number(users)) throw new Error('somebody is missing');
});
const { peak, stall } = await watch.end();
const cost: ExportCost = { took, stall, held: Math.max(0, peak - before) };
process.stdout.write(`${JSON.stringify(cost)}\n`);
await app.end();
process.exit();

/** Looks every few ms at what the process holds and at how late the look itself comes. */
function watchProcess(): { end(): Promise<{ peak: number; stall: number }> } {
  const late: number[] = [];
  let peak = 0;
  let over = false;
  const watching = (async () => {
    while (!over) {
      const begin = performance.now();
      await sleep(EVERY);
      late.push(Math.max(0, performance.now() - begin - EVERY));
      peak = Math.max(peak, process.memoryUsage.rss());
    }
  })();
  return {
    end: async () => {
      over = true;
      await watching;
      return { peak, stall: percentile(late, 0.99) };
    },
  };
}
