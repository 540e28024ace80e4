import { AppError } from '../../shared/errors.ts';
import type { FeedCounts } from '../../shared/feed.ts';
import type { BadRow, ReadRow } from '../directory/user-rows.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../store/database.ts';
import { addFeedUsers, markMissing } from '../store/feed.ts';
import { findImportRun } from '../store/imports.ts';
import { findKnownUsers } from '../store/known-users.ts';
import { newId } from '../store/new-id.ts';
import { findOperator } from '../store/operators.ts';
import { readSetting, saveSetting } from '../store/settings.ts';
import { findUser, insertUsers } from '../store/users.ts';
import { newUserRow } from './add-user.ts';
import type { FeedRun } from './apply-feed.ts';
import { changeUser } from './change-user.ts';
import { byVerdict, countsOf, type Kinds, NOTHING, plus } from './feed-counts.ts';
import { feedJudge, nameOf } from './feed-file.ts';

/** Rows in one transaction: whoever else writes waits for so many, a tenth of a second where they are new, and not for the file. */
const IN_TURN = 500;

type Breathe = (done?: number) => Promise<void>;

/** `users`: everybody the rows were about. `bad`: rows that somebody's change made impossible since they were judged. */
export type Written = { counts: FeedCounts; users: Set<string>; bad: BadRow[] };

/**
 * New and changed users, so many rows in each transaction. Each is judged once more in its own: others write in
 * between. Wherever it ends, what is written is whole rows, and the same file read again finds them unchanged.
 *
 * @param rows those that can be taken
 * @throws AppError as `refuseOvertaken` and `changeUser`; the reason of the run's signal
 */
export async function writeFeedRows(
  services: Services,
  run: FeedRun,
  rows: readonly ReadRow[],
  breathe: Breathe,
): Promise<Written> {
  const judge = await feedJudge(services.db.read, run.feed.mapping);
  const written: Written = { counts: NOTHING, users: new Set(), bad: [] };
  for (let start = 0; start < rows.length; start += IN_TURN) {
    const some = rows.slice(start, start + IN_TURN);
    await services.db.write(async (tx) => {
      await refuseOvertaken(tx, run);
      const known = await findKnownUsers(tx, some);
      const kinds = byVerdict(some.map((row) => judge(row, known)));
      const ids = await writeKinds(tx, services, run, kinds, breathe);
      const { run: before } = await readSetting(tx, 'feedRecord');
      await addFeedUsers(tx, ids, before + 1);
      for (const id of ids) written.users.add(id);
      written.bad.push(...kinds.bad);
      written.counts = plus(written.counts, countsOf(kinds));
      await noteWritten(tx, run, written.counts);
    });
    await breathe(start + some.length);
  }
  return written;
}

/** @returns what is written by then, those who are missing from now on included */
export async function writeMissing(
  services: Services,
  run: FeedRun,
  written: FeedCounts,
  missing: readonly string[],
  breathe: Breathe,
): Promise<FeedCounts> {
  let counts = written;
  for (let start = 0; start < missing.length; start += IN_TURN) {
    const some = missing.slice(start, start + IN_TURN);
    counts = { ...counts, leavers: counts.leavers + some.length };
    await services.db.write(async (tx) => {
      await refuseOvertaken(tx, run);
      await markMissing(tx, some, services.time.now());
      await noteWritten(tx, run, counts);
    });
    await breathe();
  }
  return counts;
}

/**
 * Asked in every transaction: what began before it was judged or written may have overtaken it.
 *
 * @throws AppError import-running: one that is taken back must not take a feed's user along. feed-file-changed when
 * another feed is followed by now, feed-admin-gone
 */
export async function refuseOvertaken(tx: Tx, { feed, operator }: FeedRun): Promise<void> {
  if ((await findImportRun(tx)) !== null) throw new AppError('import-running');
  const followed = await readSetting(tx, 'feed');
  if (JSON.stringify(followed) !== JSON.stringify(feed)) throw new AppError('feed-file-changed');
  const record = await findOperator(tx, operator.id);
  if (record === null || record.disabled_at !== null || record.role !== 'admin') {
    throw new AppError('feed-admin-gone');
  }
}

/** @returns the ids of all whom these rows are about */
async function writeKinds(
  tx: Tx,
  services: Services,
  { operator }: FeedRun,
  { added, updated, unchanged }: Kinds,
  breathe: Breathe,
): Promise<string[]> {
  for (const [index, row] of updated.entries()) {
    const existing = await findUser(tx, row.userId);
    if (existing === null) throw new AppError('user-not-found');
    await changeUser(tx, services, operator, existing, row.fields);
    if (index % 100 === 99) await breathe();
  }
  const now = services.time.now();
  const created = added.map((row) => newUserRow(row.fields, now, newId()));
  for (let start = 0; start < created.length; start += 200) {
    await insertUsers(tx, created.slice(start, start + 200));
  }
  return [...[...updated, ...unchanged].map(({ userId }) => userId), ...created.map(({ id }) => id)];
}

/** In the transaction that writes it, so that it is told of whatever comes next; the file is looked at again until it ends. */
async function noteWritten(tx: Tx, { feed, operator, word }: FeedRun, counts: FeedCounts): Promise<void> {
  if (counts.added + counts.updated + counts.leavers === 0) return;
  const record = await readSetting(tx, 'feedRecord');
  const approved = word === 'approved';
  const unfinished = { operatorId: operator.id, file: nameOf(feed).file, approved, counts };
  await saveSetting(tx, 'feedRecord', { ...record, stamp: null, unfinished });
}
