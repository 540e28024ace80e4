import { sql } from 'kysely';
import { openDirectly } from './compiled.ts';
import type { Db, Tx } from './database.ts';
import type { Statements } from './statement-cache.ts';

type Writer = { run(tx: Tx): Promise<void>; done(): void; failed(error: unknown): void };
type Waiting = ({ kind: 'writer' } & Writer) | { kind: 'lent'; run(): Promise<void> };

/** How long the event loop may wait for its turn while small writes follow each other, ms. */
const WITHOUT_TURN = 2;

/** Bounds what one kill can undo and how long the first of a group waits. */
const MOST = 32;

export type Write = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/**
 * Keeps our own writers waiting, without holding up the event loop, while another connection writes: SQLite would make
 * whoever writes wait inside a call, and the window with it.
 *
 * @param wanted called as soon as one of ours waits; the work then comes to its commit
 */
export type Lend = (work: () => Promise<void>, wanted: () => void) => Promise<void>;

/**
 * Writers that wait at the same time share one durable commit: each runs in a savepoint of its own, so that one which
 * fails takes nothing of the others with it, and none is answered before the commit that holds it is on disk. Syncing
 * the disk is the dearest part of a small write; alone, a writer pays for it as before.
 */
export function groupWrites(db: Db, statements: Statements): { write: Write; lend: Lend } {
  const waiting: Waiting[] = [];
  let running = false;
  let tellLent: (() => void) | null = null;
  let turnedAt = Number.NEGATIVE_INFINITY;
  let wereTogether = false;

  async function runAll(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      await giveTurn();
      const group = takeGroup();
      wereTogether = group.length > 1;
      if (group.length > 0) await commitGroup(db, statements, group);
      else await runLent();
    }
    running = false;
  }

  /**
   * Whoever is about to write joins the group meanwhile. A turn costs a third of a small write: where the last writer
   * was alone, the next does not wait for one unless the event loop had none for a while.
   */
  async function giveTurn(): Promise<void> {
    if (!wereTogether && performance.now() - turnedAt < WITHOUT_TURN) return;
    await new Promise((resolve) => setImmediate(resolve));
    turnedAt = performance.now();
  }

  function takeGroup(): Writer[] {
    const group: Writer[] = [];
    for (let next = waiting[0]; next?.kind === 'writer' && group.length < MOST; next = waiting[0]) {
      group.push(next);
      waiting.shift();
    }
    return group;
  }

  async function runLent(): Promise<void> {
    const next = waiting.shift();
    if (next?.kind === 'lent') await next.run();
  }

  function enqueue(one: Waiting): void {
    waiting.push(one);
    tellLent?.();
    if (!running) void runAll();
  }

  return {
    write: (work) =>
      new Promise((resolve, reject) => {
        let answer: () => void = () => {};
        enqueue({
          kind: 'writer',
          run: async (tx) => {
            const value = await work(tx);
            answer = () => resolve(value);
          },
          done: () => answer(),
          failed: reject,
        });
      }),
    lend: (work, wanted) =>
      new Promise((resolve, reject) => {
        enqueue({
          kind: 'lent',
          run: async () => {
            tellLent = wanted;
            if (waiting.length > 0) wanted();
            try {
              await work();
              resolve();
            } catch (error) {
              reject(error);
            } finally {
              tellLent = null;
            }
          },
        });
      }),
  };
}

async function commitGroup(db: Db, statements: Statements, group: readonly Writer[]): Promise<void> {
  const failures = new Map<Writer, unknown>();
  try {
    await db.transaction().execute(async (tx) => {
      const [only] = group;
      const shut = openDirectly(tx, statements);
      try {
        if (only !== undefined && group.length === 1) return await only.run(tx);
        for (const writer of group) await inSavepoint(tx, writer, failures);
      } finally {
        shut();
      }
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

async function inSavepoint(tx: Tx, writer: Writer, failures: Map<Writer, unknown>): Promise<void> {
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
