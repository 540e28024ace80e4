import { AppError } from '../../shared/errors.ts';
import type { Feed } from '../../shared/feed.ts';
import { reasonOf } from '../log.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import type { Db } from '../store/database.ts';
import { findOperator, toOperator } from '../store/operators.ts';
import { readSetting, saveSetting } from '../store/settings.ts';
import { storeRefusal } from '../store/store-errors.ts';
import { applyFeed } from './apply-feed.ts';
import { nameOf, readFeedFile, stampOf } from './feed-file.ts';
import { tellChanged } from './use-case.ts';

/** An admin's word about the very content that was held. */
export type FeedApproval = { content: string; operator: Operator };

/** `look`: by itself, and what an admin has turned down stays so. `ask-anew`: an admin wants to see what it holds. */
export type FeedOccasion = 'look' | 'ask-anew' | FeedApproval;

/** What passes without a new file: it is tried again at each look. All else waits until the file changes. */
const PASSING = new Set([
  'file-gone',
  'file-unreadable',
  'feed-admin-gone',
  'disk-full',
  'store-busy',
  'needs-recovery-key',
]);

/**
 * Reads the followed file now and applies it, or notes why not; what goes wrong is said in the section, in a banner and
 * in the log when it begins, and loses nothing. To be called in turn: `services.feedTurns.take`.
 *
 * It runs in the name of the admin who set it up, marked as the feed's doing, for as long as that operator is an admin:
 * nobody's rights outlive their role in a file. An approval is the approving admin's own doing.
 *
 * @throws AppError feed-not-set, feed-file-changing, feed-file-changed, import-running: the file is looked at again
 */
export async function readFeed(
  services: Services,
  signal: AbortSignal,
  occasion: FeedOccasion = 'look',
): Promise<void> {
  const approval = typeof occasion === 'string' ? null : occasion;
  const feed = await readSetting(services.db.read, 'feed');
  if (feed === null) throw new AppError('feed-not-set');
  // An import that is taken back must not take a feed's user along.
  if (services.imports.state().kind === 'running') throw new AppError('import-running');
  tellChanged(services, 'feed');
  let operator: Operator | null = null;
  try {
    operator = approval?.operator ?? (await adminOf(services.db.read, feed));
    const read = await readFeedFile(feed);
    if (approval !== null && approval.content !== read.content) throw new AppError('feed-file-changed');
    const word = typeof occasion === 'string' ? occasion : 'approved';
    await applyFeed(services, { operator: { ...operator, through: 'feed' }, feed, read, word, signal });
    tellChanged(services, 'users', 'resets', 'outbox');
    services.outbox.wake();
  } catch (error) {
    if (signal.aborted) throw new AppError('store-busy');
    const refusal = error instanceof AppError ? error : storeRefusal(error);
    if (refusal?.code === 'feed-file-changed' || isPutOff(refusal)) throw refusal;
    if (refusal === null) services.log.error('the HR feed failed', { error: reasonOf(error) });
    await noteProblem(services, feed, operator, refusal ?? new AppError('internal'));
  } finally {
    tellChanged(services, 'feed', 'activity');
  }
}

/** Whether the file is only looked at a little later, by itself. */
export function isPutOff(error: unknown): boolean {
  return (
    error instanceof AppError && (error.code === 'feed-file-changing' || error.code === 'import-running')
  );
}

/** @throws AppError('feed-admin-gone') */
async function adminOf(db: Db, feed: Feed): Promise<Operator> {
  const record = await findOperator(db, feed.operatorId);
  if (record === null || record.disabled_at !== null || record.role !== 'admin') {
    throw new AppError('feed-admin-gone');
  }
  return toOperator(record);
}

/** A line when the trouble begins or becomes another, not for every look at it. */
async function noteProblem(
  services: Services,
  feed: Feed,
  operator: Operator | null,
  { code, details }: AppError,
): Promise<void> {
  const stamp = PASSING.has(code) ? null : await stampOf(feed.file);
  try {
    await services.db.write(async (tx) => {
      const record = await readSetting(tx, 'feedRecord');
      const refusal = { code, ...(details === undefined ? {} : { details: plain(details) }) };
      const same = JSON.stringify(record.problem?.refusal) === JSON.stringify(refusal);
      if (same && record.stamp === stamp) return;
      const problem = same ? record.problem : { since: services.time.now(), refusal };
      // The word about a file holds when it is back; a question about one that is not there does not.
      const held = record.held?.answer === 'turned-down' ? record.held : null;
      await saveSetting(tx, 'feedRecord', { ...record, stamp, problem, held });
      if (same) return;
      await append(tx, services, operator === null ? null : { ...operator, through: 'feed' }, {
        action: 'feed-failed',
        code,
        details: { file: nameOf(feed).file },
      });
    });
  } catch (error) {
    // A full disk refuses the line too.
    services.log.error('a failed HR feed could not be noted', { code, error: reasonOf(error) });
  }
}

function plain(details: NonNullable<AppError['details']>): Record<string, string | number | string[]> {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      typeof value === 'string' || typeof value === 'number' ? value : [...value],
    ]),
  );
}
