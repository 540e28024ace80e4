import { statSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import type { InputOf } from '../../shared/contract.ts';
import type { TestApp } from '../support/test-office.ts';
import { openBigOffice } from './big-office.ts';
import { median, msText, percentile, type Row, timed } from './measure.ts';
import { NARROWED, NARROWED_QUERIES, QUERIES } from './search-queries.ts';

const USERS = Number(process.env.RESETDESK_BENCH_USERS ?? 1_000_000);
const TURNS = 20;
/** What the product promises for every keystroke, ms. */
const PROMISE = { against: 'the promise', peer: 5, target: 1 };

/**
 * A keystroke in the search box through the front door (the list of fifty, ranked, with the count), against LIKE
 * statements for the same list and count over the same rows; and the worst classes against what the product promises.
 */
export async function benchSearch(): Promise<Row[]> {
  const app = await openBigOffice(USERS);
  const scan = likeScan(path.join(app.dataFolder, 'office.db'));
  const all: number[] = [];
  const classes: { name: string; p95: number; theirs: number }[] = [];
  for (const [name, queries] of Object.entries(QUERIES)) {
    const ours = await keystrokes(app, queries);
    all.push(...ours);
    const theirs = await timed(() => scan.run(queries[0] ?? ''));
    classes.push({ name, p95: percentile(ours, 0.95), theirs });
  }
  for (const [name, narrowed] of Object.entries(NARROWED)) {
    const ours = await keystrokes(app, NARROWED_QUERIES, narrowed);
    all.push(...ours);
    // What it costs a scan does not depend on how few of its hits are shown.
    classes.push({ name, p95: percentile(ours, 0.95), theirs: await timed(() => scan.run('김')) });
  }
  scan.close();
  const megabytes = statSync(path.join(app.dataFolder, 'office.db')).size / 1_048_576;
  process.stderr.write(`the office's file has ${Math.round(megabytes)} MiB\n`);
  const worst = classes.toSorted((a, b) => b.p95 - a.p95)[0];
  return [
    ...classes.map(({ name, p95, theirs }) =>
      row(`users.search, ${USERS} users: ${name}, p95`, p95, {
        against: 'LIKE scan',
        peer: theirs,
        target: 0.01,
      }),
    ),
    row('users.search, all classes, p50', percentile(all, 0.5), PROMISE),
    row('users.search, all classes, p95', percentile(all, 0.95), PROMISE),
    row(`users.search, worst class (${worst?.name}), p95`, worst?.p95 ?? 0, PROMISE),
  ];
}

/** @returns of each query the median of its turns, ms: a turn in which another program had the core does not count */
async function keystrokes(
  app: TestApp,
  queries: readonly string[],
  narrowed: Omit<InputOf<'users.search'>, 'query'> = {},
): Promise<number[]> {
  const taken = queries.map((): number[] => []);
  for (let turn = 0; turn <= TURNS; turn += 1) {
    for (const [at, query] of queries.entries()) {
      const ms = await timed(() => app.call('users.search', { query, ...narrowed }));
      // The first turn reads the file's pages in; whoever types has that behind them after a letter.
      if (turn > 0) taken[at]?.push(ms);
    }
  }
  return taken.map(median);
}

function likeScan(file: string): { run(query: string): void; close(): void } {
  const sqlite = new SqliteDatabase(file, { readonly: true });
  const columns = ['name', 'login', 'email', 'phone', 'staff_number', 'department'];
  const found = `FROM users WHERE ${columns.map((column) => `${column} LIKE @q`).join(' OR ')}`;
  const list = sqlite.prepare(`SELECT id, ${columns.join(', ')} ${found} ORDER BY name LIMIT 50`);
  const count = sqlite.prepare(`SELECT count(*) ${found}`);
  return {
    run: (query) => {
      list.all({ q: `%${query}%` });
      count.get({ q: `%${query}%` });
    },
    close: () => sqlite.close(),
  };
}

function row(metric: string, ms: number, limit: { against: string; peer: number; target: number }): Row {
  const { against, peer, target } = limit;
  return { metric, ours: msText(ms), against, peer: msText(peer), ratio: ms / peer, better: 'less', target };
}
