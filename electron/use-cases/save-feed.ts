import { setImmediate as turn } from 'node:timers/promises';
import { checkMapping } from '../directory/user-rows.ts';
import { append } from '../store/activity.ts';
import { removeSomeFeedUsers } from '../store/feed.ts';
import { readSetting, saveSetting } from '../store/settings.ts';
import { nameOf } from './feed-file.ts';
import { tellUnfinished } from './feed-unfinished.ts';
import { isPutOff, readFeed } from './read-feed.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * From now on this file is followed, in the name of whoever saves it; it is read at once. Another file in its place
 * keeps who came from the feed so far: an HR program may call its file by another name, people do not leave by that.
 *
 * @throws AppError file-gone for an unknown handle, mapping-incomplete
 */
export const saveFeed: UseCase<'feed.save'> = async (services, operator, { handle, ...choice }) => {
  checkMapping(choice.mapping);
  const feed = { ...choice, file: services.files.path(handle), operatorId: operator.id };
  await services.db.write(async (tx) => {
    await tellUnfinished(tx, services);
    const record = await readSetting(tx, 'feedRecord');
    await saveSetting(tx, 'feed', feed);
    await saveSetting(tx, 'feedRecord', { ...record, stamp: null, badRows: [], problem: null, held: null });
    const { askAbovePercent } = choice;
    const details = { section: 'feed', ...nameOf(feed), askAbovePercent };
    await append(tx, services, operator, { action: 'settings-changed', details });
  });
  tellChanged(services, 'feed', 'activity');
  try {
    await services.feedTurns.take((signal) => readFeed(services, signal));
  } catch (error) {
    // It is saved, and read as soon as it can be.
    if (!isPutOff(error)) throw error;
  }
  return {};
};

/** Nothing about any user changes; who waits on the list of leavers waits no more. */
export const stopFeed: UseCase<'feed.stop'> = async (services, operator) => {
  await services.feedTurns.take(() =>
    services.db.write(async (tx) => {
      const feed = await readSetting(tx, 'feed');
      if (feed === null) return;
      await saveSetting(tx, 'feed', null);
      await tellUnfinished(tx, services);
      const { run } = await readSetting(tx, 'feedRecord');
      const nothing = {
        stamp: null,
        applied: null,
        badRows: [],
        problem: null,
        held: null,
        unfinished: null,
      };
      await saveSetting(tx, 'feedRecord', { run, ...nothing });
      while (await removeSomeFeedUsers(tx)) await turn();
      const details = { section: 'feed', file: nameOf(feed).file, folder: null };
      await append(tx, services, operator, { action: 'settings-changed', details });
    }),
  );
  tellChanged(services, 'feed', 'activity');
  return {};
};

/** @throws AppError feed-not-set, feed-file-changing, import-running */
export const readFeedNow: UseCase<'feed.readNow'> = async (services) => {
  await services.feedTurns.take((signal) => readFeed(services, signal, 'ask-anew'));
  return {};
};
