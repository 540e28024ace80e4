import { readFileSync } from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { chooseFile } from '../support/import-files.ts';
import { sharedVault } from '../support/shared-vault.ts';
import { ADMIN, openTestOffice } from '../support/test-office.ts';
import { percentile, timed } from './measure.ts';

/** What one import costs the program it runs in, ms and bytes. */
export type ImportCost = {
  took: number;
  /** Of the event loop, p99, without the timer's own resolution. */
  loop: number;
  search: number;
  write: number;
  memory: number;
};

const RESOLUTION = 10;
/** ms between two searches, and between two users added by hand. */
const SEARCH_EVERY = 50;
const WRITE_EVERY = 5000;

const NOBODY = {
  email: null,
  phone: null,
  staffNumber: null,
  department: null,
  managerEmail: null,
  language: 'ko',
} as const;

/**
 * A process of its own, bundled as the program is, so that its memory is the program's: it imports one file, and prints
 * an `ImportCost`.
 */
const [folder = '', vaultKey = '', file = ''] = process.argv.slice(2);

const app = await openTestOffice({
  dataFolder: folder,
  vault: sharedVault(vaultKey),
  importWork: path.join(import.meta.dirname, 'import-work.js'),
});
await app.call('session.signIn', { login: ADMIN.login, password: ADMIN.password });
const choice = await chooseFile(app, file);
await app.call('directory.dryRun', choice);

let running = true;
const searching = meanwhile(SEARCH_EVERY, (turn) => {
  const query = ['김민수', 'kim', '010-12', 'ㄱㅁㅅ', 'anna'][turn % 5] ?? '';
  return app.call('users.search', { query });
});
const writing = meanwhile(WRITE_EVERY, (turn) =>
  app.call('users.add', { ...NOBODY, name: '사이에 온 사람', login: `between.${turn}` }),
);
const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
delay.enable();
const took = await timed(() => app.call('directory.import', choice));
delay.disable();
running = false;
const [searches, writes] = await Promise.all([searching, writing]);
const cost: ImportCost = {
  took,
  loop: Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION),
  search: percentile(searches, 0.95),
  write: percentile(writes, 0.95),
  memory: peakMemory(),
};
process.stdout.write(`${JSON.stringify(cost)}\n`);
await app.end();
process.exit();

/** Bytes. Linux hands `maxRSS` down from the process that started this one (getrusage(2)); its own peak is in /proc. */
function peakMemory(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

/** @returns how long each took, ms */
async function meanwhile(every: number, work: (turn: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let turn = 0; running; turn += 1) {
    taken.push(await timed(() => work(turn)));
    await wait(every);
  }
  return taken;
}
