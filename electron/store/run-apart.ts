import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { DatabaseWork, WorkAnswer } from './database-work.ts';
import type { DatabaseFacts } from './inspect-database.ts';
import type { Seen } from './look-at-file.ts';

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
  work: Exclude<DatabaseWork, { work: 'look' }>,
  damaged: ErrorCode,
): Promise<DatabaseFacts> {
  const answer = await ask(script, work);
  if ('facts' in answer) return answer.facts;
  throw refusalOf(answer.ok ? 'no facts' : answer.why, damaged);
}

/** As `lookAt`, in a thread of its own. @throws Error where there can be no such thread */
export async function lookApart(script: string, file: string, known: readonly string[]): Promise<Seen> {
  const answer = await ask(script, { work: 'look', file, known });
  if ('seen' in answer) return answer.seen;
  throw new Error(answer.ok ? 'nothing was seen' : answer.why);
}

async function ask(script: string, work: DatabaseWork): Promise<WorkAnswer> {
  const thread = new Worker(script, { workerData: work });
  try {
    // `once` rejects with what the thread dies of.
    const [answer] = (await once(thread, 'message')) as [WorkAnswer];
    return answer;
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
