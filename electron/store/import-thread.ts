import { Worker } from 'node:worker_threads';
import type { Config } from '../config.ts';
import type { Database } from './database.ts';
import type { ImportTask, ImportWork, WorkEnd, WorkMessage } from './import-messages.ts';
import { CONTROL_BYTES, ORDER, type Order, PLACE } from './import-turns.ts';

export type ImportThread = {
  /** Resolves once the thread is gone and has given back its turn. Never rejects. */
  ended: Promise<WorkEnd>;
  order(order: Order): void;
  /** Whether it waits for another order, with all that it has written committed. */
  rests(): boolean;
};

/**
 * MiB of the thread's own memory for what is young and for what stays: well above what any file takes. A thread that
 * reaches such a bound can take the whole program down with it, so that the bound is no way to save.
 */
const MEMORY = { maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 512 };

/**
 * Starts work on users in a thread of its own, by a connection of its own. It writes in turns, between which our own
 * writers come to theirs; neither holds up the event loop.
 *
 * @param script `config.importWork`; `config.importTurn` rows at most go into one transaction
 * @param office the path of the office's database
 */
export function startImportThread(
  { importWork: script, importTurn: turnRows }: Pick<Config, 'importWork' | 'importTurn'>,
  office: string,
  work: ImportWork,
  outside: {
    db: Pick<Database, 'lend'>;
    onProgress(done: number, total: number): void;
    /** Others see what it has written. */
    onWritten?(): void;
    /** It has begun to rest; see `rests`. */
    onRest?(): void;
  },
): ImportThread {
  const shared = new SharedArrayBuffer(CONTROL_BYTES);
  const control = new Int32Array(shared);
  const task: ImportTask = { office, control: shared, turnRows, work };
  const thread = new Worker(script, { workerData: task, resourceLimits: MEMORY });
  let release: () => void = () => {};
  let end: WorkEnd | null = null;

  function giveTurn(): void {
    const turn = () =>
      new Promise<void>((resolve) => {
        release = resolve;
        set(PLACE.turn, 1);
      });
    Atomics.store(control, PLACE.wanted, 0);
    // It may have died of something else while it waited.
    if (end !== null) return;
    void outside.db.lend(
      () => {
        Atomics.store(control, PLACE.wanted, 0);
        return end === null ? turn() : Promise.resolve();
      },
      () => Atomics.store(control, PLACE.wanted, 1),
    );
  }

  function set(place: number, value: number): void {
    Atomics.store(control, place, value);
    Atomics.notify(control, place);
  }

  const ended = new Promise<WorkEnd>((resolve) => {
    thread.on('message', (message: WorkMessage) => {
      if (message.say === 'turn') giveTurn();
      else if (message.say === 'released') {
        release();
        outside.onWritten?.();
      } else if (message.say === 'resting') outside.onRest?.();
      else if (message.say === 'progress') outside.onProgress(message.done, message.total);
      else {
        const { say: _say, ...is } = message;
        end = is;
      }
    });
    thread.on('error', (error) => {
      end = { end: 'broken', why: error.stack ?? error.message };
    });
    thread.on('exit', (code) => {
      end ??= { end: 'broken', why: `the thread ended with ${code}` };
      release();
      resolve(end);
    });
  });
  return {
    ended,
    order: (order) => set(PLACE.order, ORDER[order]),
    rests: () => Atomics.load(control, PLACE.resting) === 1,
  };
}
