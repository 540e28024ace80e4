import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { CsvChoice } from '../../shared/csv.ts';
import { AppError } from '../../shared/errors.ts';
import type { Feed } from '../../shared/feed.ts';
import { createJudge, type JudgedRow } from '../directory/judge-rows.ts';
import { withPickedFile } from '../directory/read-file.ts';
import { type FileChoice, readUsers } from '../directory/read-users.ts';
import { checkMapping, type ReadRow } from '../directory/user-rows.ts';
import type { Services } from '../services.ts';
import type { Db } from '../store/database.ts';
import { findKnownUsers } from '../store/known-users.ts';
import { readSetting } from '../store/settings.ts';

/** What the file of the feed says now, and how it is known again: `content` is its SHA-256. */
export type FeedRead = { rows: readonly ReadRow[]; content: string; stamp: string };

/** A feed is compared as a whole, to know who is missing: that much fits into memory. */
const MOST_BYTES = 50 * 1024 * 1024;
const BATCH = 1000;

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
 * @throws AppError feed-file-changing, and as `rowsOf`
 */
export async function readFeedFile(feed: Feed): Promise<FeedRead> {
  const stamp = await stampOf(feed.file);
  const hash = createHash('sha256');
  try {
    const rows = await rowsOf(feed.file, feed, (chunk) => hash.update(chunk));
    if ((await stampOf(feed.file)) !== stamp) throw new AppError('feed-file-changing');
    return { rows, content: hash.digest('hex'), stamp };
  } catch (error) {
    if (error instanceof AppError && error.code === 'file-changed') throw new AppError('feed-file-changing');
    throw error;
  }
}

/** The rows of a file that an admin has picked, for looking before anything is followed. @throws AppError as `rowsOf` */
export function readPickedRows({ files }: Pick<Services, 'files'>, choice: CsvChoice): Promise<ReadRow[]> {
  return rowsOf(files.path(choice.handle), choice);
}

/**
 * @param look is given every byte of the file, in order and once
 * @throws AppError file-gone, file-unreadable, file-too-large, file-empty, file-changed, file-encoding, file-malformed,
 *   mapping-incomplete
 */
async function rowsOf(
  file: string,
  choice: FileChoice,
  look: (chunk: Buffer) => unknown = () => {},
): Promise<ReadRow[]> {
  checkMapping(choice.mapping);
  return withPickedFile(file, async (picked) => {
    const { size } = picked.mark;
    if (size > MOST_BYTES) throw new AppError('file-too-large', { bytes: size, limit: MOST_BYTES });
    for await (const chunk of picked.chunks()) look(chunk);
    const rows: ReadRow[] = [];
    for await (const batch of readUsers(picked, choice)) rows.push(...batch.rows.map(({ row }) => row));
    return rows;
  });
}

/** By the rules of the import; nothing is written. `breathe` is awaited after each batch. */
export async function judgeFeedRows(
  db: Db,
  rows: readonly ReadRow[],
  { mapping }: Pick<FileChoice, 'mapping'>,
  breathe: (done: number) => Promise<void>,
): Promise<JudgedRow[]> {
  const judge = await feedJudge(db, mapping);
  const judged: JudgedRow[] = [];
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH);
    const known = await findKnownUsers(db, batch);
    for (const row of batch) judged.push(judge(row, known));
    await breathe(judged.length);
  }
  return judged;
}

/** One for each time that the rows of a file are gone through. */
export async function feedJudge(
  db: Db,
  mapping: FileChoice['mapping'],
): Promise<ReturnType<typeof createJudge>> {
  const { language } = await readSetting(db, 'office');
  return createJudge({ language, loginMapped: mapping.login !== null });
}

/** How the screens and the log call the file. */
export function nameOf(feed: Feed): { file: string; folder: string } {
  return { file: path.basename(feed.file), folder: path.dirname(feed.file) };
}
