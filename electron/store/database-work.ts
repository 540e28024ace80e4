import { parentPort, workerData } from 'node:worker_threads';
import SqliteDatabase from 'better-sqlite3';
import { copyDatabase, type DatabaseFacts, inspectDatabase, NotWhole } from './inspect-database.ts';
import { lookAt, type Seen } from './look-at-file.ts';

/**
 * Work on a database file that would hold up the window: copy an office and inspect the copy, inspect a file, or look at
 * one that is to be opened.
 */
export type DatabaseWork =
  | { work: 'copy'; source: string; target: string }
  | { work: 'inspect'; file: string }
  | { work: 'look'; file: string; known: readonly string[] };

/** Error classes do not survive the way between threads. `why` is SQLite's code, or `not-whole`. */
export type WorkAnswer =
  | { ok: true; facts: DatabaseFacts }
  | { ok: true; seen: Seen }
  | { ok: false; why: string };

/** The whole of a thread's life: one piece of work, one answer. */
function answer(work: DatabaseWork): WorkAnswer {
  try {
    if (work.work === 'look') return { ok: true, seen: lookAt(work.file, work.known) };
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
