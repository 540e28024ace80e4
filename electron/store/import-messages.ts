import type { ErrorCode, ErrorDetails } from '../../shared/errors.ts';
import type { ImportSource } from '../directory/judge-file.ts';
import type { FilePreview, PreviewWish } from '../directory/preview-file.ts';
import type { FileMark } from '../directory/read-file.ts';
import type { BadRow } from '../directory/user-rows.ts';
import type { ProblemTitles } from '../directory/write-problems.ts';

/** Work on users that would hold up the window, for a thread of its own. */
export type ImportWork =
  | { work: 'preview'; path: string; wish: PreviewWish }
  | { work: 'check'; source: ImportSource }
  | { work: 'problems'; source: ImportSource; target: string; titles: ProblemTitles }
  /** `total`: rows the file was found to have. `now`: epoch ms, when the added users were created. */
  | { work: 'add'; source: ImportSource; skipBad: boolean; total: number; now: number }
  | { work: 'take-back' };

/**
 * What the thread gets: the office's database file, the memory in which it gets its orders, and
 * how many rows it may write in one transaction when nobody waits.
 */
export type ImportTask = { office: string; control: SharedArrayBuffer; turnRows: number; work: ImportWork };

export type Checked = {
  mark: FileMark;
  total: number;
  added: number;
  updated: number;
  unchanged: number;
  bad: number;
  /** The first 200 of them. */
  firstBad: BadRow[];
  addressChanges: number;
};

export type WorkEnd =
  | { end: 'previewed'; preview: FilePreview }
  | { end: 'checked'; checked: Checked }
  | { end: 'problems'; rows: number }
  | { end: 'added'; added: number; changes: number; unchanged: number; skipped: number }
  | { end: 'taken-back'; users: number }
  | { end: 'stopped'; order: 'cancel' | 'leave' }
  /** Error classes do not survive the way between threads. `code` is SQLite's or the system's where it is not ours. */
  | { end: 'failed'; code: ErrorCode; details?: ErrorDetails | undefined }
  | { end: 'broken'; why: string };

/** `turn`: the thread wants to write; `released`: it has written; `resting`: it waits for another order. */
export type WorkMessage =
  | { say: 'turn' }
  | { say: 'released' }
  | { say: 'resting' }
  | { say: 'progress'; done: number; total: number }
  | ({ say: 'end' } & WorkEnd);
