import { setImmediate as turn } from 'node:timers/promises';
import { AppError } from '../../shared/errors.ts';
import type { Feed, FeedCounts, FeedRecord } from '../../shared/feed.ts';
import type { JudgedRow } from '../directory/judge-rows.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import type { Tx } from '../store/database.ts';
import { addFeedUsers, FEED_BATCH, feedPage, markMissing, markSeen } from '../store/feed.ts';
import { findImportRun } from '../store/imports.ts';
import { newId } from '../store/new-id.ts';
import { readSetting, saveSetting } from '../store/settings.ts';
import { findUser, insertUsers } from '../store/users.ts';
import { newUserRow } from './add-user.ts';
import { changeUser } from './change-user.ts';
import { type FeedRead, judgeFeedRows, nameOf } from './feed-file.ts';
import { holdsOf } from './feed-holds.ts';

/** How many of the bad rows the section lists. */
const LISTED = 50;

type Kinds = { [V in JudgedRow['verdict']]: Extract<JudgedRow, { verdict: V }>[] };

/**
 * What the run is about: in whose name, which file, and whether an admin has looked at its numbers (`approved`) or wants
 * to (`ask-anew`).
 */
export type FeedRun = {
  operator: Operator;
  feed: Feed;
  read: FeedRead;
  word: 'look' | 'ask-anew' | 'approved';
  signal: AbortSignal;
};

/**
 * One file, in one transaction: new and changed users at once, by the rules of the import; who came from the feed before
 * and is missing now goes on the list of leavers and stays as they are. While there are rows that nobody can read,
 * nobody is called missing: one of those rows may be theirs. Too much at once is held: then nothing is written but that.
 *
 * @throws AppError import-running, and as `changeUser`; the reason of `signal`: then nothing was written
 */
export async function applyFeed(services: Services, run: FeedRun): Promise<'applied' | 'held'> {
  const { read, feed, signal } = run;
  const approved = run.word === 'approved';
  const breathe = async (done = 0) => {
    signal.throwIfAborted();
    if (done > 0) services.emit('progress', { work: 'feed', done, total: read.rows.length });
    await turn();
  };
  return services.db.write(async (tx) => {
    // Asked here once more: one may have begun while the file was read, and may be taken back with whom it brought.
    if ((await findImportRun(tx)) !== null) throw new AppError('import-running');
    const record = await readSetting(tx, 'feedRecord');
    const number = record.run + 1;
    const kinds = byVerdict(await judgeFeedRows(tx, read.rows, feed, breathe));
    const known = [...kinds.updated, ...kinds.unchanged].map(({ userId }) => userId);
    for (const some of batches(known)) {
      await markSeen(tx, some, number);
      await breathe();
    }
    const { followed, missing } = await whoIsMissing(tx, number, breathe);
    const leavers = kinds.bad.length > 0 ? [] : missing;
    const counts = countsOf(kinds, read.rows.length, leavers.length);
    const reasons = approved ? [] : holdsOf(counts, followed, feed.askAbovePercent);
    const now = services.time.now();
    const badRows = kinds.bad.slice(0, LISTED).map(({ line, problem, value }) => ({ line, problem, value }));
    const after = { ...record, run: number, stamp: read.stamp, badRows, problem: null };
    if (reasons.length > 0) {
      const { content, stamp } = read;
      const held = { at: now, content, stamp, counts, followed, reasons, answer: 'open' } as const;
      await noteHeld(tx, services, run, { ...after, held: isTurnedDown(record, run) ? record.held : held });
      return 'held';
    }
    const added = await writeUsers(tx, services, run.operator, kinds, breathe);
    for (const some of batches([...known, ...added])) {
      await addFeedUsers(tx, some, number);
      await breathe();
    }
    for (const some of batches(leavers)) await markMissing(tx, some, now);
    await saveSetting(tx, 'feedRecord', { ...after, applied: { at: now, counts }, held: null });
    await append(tx, services, run.operator, {
      action: 'feed-applied',
      details: { ...factsOf(feed, counts), ...(approved ? { approved } : {}) },
    });
    return 'applied';
  });
}

function byVerdict(judged: readonly JudgedRow[]): Kinds {
  const kinds: Kinds = { added: [], updated: [], unchanged: [], bad: [] };
  for (const row of judged) {
    if (row.verdict === 'added') kinds.added.push(row);
    else if (row.verdict === 'updated') kinds.updated.push(row);
    else if (row.verdict === 'unchanged') kinds.unchanged.push(row);
    else kinds.bad.push(row);
  }
  return kinds;
}

/** The counts of a file that was only looked at. */
export function countsOfJudged(judged: readonly JudgedRow[]): FeedCounts {
  return countsOf(byVerdict(judged), judged.length, 0);
}

function countsOf({ added, updated, unchanged, bad }: Kinds, rows: number, leavers: number): FeedCounts {
  return {
    rows,
    added: added.length,
    updated: updated.length,
    unchanged: unchanged.length,
    bad: bad.length,
    leavers,
    addressChanges: updated.filter((row) => row.addressChanged).length,
  };
}

async function whoIsMissing(
  tx: Tx,
  run: number,
  breathe: () => Promise<void>,
): Promise<{ followed: number; missing: string[] }> {
  const all = { followed: 0, missing: [] as string[] };
  for (let after: string | null = ''; after !== null; ) {
    const page = await feedPage(tx, run, after);
    all.followed += page.followed;
    all.missing.push(...page.missing);
    after = page.after;
    await breathe();
  }
  return all;
}

/** @returns the ids of the new ones */
async function writeUsers(
  tx: Tx,
  services: Services,
  operator: Operator,
  { added, updated, unchanged, bad }: Kinds,
  breathe: (done: number) => Promise<void>,
): Promise<string[]> {
  let done = unchanged.length + bad.length;
  for (const row of updated) {
    const existing = await findUser(tx, row.userId);
    if (existing === null) throw new AppError('user-not-found');
    await changeUser(tx, services, operator, existing, row.fields);
    done += 1;
    if (done % 100 === 0) await breathe(done);
  }
  const ids: string[] = [];
  for (const some of batches(added, 200)) {
    const rows = some.map((row) => newUserRow(row.fields, services.time.now(), newId()));
    await insertUsers(tx, rows);
    ids.push(...rows.map(({ id }) => id));
    done += rows.length;
    await breathe(done);
  }
  return ids;
}

/** Whether an admin has said no to this very file: then nobody is asked again. */
function isTurnedDown({ held }: FeedRecord, { read, word }: FeedRun): boolean {
  if (held === null || held.answer !== 'turned-down' || word !== 'look') return false;
  return held.content === read.content && held.stamp === read.stamp;
}

/** The same file looked at again is no news for the log. */
async function noteHeld(
  tx: Tx,
  services: Services,
  { operator, feed }: FeedRun,
  record: FeedRecord,
): Promise<void> {
  const before = (await readSetting(tx, 'feedRecord')).held;
  await saveSetting(tx, 'feedRecord', record);
  const { held } = record;
  if (held === null || held.answer === 'turned-down') return;
  if (before?.content === held.content && before.answer === 'open') return;
  await append(tx, services, operator, {
    action: 'feed-held',
    details: { ...factsOf(feed, held.counts), why: held.reasons.join(', ') },
  });
}

function factsOf(feed: Feed, { rows, bad, ...counts }: FeedCounts) {
  return { file: nameOf(feed).file, entries: rows, ...counts, skipped: bad };
}

function* batches<T>(all: readonly T[], size = FEED_BATCH): Generator<T[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}
