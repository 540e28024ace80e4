import { AppError } from '../../shared/errors.ts';
import type { WorkEnd } from '../store/import-messages.ts';
import type { ImportThread } from '../store/import-thread.ts';
import type { Order } from '../store/import-turns.ts';
import type { ImportProgress } from './import-progress.ts';
import type { ListTidings } from './list-tidings.ts';

/** What the thread is at work on. */
export type Job = {
  kind: 'looking' | 'import';
  thread: ImportThread | null;
  /** What the person wants, also of a thread that is only about to begin. */
  order: Order;
  progress: ImportProgress;
  tidings: ListTidings;
  resume(): void;
};

/** @throws AppError('import-decided') for a cancel that comes too late */
export function steerJob(job: Job, order: 'pause' | 'resume' | 'cancel'): void {
  const { phase } = job.progress.state();
  if (order === 'cancel') {
    if (phase === 'changing' || phase === 'taking-back') throw new AppError('import-decided');
    job.progress.move('going');
    obey(job, 'cancel');
    return;
  }
  // What is taken back does not rest.
  if (phase === 'taking-back') return;
  // Once it rests it says so itself.
  if (order === 'resume') job.progress.move('going');
  else if (job.order !== 'pause') job.progress.move('pausing');
  obey(job, order === 'pause' ? 'pause' : 'go');
  if (order === 'resume') job.resume();
}

/** Also of a thread that is only about to begin. */
export function obey(job: Job, order: Order): void {
  job.order = order;
  job.thread?.order(order);
}

/** @throws AppError('import-cancelled') and what the thread was refused with; Error for what broke it */
export function cameToItsEnd(end: WorkEnd): WorkEnd {
  if (end.end === 'stopped') throw new AppError('import-cancelled');
  if (end.end === 'failed') throw new AppError(end.code, end.details);
  if (end.end === 'broken') throw new Error(end.why);
  return end;
}
