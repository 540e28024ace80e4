import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { startChild } from '../support/child.ts';
import { leaveBigOffice } from './big-office.ts';
import type { ExportCost } from './export-child.ts';
import { perSecondText, type Row, timed } from './measure.ts';

const USERS = Number(process.env.RESETDESK_BENCH_USERS ?? 1_000_000);
/** What the process may hold beyond what it held before, MiB: the file itself is never in memory. */
const MEMORY = 300;
/** How long the window may wait for its turn meanwhile, ms (p99). */
const STALL = 20;

const SELECT = `SELECT name, login, email, staff_number, department, phone, language, manager_email, disabled_at
  FROM users ORDER BY number`;

/** The export of everybody beside what the CLI of SQLite needs to write the same columns, unguarded and unasked. */
export async function benchExport(): Promise<Row[]> {
  const { dataFolder, vaultKey } = await leaveBigOffice(USERS);
  const file = path.join(dataFolder, 'users.csv');
  const peer = path.join(dataFolder, 'peer.csv');
  const child = startChild(path.join(import.meta.dirname, 'export-child.ts'), [
    dataFolder,
    vaultKey,
    file,
    String(USERS),
  ]);
  const { took: ours, stall, held } = JSON.parse(await child.line()) as ExportCost;
  await child.ended;
  const theirs = await timed(() => {
    const { status, stderr } = spawnSync(
      'sqlite3',
      ['-csv', '-header', path.join(dataFolder, 'office.db'), `.output '${peer}'`, SELECT],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
  });
  const rate = (ms: number) => (USERS / ms) * 1000;
  return [
    {
      metric: `users.export, ${USERS} users`,
      ours: perSecondText(rate(ours)),
      against: 'sqlite3 -csv, same run',
      peer: perSecondText(rate(theirs)),
      ratio: theirs / ours,
      better: 'more',
    },
    memoryRow(held / 1_048_576),
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
