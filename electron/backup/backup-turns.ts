import { AppError } from '../../shared/errors.ts';
import type { Clock } from '../services.ts';

/** How long closing waits for a backup that has been told to stop: a dead network share never answers. ms */
const PATIENCE = 5_000;

/** One backup at a time; closing the office ends the one that is under way. */
export type BackupTurns = {
  running(): boolean;
  /** Runs when those before are done. `signal` aborts when the office closes: then the work must undo itself. */
  take<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
};

export function createBackupTurns(clock: Pick<Clock, 'after'>): BackupTurns {
  const closing = new AbortController();
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    running: () => waiting > 0,
    take: (work) => {
      waiting += 1;
      const mine = turn
        .then(() => {
          closing.signal.throwIfAborted();
          return work(closing.signal);
        })
        .finally(() => {
          waiting -= 1;
        });
      turn = mine.catch(() => {});
      return mine;
    },
    stop: async () => {
      closing.abort(new AppError('store-busy'));
      let cancel = () => {};
      const patience = new Promise<void>((resolve) => {
        cancel = clock.after(PATIENCE, resolve);
      });
      await Promise.race([turn, patience]);
      cancel();
    },
  };
}
