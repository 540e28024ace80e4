import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openBigOffice } from './big-office.ts';
import { percentile, perSecondText, type Row, timed } from './measure.ts';

const USERS = Number(process.env.RESETDESK_BENCH_USERS ?? 1_000_000);
/** What the process may hold beyond what it held before, MiB: the file itself is never in memory. */
const MEMORY = 300;
/** How long the window may wait for its turn meanwhile, ms (p99). */
const STALL = 20;

const SELECT = `SELECT name, login, email, staff_number, department, phone, language, manager_email, disabled_at
  FROM users ORDER BY number`;

/** The export of everybody beside what the CLI of SQLite needs to write the same columns, unguarded and unasked. */
export async function benchExport(): Promise<Row[]> {
  const app = await openBigOffice(USERS);
  const file = path.join(app.dataFolder, 'users.csv');
  const peer = path.join(app.dataFolder, 'peer.csv');
  app.dialogs.answer = file;
  const before = process.memoryUsage.rss();
  const watch = watchProcess();
  const ours = await timed(async () => {
    const answer = await app.call('users.export', { reason: 'measuring', whom: { kind: 'everybody' } });
    if (answer.file === null || answer.file.users < USERS) throw new Error('somebody is missing');
  });
  const { peak, stall } = await watch.end();
  const theirs = await timed(() => {
    const { status, stderr } = spawnSync(
      'sqlite3',
      ['-csv', '-header', path.join(app.dataFolder, 'office.db'), `.output '${peer}'`, SELECT],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
  });
  const rate = (ms: number) => (USERS / ms) * 1000;
  const held = Math.max(0, peak - before) / 1_048_576;
  return [
    {
      metric: `users.export, ${USERS} users`,
      ours: perSecondText(rate(ours)),
      against: 'sqlite3 -csv, same run',
      peer: perSecondText(rate(theirs)),
      ratio: theirs / ours,
      better: 'more',
    },
    memoryRow(held),
    {
      metric: 'event loop during the export, p99',
      ours: `${stall.toFixed(1)} ms`,
      against: 'the promise',
      peer: `${STALL} ms`,
      ratio: stall / STALL,
      better: 'less',
      target: 1,
    },
  ];
}

function memoryRow(held: number): Row {
  return {
    metric: 'memory during the export, above before',
    ours: `${Math.round(held)} MiB`,
    against: 'the promise',
    peer: `${MEMORY} MiB`,
    ratio: held / MEMORY,
    better: 'less',
    target: 1,
  };
}

/** Looks every few ms at what the process holds and at how late the look itself comes. */
function watchProcess(): { end(): Promise<{ peak: number; stall: number }> } {
  const every = 5;
  const late: number[] = [];
  let peak = 0;
  let over = false;
  const watching = (async () => {
    while (!over) {
      const begin = performance.now();
      await sleep(every);
      late.push(Math.max(0, performance.now() - begin - every));
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
