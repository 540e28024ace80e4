import { parentPort, workerData } from 'node:worker_threads';
import SqliteDatabase from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { judgeFile } from '../directory/judge-file.ts';
import { previewFile } from '../directory/preview-file.ts';
import { withPickedFile } from '../directory/read-file.ts';
import { writeProblems } from '../directory/write-problems.ts';
import type { ImportTask, ImportWork, WorkEnd, WorkMessage } from './import-messages.ts';
import { createRowWriter, lookUpUsers } from './import-rows.ts';
import { createTurns, type Order, obey, Stopped } from './import-turns.ts';
import { takeBack } from './import-undo.ts';
import { setPragmas } from './pragmas.ts';
import { createTermCounts } from './term-counts.ts';

const FIRST_BAD = 200;
/** How often it tells how far it is, ms. */
const TELL = 200;
/** KiB. What a turn writes goes to the log before its commit when it is more; twice as much saves next to nothing. */
const CACHE = 16 * 1024;

type Of<W extends ImportWork['work']> = Extract<ImportWork, { work: W }>;

const { office, control: shared, turnRows, work } = workerData as ImportTask;
const control = new Int32Array(shared);
const sqlite = new SqliteDatabase(office);

function say(message: WorkMessage): void {
  parentPort?.postMessage(message);
}

/** Many looks at the users on file cost less in one transaction; a long one would keep the log from being emptied. */
function lookAnew(obeyed: readonly Order[]): void {
  if (sqlite.inTransaction) sqlite.exec('COMMIT');
  obey(control, obeyed, () => say({ say: 'resting' }));
  sqlite.exec('BEGIN');
}

async function preview({ path, wish }: Of<'preview'>): Promise<WorkEnd> {
  return { end: 'previewed', preview: await withPickedFile(path, (file) => previewFile(file, wish)) };
}

async function check({ source }: Of<'check'>): Promise<WorkEnd> {
  const found = { added: 0, updated: 0, unchanged: 0, bad: 0, addressChanges: 0 };
  const firstBad: Extract<WorkEnd, { end: 'checked' }>['checked']['firstBad'] = [];
  const { mark, rows } = await judgeFile(source, lookUpUsers(sqlite), {
    step: () => lookAnew(['pause', 'cancel', 'leave']),
    row: (row) => {
      found[row.verdict] += 1;
      if (row.verdict === 'updated' && row.addressChanged) found.addressChanges += 1;
      if (row.verdict !== 'bad' || firstBad.length >= FIRST_BAD) return;
      firstBad.push({ line: row.line, problem: row.problem, value: row.value });
    },
    progress: ofShare(),
  });
  return { end: 'checked', checked: { mark, total: rows, ...found, firstBad } };
}

async function problems({ source, target, titles }: Of<'problems'>): Promise<WorkEnd> {
  const report = writeProblems(target, titles);
  let rows = 0;
  try {
    await judgeFile(source, lookUpUsers(sqlite), {
      step: () => lookAnew(['cancel', 'leave']),
      header: report.header,
      row: (row, cells) => {
        if (row.verdict !== 'bad') return;
        report.add(row, cells);
        rows += 1;
      },
      progress: ofShare(),
    });
    report.finish();
  } finally {
    report.abandon();
  }
  return { end: 'problems', rows };
}

async function add({ source, skipBad, total, now }: Of<'add'>): Promise<WorkEnd> {
  const counts = createTermCounts(sqlite);
  const writer = createRowWriter(sqlite, counts, now);
  const turns = turnsOf(['pause', 'cancel', 'leave'], writer.settle);
  const found = { added: 0, changes: 0, unchanged: 0, skipped: 0 };
  const tell = everySoOften();
  try {
    await judgeFile(source, lookUpUsers(sqlite), {
      step: turns.step,
      row: (row) => {
        if (row.verdict === 'bad') {
          found.skipped += 1;
          if (!skipBad) throw new AppError('import-has-bad-rows', { count: found.skipped });
        } else if (row.verdict === 'unchanged') found.unchanged += 1;
        else if (row.verdict === 'updated') {
          writer.change(row.line, row.userId, row.values);
          found.changes += 1;
        } else {
          writer.add(row.fields);
          found.added += 1;
        }
      },
      progress: (rows) => tell(rows, Math.max(rows, total)),
    });
    turns.commit();
    return { end: 'added', ...found };
  } finally {
    turns.rollBack();
  }
}

function back(): WorkEnd {
  const counts = createTermCounts(sqlite);
  const turns = turnsOf(['leave'], counts.write);
  const { users: total } = sqlite
    .prepare<[], { users: number }>('SELECT coalesce(sum(last - first + 1), 0) AS users FROM import_ranges')
    .get() ?? { users: 0 };
  const tell = everySoOften();
  try {
    const users = takeBack(sqlite, counts, turns.step, (done) => tell(done, total));
    turns.commit();
    return { end: 'taken-back', users };
  } finally {
    turns.rollBack();
  }
}

function turnsOf(obeyed: readonly Order[], beforeCommit: () => void) {
  return createTurns(sqlite, control, (what) => say({ say: what }), { obeyed, turnRows, beforeCommit });
}

function everySoOften(): (done: number, total: number) => void {
  let told = Number.NEGATIVE_INFINITY;
  return (done, total) => {
    if (performance.now() - told < TELL && done < total) return;
    told = performance.now();
    say({ say: 'progress', done, total });
  };
}

/** How many rows a file has is known at its end; until then the part that has been read tells. */
function ofShare(): (rows: number, share: number) => void {
  const tell = everySoOften();
  return (rows, share) => tell(rows, share > 0 ? Math.max(rows, Math.round(rows / share)) : rows);
}

async function run(): Promise<WorkEnd> {
  try {
    setPragmas(sqlite);
    sqlite.pragma(`cache_size = -${CACHE}`);
    if (work.work === 'preview') return await preview(work);
    if (work.work === 'check') return await check(work);
    if (work.work === 'problems') return await problems(work);
    return work.work === 'add' ? await add(work) : back();
  } catch (error) {
    if (error instanceof Stopped) return { end: 'stopped', order: error.order };
    return whatFailed(error);
  } finally {
    sqlite.close();
  }
}

function whatFailed(error: unknown): WorkEnd {
  if (error instanceof AppError) return { end: 'failed', code: error.code, details: error.details };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'ENOSPC'].includes(code))
    return { end: 'failed', code: 'disk-full' };
  if (code.startsWith('SQLITE_BUSY')) return { end: 'failed', code: 'store-busy' };
  const written = error instanceof Error && 'syscall' in error;
  if (written) return { end: 'failed', code: 'file-not-written' };
  return { end: 'broken', why: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

say({ say: 'end', ...(await run()) });
