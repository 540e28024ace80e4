import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { ROOT } from '../../electron/dev/build/build.ts';
import { termsOf } from '../../electron/directory/search-terms.ts';
import { newId } from '../../electron/store/new-id.ts';
import { bundle, THREADS } from '../support/bundle.ts';
import { startChild } from '../support/child.ts';
import { sharedVault } from '../support/shared-vault.ts';
import { openTestOffice } from '../support/test-office.ts';
import type { ImportCost } from './import-child.ts';
import { msText, perSecondText, type Row } from './measure.ts';
import { person } from './people.ts';

const ROWS = Number(process.env.RESETDESK_BENCH_ROWS ?? 1_000_000);
/** What the product promises: ms of the event loop's delay, of a search and of another's write, MB of memory. */
const LIMIT = { loop: 20, search: 5, write: 1000, memory: 300 };

/**
 * A file of a million people through the front door, against the `sqlite3` CLI that builds the same tables and indexes
 * from rows whose search texts and terms it is given ready-made; searches and writes go on meanwhile.
 */
export async function benchImport(): Promise<Row[]> {
  const room = mkdtempSync(path.join(tmpdir(), 'resetdesk-bench-import-'));
  try {
    const csv = path.join(room, 'people.csv');
    writePeople(csv);
    const ours = await importOnce(room, csv);
    const cli = commandLine(room, ours.schema);
    const perSecond = (ms: number) => (ROWS / ms) * 1000;
    return [
      {
        metric: `import of ${ROWS} rows, search index included`,
        ours: perSecondText(perSecond(ours.took)),
        against: 'sqlite3 CLI, same tables and indexes',
        peer: perSecondText(perSecond(cli)),
        ratio: cli / ours.took,
        better: 'more',
        target: 0.5,
      },
      less('event loop delay during the import, p99 above the timer', ours.loop, LIMIT.loop, msText),
      less('users.search during the import, p95', ours.search, LIMIT.search, msText),
      less('another write during the import, p95', ours.write, LIMIT.write, msText),
      less(
        'memory of the program until the import is done, peak',
        ours.memory / 1e6,
        LIMIT.memory,
        (mb) => `${Math.round(mb)} MB`,
      ),
    ];
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}

async function importOnce(room: string, csv: string): Promise<ImportCost & { schema: string[] }> {
  const dataFolder = path.join(room, 'office');
  const vaultKey = randomBytes(32).toString('hex');
  const app = await openTestOffice({ dataFolder, vault: sharedVault(vaultKey) });
  await app.given.office();
  await app.end();
  const sqlite = new SqliteDatabase(path.join(dataFolder, 'office.db'), { readonly: true });
  const schema = sqlite
    .prepare<[], string>(
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND type <> 'trigger'
        AND tbl_name IN ('users', 'search_terms', 'search_pending', 'user_terms')`,
    )
    .pluck()
    .all();
  sqlite.close();
  const child = startChild(await bundleChild(), [dataFolder, vaultKey, csv]);
  const cost = JSON.parse(await child.line()) as ImportCost;
  await child.ended;
  return { ...cost, schema };
}

/** @returns the script, as `startChild` takes it */
async function bundleChild(): Promise<string> {
  const outDir = path.join(ROOT, 'out/bench');
  await bundle(outDir, { ...THREADS, 'import-child': path.join(import.meta.dirname, 'import-child.ts') });
  return path.join(outDir, 'import-child.js');
}

/** The CLI is older than tables whose entries can be deleted without their text; for adding they are the same. */
function commandLine(room: string, schema: readonly string[]): number {
  const users = path.join(room, 'users.csv');
  const terms = path.join(room, 'terms.csv');
  writeReady(users, terms);
  const columns =
    'number, id, login, name, email, phone, staff_number, department, language, created_at, search_text';
  const script = [
    'PRAGMA journal_mode = WAL;',
    'PRAGMA synchronous = FULL;',
    'PRAGMA cache_size = -65536;',
    ...schema.map((statement) => `${statement.replace('contentless_delete = 1,', '')};`),
    `CREATE TEMP TABLE ready (${columns.replace('number', 'number INTEGER PRIMARY KEY')});`,
    '.mode csv',
    `.import ${users} ready`,
    `INSERT INTO users (${columns}) SELECT ${columns} FROM ready;`,
    `.import ${terms} user_terms`,
    "CREATE VIRTUAL TABLE temp.counted USING fts5vocab(main, user_terms, 'row');",
    'INSERT INTO search_terms SELECT term, doc FROM counted;',
  ].join('\n');
  const begin = performance.now();
  execFileSync('sqlite3', ['-bail', path.join(room, 'peer.db')], {
    input: script,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  return performance.now() - begin;
}

function writePeople(file: string): void {
  writeLines(file, 'name,login,email,phone,staff number,department', (i) => {
    const { name, login, email, phone, staff_number, department } = person(i);
    return [name, login, email, phone, staff_number, department];
  });
}

function writeReady(users: string, terms: string): void {
  writeLines(users, null, (i) => {
    const { name, login, email, phone, staff_number, department, search_text } = person(i);
    return [
      String(i + 1),
      newId(),
      login,
      name,
      email,
      phone,
      staff_number,
      department,
      'ko',
      '1',
      search_text,
    ];
  });
  writeLines(terms, null, (i) => {
    const { search_text, department } = person(i);
    return [
      [...termsOf(search_text, { department, disabled: false, mustChange: false, neverReset: true })].join(
        ' ',
      ),
    ];
  });
}

function writeLines(file: string, header: string | null, row: (number: number) => string[]): void {
  const handle = openSync(file, 'w');
  let waiting = header === null ? '' : `${header}\n`;
  for (let i = 0; i < ROWS; i += 1) {
    waiting += `${row(i)
      .map((cell) => `"${cell.replaceAll('"', '""')}"`)
      .join(',')}\n`;
    if (waiting.length < 1_000_000) continue;
    writeSync(handle, waiting);
    waiting = '';
  }
  writeSync(handle, waiting);
  closeSync(handle);
}

function less(metric: string, ours: number, limit: number, text: (value: number) => string): Row {
  return {
    metric,
    ours: text(ours),
    against: 'the promise',
    peer: text(limit),
    ratio: ours / limit,
    better: 'less',
    target: 1,
  };
}
