import { AppError } from '../../shared/errors.ts';
import { append } from '../store/activity.ts';
import { readSetting, saveSetting } from '../store/settings.ts';
import { nameOf } from './feed-file.ts';
import { readFeed } from './read-feed.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * The word about a file that waits: apply this very content, or leave it and wait for the next one.
 *
 * @throws AppError feed-not-set, feed-file-changed, feed-file-changing, import-running
 */
export const decideFeed: UseCase<'feed.decide'> = async (services, operator, { content, apply }) => {
  const { held } = await readSetting(services.db.read, 'feedRecord');
  if (held?.content !== content) throw new AppError('feed-file-changed');
  if (apply) {
    await services.feedTurns.take((signal) => readFeed(services, signal, { content, operator }));
    return {};
  }
  await services.db.write(async (tx) => {
    const feed = await readSetting(tx, 'feed');
    const record = await readSetting(tx, 'feedRecord');
    if (feed === null || record.held?.content !== content) throw new AppError('feed-file-changed');
    await saveSetting(tx, 'feedRecord', { ...record, held: { ...record.held, answer: 'turned-down' } });
    const details = { file: nameOf(feed).file };
    await append(tx, services, operator, { action: 'feed-turned-down', details });
  });
  tellChanged(services, 'feed', 'activity');
  return {};
};
