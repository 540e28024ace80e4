import { AppError } from '../../shared/errors.ts';
import { reasonOf } from '../log.ts';
import type { Services } from '../services.ts';
import { readSetting } from '../store/settings.ts';
import { stampOf } from './feed-file.ts';
import { readFeed } from './read-feed.ts';

/**
 * Between two looks at the file, ms. A file that looked the same twice is settled: whoever writes it has finished, and
 * a program that replaces it by removing it first is not caught in between.
 */
export const LOOK_EVERY = 15_000;

/**
 * Looks at the followed file from now on, by asking for its size and time: notices of the file system do not come
 * through from network shares. Also while nobody is signed in and while the program is locked, as backups and
 * checkpoints do: a leaver must not stay because the helpdesk went home. Only while the office's secrets are closed it
 * rests, because what cannot be chained into the log is not done.
 *
 * @returns what ends it
 */
export function followFeed(services: Services): () => void {
  let seen: string | null = null;
  let cancel = () => {};

  async function look(signal: AbortSignal): Promise<void> {
    const feed = await readSetting(services.db.read, 'feed');
    if (feed === null) return;
    const stamp = `${feed.file} ${await stampOf(feed.file)}`;
    const settled = stamp === seen;
    seen = stamp;
    const { stamp: dealtWith } = await readSetting(services.db.read, 'feedRecord');
    if (settled && stamp !== `${feed.file} ${dealtWith}`) await readFeed(services, signal);
  }

  function lookInTurn(): void {
    // A dead share may take minutes to say no: one question at a time.
    if (!services.secrets.isOpen() || services.feedTurns.running()) return;
    services.feedTurns.take(look).catch((error: unknown) => {
      if (error instanceof AppError) services.log.info('the HR feed waits', { code: error.code });
      else services.log.error('the HR feed could not be looked at', { error: reasonOf(error) });
    });
  }

  const next = () => {
    cancel = services.clock.after(LOOK_EVERY, () => {
      next();
      lookInTurn();
    });
  };
  next();
  return () => cancel();
}
