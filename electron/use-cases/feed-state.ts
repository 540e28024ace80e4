import { describePickedFile } from '../directory/read-file.ts';
import { countLeavers } from '../store/feed.ts';
import { findOperator } from '../store/operators.ts';
import { readSetting } from '../store/settings.ts';
import { byVerdict, countsOf } from './feed-counts.ts';
import { judgeFeedRows, nameOf, readPickedRows } from './feed-file.ts';
import type { UseCase } from './use-case.ts';

export const feedState: UseCase<'feed.get'> = async (services) => {
  const db = services.db.read;
  const feed = await readSetting(db, 'feed');
  const { applied, badRows, problem, held } = await readSetting(db, 'feedRecord');
  const record = { applied, badRows, problem, held };
  const reading = services.feedTurns.running();
  if (feed === null) return { feed, reading, record, leavers: 0 };
  const { operatorId, file: _path, ...how } = feed;
  const { file: name, folder } = nameOf(feed);
  const adminName = (await findOperator(db, operatorId))?.name ?? '';
  return { feed: { ...how, name, folder, adminName }, reading, record, leavers: await countLeavers(db) };
};

/** @throws AppError file-gone, file-unreadable, file-too-large */
export const openFeedFile: UseCase<'feed.openFile'> = async (services) => {
  const feed = await readSetting(services.db.read, 'feed');
  if (feed === null) return { file: null };
  const { name, bytes } = await describePickedFile(feed.file);
  return { file: { handle: services.files.remember(feed.file), name, bytes } };
};

/** @throws AppError as `readPickedRows` */
export const checkFeed: UseCase<'feed.check'> = async (services, _operator, choice) => {
  const rows = await readPickedRows(services, choice);
  const { leavers: _none, ...counts } = countsOf(
    byVerdict(
      await judgeFeedRows(services.db.read, rows, choice, async (done) => {
        services.emit('progress', { work: 'feed', done, total: rows.length });
      }),
    ),
  );
  return counts;
};
