import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';

type Waiting = { run(tx: Tx): Promise<void>; done(): void; failed(error: unknown): void };

/** Bounds what one kill can undo and how long the first of a group waits. */
const MOST = 32;

/**
 * Writers that wait at the same time share one durable commit: each runs in a savepoint of its own, so that one which
 * fails takes nothing of the others with it, and none is answered before the commit that holds it is on disk. Syncing
 * the disk is the dearest part of a small write; alone, a writer pays for it as before.
 */
export function groupWrites(db: Db): <T>(work: (tx: Tx) => Promise<T>) => Promise<T> {
  let waiting: Waiting[] = [];
  let running = false;

  async function runAll(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      // One turn of the event loop: whoever is about to write joins the group.
      await new Promise((resolve) => setImmediate(resolve));
      const group = waiting.slice(0, MOST);
      waiting = waiting.slice(MOST);
      await commitGroup(db, group);
    }
    running = false;
  }

  return (work) =>
    new Promise((resolve, reject) => {
      let answer: () => void = () => {};
      waiting.push({
        run: async (tx) => {
          const value = await work(tx);
          answer = () => resolve(value);
        },
        done: () => answer(),
        failed: reject,
      });
      if (!running) void runAll();
    });
}

async function commitGroup(db: Db, group: readonly Waiting[]): Promise<void> {
  const failures = new Map<Waiting, unknown>();
  try {
    await db.transaction().execute(async (tx) => {
      const [only] = group;
      if (only !== undefined && group.length === 1) return only.run(tx);
      for (const writer of group) await inSavepoint(tx, writer, failures);
    });
  } catch (error) {
    // The commit itself failed, or SQLite gave the whole transaction up (a full disk): nobody's work is there.
    for (const writer of group) writer.failed(failures.get(writer) ?? error);
    return;
  }
  for (const writer of group) {
    if (failures.has(writer)) writer.failed(failures.get(writer));
    else writer.done();
  }
}

async function inSavepoint(tx: Tx, writer: Waiting, failures: Map<Waiting, unknown>): Promise<void> {
  await sql`savepoint one_writer`.execute(tx);
  try {
    await writer.run(tx);
  } catch (error) {
    failures.set(writer, error);
    try {
      await sql`rollback to one_writer`.execute(tx);
    } catch {
      // SQLite has given up the whole transaction (a full disk): that error is everybody's.
      throw error;
    }
  }
  await sql`release one_writer`.execute(tx);
}
