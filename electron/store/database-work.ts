import { parentPort, workerData } from 'node:worker_threads';
import SqliteDatabase from 'better-sqlite3';
import { copyDatabase, type DatabaseFacts, inspectDatabase, NotWhole } from './inspect-database.ts';

/** Work on a database file that would hold up the window: copy an office and inspect the copy, or inspect a file. */
export type DatabaseWork =
  | { work: 'copy'; source: string; target: string }
  | { work: 'inspect'; file: string };

/** Error classes do not survive the way between threads. `why` is SQLite's code, or `not-whole`. */
export type WorkAnswer = { ok: true; facts: DatabaseFacts } | { ok: false; why: string };

/** The whole of a thread's life: one piece of work, one answer. */
function answer(work: DatabaseWork): WorkAnswer {
  try {
    if (work.work === 'inspect') return { ok: true, facts: inspectDatabase(work.file) };
    copyDatabase(work.source, work.target);
    return { ok: true, facts: inspectDatabase(work.target) };
  } catch (error) {
    if (error instanceof NotWhole) return { ok: false, why: 'not-whole' };
    if (error instanceof SqliteDatabase.SqliteError) return { ok: false, why: error.code };
    throw error;
  }
}

parentPort?.postMessage(answer(workerData as DatabaseWork));
