import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { DatabaseWork, WorkAnswer } from './database-work.ts';
import type { DatabaseFacts } from './inspect-database.ts';

/**
 * Runs work on a database file in a thread of its own: at 200,000 users it takes a second or two, for which the window
 * would stand still.
 *
 * @param script `config.databaseWork`
 * @param damaged what a database that is not whole means to the caller
 * @throws AppError `damaged`, disk-full, store-busy
 */
export async function runApart(
  script: string,
  work: DatabaseWork,
  damaged: ErrorCode,
): Promise<DatabaseFacts> {
  const thread = new Worker(script, { workerData: work });
  try {
    // `once` rejects with what the thread dies of.
    const [answer] = (await once(thread, 'message')) as [WorkAnswer];
    if (answer.ok) return answer.facts;
    throw refusalOf(answer.why, damaged);
  } finally {
    await thread.terminate();
  }
}

function refusalOf(why: string, damaged: ErrorCode): AppError {
  const cause = new Error(why);
  if (why === 'SQLITE_FULL' || why === 'SQLITE_IOERR_WRITE') {
    return new AppError('disk-full', undefined, { cause });
  }
  if (why.startsWith('SQLITE_BUSY')) return new AppError('store-busy', undefined, { cause });
  return new AppError(damaged, undefined, { cause });
}
