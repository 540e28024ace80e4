import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { CsvChoice } from '../../shared/csv.ts';
import { AppError } from '../../shared/errors.ts';
import type { Feed } from '../../shared/feed.ts';
import type { JudgedRow } from '../directory/judge-rows.ts';
import { readPickedFile } from '../directory/read-file.ts';
import type { ReadRow } from '../directory/user-rows.ts';
import { createPickedFiles } from '../picked-files.ts';
import type { Services } from '../services.ts';
import type { Db } from '../store/database.ts';
import { judgeRows, readUserFile } from './user-file.ts';

/** What the file of the feed says now, and how it is known again: `content` is its SHA-256. */
export type FeedRead = { rows: readonly ReadRow[]; content: string; stamp: string };

type Reading = Omit<CsvChoice, 'handle'>;

/** By size and time: what a network share can be asked often, and what no notice of the system is needed for. */
export async function stampOf(file: string): Promise<string> {
  try {
    const { size, mtimeMs } = await stat(file);
    return `${size} ${mtimeMs}`;
  } catch {
    return 'gone';
  }
}

/**
 * The rows of the followed file, whole: a file that changes while it is read is not taken.
 *
 * @throws AppError feed-file-changing, and as `readUserFile`
 */
export async function readFeedFile(feed: Feed): Promise<FeedRead> {
  const stamp = await stampOf(feed.file);
  const content = createHash('sha256')
    .update(await readPickedFile(feed.file))
    .digest('hex');
  const files = createPickedFiles();
  const rows = await readUserFile({ files }, { ...feed, handle: files.remember(feed.file) });
  if ((await stampOf(feed.file)) !== stamp) throw new AppError('feed-file-changing');
  return { rows, content, stamp };
}

/** The rows of a file that an admin has picked, for looking before anything is followed. @throws AppError as `readUserFile` */
export function readPickedRows(services: Pick<Services, 'files'>, choice: CsvChoice): Promise<ReadRow[]> {
  return readUserFile(services, choice);
}

/** By the rules of the import. `breathe` is awaited after each batch. */
export function judgeFeedRows(
  db: Db,
  rows: readonly ReadRow[],
  reading: Reading,
  breathe: (done: number) => Promise<void>,
): Promise<JudgedRow[]> {
  return judgeRows(db, rows, { ...reading, handle: '-' }, breathe);
}

/** How the screens and the log call the file. */
export function nameOf(feed: Feed): { file: string; folder: string } {
  return { file: path.basename(feed.file), folder: path.dirname(feed.file) };
}
