import { AppError } from '../../shared/errors.ts';
import type { ImportThread } from '../store/import-thread.ts';
import type { Order } from '../store/import-turns.ts';
import type { ImportProgress } from './import-progress.ts';

/** What the thread is at work on. */
export type Job = {
  kind: 'looking' | 'import';
  thread: ImportThread | null;
  /** What the person wants, also of a thread that is only about to begin. */
  order: Order;
  progress: ImportProgress;
  resume(): void;
};
/** @throws AppError('import-decided') for a cancel that comes too late */
export function steerJob(job: Job, order: 'pause' | 'resume' | 'cancel'): void {
  const { phase } = job.progress.state();
  if (order === 'cancel') {
    if (phase === 'changing' || phase === 'taking-back') throw new AppError('import-decided');
    job.progress.pause(false);
    obey(job, 'cancel');
    return;
  }
  job.progress.pause(order === 'pause');
  obey(job, order === 'pause' ? 'pause' : 'go');
  if (order === 'resume') job.resume();
}

/** Also of a thread that is only about to begin. */
export function obey(job: Job, order: Order): void {
  job.order = order;
  job.thread?.order(order);
}
