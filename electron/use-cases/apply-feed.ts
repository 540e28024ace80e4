import { setImmediate as turn } from 'node:timers/promises';
import type { Feed, FeedCounts, FeedRecord } from '../../shared/feed.ts';
import type { FeedHold } from '../../shared/feed-lists.ts';
import type { BadRow } from '../directory/user-rows.ts';
import { reasonOf } from '../log.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import type { Db, Tx } from '../store/database.ts';
import { feedPage } from '../store/feed.ts';
import { readSetting, saveSetting } from '../store/settings.ts';
import { byVerdict, countsOf, factsOf } from './feed-counts.ts';
import { type FeedRead, judgeFeedRows, nameOf } from './feed-file.ts';
import { holdsOf } from './feed-holds.ts';
import { tellUnfinished } from './feed-unfinished.ts';
import { refuseOvertaken, writeFeedRows, writeMissing } from './write-feed-rows.ts';

/** How many of the bad rows the section lists. */
const LISTED = 50;

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
 * One file: new and changed users at once, by the rules of the import; who came from the feed before and is missing now
 * goes on the list of leavers and stays as they are. While there are rows that nobody can read, nobody is called
 * missing: one of those rows may be theirs. Too much at once is held: then nothing is written but that.
 *
 * It is written in turns, between which others write. When one of them fails or the program is killed, those before it
 * stay and the log tells of them; the next look finds them unchanged and goes on.
 *
 * @throws AppError as `writeFeedRows`
 */
export async function applyFeed(services: Services, run: FeedRun): Promise<'applied' | 'held'> {
  const { read, feed, signal } = run;
  const breathe = async (done = 0) => {
    signal.throwIfAborted();
    if (done > 0) services.emit('progress', { work: 'feed', done, total: read.rows.length });
    await turn();
  };
  const judged = await judgeFeedRows(services.db.read, read.rows, feed, breathe);
  const kinds = byVerdict(judged);
  const meant = new Set([...kinds.updated, ...kinds.unchanged].map(({ userId }) => userId));
  const { followed, missing } = await whoIsMissing(services.db.read, meant, breathe);
  const leavers = kinds.bad.length > 0 ? 0 : missing.length;
  const counts = { ...countsOf(kinds), leavers };
  const reasons = run.word === 'approved' ? [] : holdsOf(counts, followed, feed.askAbovePercent);
  const isHeld = await services.db.write(async (tx) => {
    await refuseOvertaken(tx, run);
    await tellUnfinished(tx, services);
    if (reasons.length > 0) await hold(tx, services, run, { counts, followed, reasons, bad: kinds.bad });
    return reasons.length > 0;
  });
  if (isHeld) return 'held';
  const good = read.rows.filter((_row, index) => judged[index]?.verdict !== 'bad');
  try {
    const written = await writeFeedRows(services, run, good, breathe);
    const bad = [...kinds.bad, ...written.bad];
    const gone = bad.length > 0 ? [] : (await whoIsMissing(services.db.read, written.users, breathe)).missing;
    const done = await writeMissing(services, run, written.counts, gone, breathe);
    await end(services, run, { ...done, rows: read.rows.length, bad: bad.length }, bad);
  } catch (error) {
    await services.db
      .write((tx) => tellUnfinished(tx, services))
      .catch((cause: unknown) => {
        // It is kept, and the next reading tells of it.
        services.log.error('an unfinished HR feed could not be told of', { error: reasonOf(cause) });
      });
    throw error;
  }
  return 'applied';
}

/** Who came from the feed, is enabled and was not missing so far: how many, and who of them is not among `users`. */
async function whoIsMissing(
  db: Db,
  users: ReadonlySet<string>,
  breathe: () => Promise<void>,
): Promise<{ followed: number; missing: string[] }> {
  const all = { followed: 0, missing: [] as string[] };
  for (let after: string | null = ''; after !== null; ) {
    const page = await feedPage(db, after);
    all.followed += page.followed.length;
    all.missing.push(...page.followed.filter((id) => !users.has(id)));
    after = page.after;
    await breathe();
  }
  return all;
}

async function end(
  services: Services,
  { operator, feed, read, word }: FeedRun,
  counts: FeedCounts,
  bad: readonly BadRow[],
): Promise<void> {
  await services.db.write(async (tx) => {
    const record = await readSetting(tx, 'feedRecord');
    const applied = { at: services.time.now(), counts };
    await saveSetting(tx, 'feedRecord', { ...dealtWith(record, read, bad), applied, held: null });
    const details = {
      ...factsOf(nameOf(feed).file, counts),
      ...(word === 'approved' ? { approved: true } : {}),
    };
    await append(tx, services, operator, { action: 'feed-applied', details });
  });
}

function dealtWith(record: FeedRecord, { stamp }: FeedRead, bad: readonly BadRow[]): FeedRecord {
  const badRows = bad.slice(0, LISTED).map(({ line, problem, value }) => ({ line, problem, value }));
  return { ...record, run: record.run + 1, stamp, badRows, problem: null, unfinished: null };
}

/** The same file looked at again is no news for the log. */
async function hold(
  tx: Tx,
  services: Services,
  run: FeedRun,
  { bad, ...of }: { counts: FeedCounts; followed: number; reasons: FeedHold[]; bad: readonly BadRow[] },
): Promise<void> {
  const { operator, feed, read } = run;
  const { content, stamp } = read;
  const record = await readSetting(tx, 'feedRecord');
  const open = { at: services.time.now(), content, stamp, ...of, answer: 'open' as const };
  const held = isTurnedDown(record, run) ? record.held : open;
  await saveSetting(tx, 'feedRecord', { ...dealtWith(record, read, bad), held });
  if (held === null || held.answer === 'turned-down') return;
  if (record.held?.content === held.content && record.held.answer === 'open') return;
  await append(tx, services, operator, {
    action: 'feed-held',
    details: { ...factsOf(nameOf(feed).file, held.counts), why: held.reasons.join(', ') },
  });
}

/** Whether an admin has said no to this very file: then nobody is asked again. */
function isTurnedDown({ held }: FeedRecord, { read, word }: FeedRun): boolean {
  if (held === null || held.answer !== 'turned-down' || word !== 'look') return false;
  return held.content === read.content && held.stamp === read.stamp;
}
