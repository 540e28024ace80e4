import { z } from 'zod';
import { CsvChoice } from './csv.ts';
import { FEED_HOLDS } from './feed-lists.ts';
import { ROW_PROBLEMS } from './lists.ts';
import { Id, RefusalSchema, Time } from './models.ts';

/** How a file is read: what the import dialog asks, without the file itself. */
export const FeedReading = CsvChoice.omit({ handle: true });

/** From which share on, in per cent, a run waits for an admin's word. */
export const AskAbove = z.int().min(1).max(100);

/** The HR feed as it is kept; `file` is a path and stays in main. */
export const FeedSettings = FeedReading.extend({
  file: z.string(),
  askAbovePercent: AskAbove,
  /** The admin in whose name it runs. */
  operatorId: Id,
}).nullable();
export type FeedSettings = z.infer<typeof FeedSettings>;
export type Feed = NonNullable<FeedSettings>;

export const FeedCounts = z.object({
  rows: z.int(),
  added: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  bad: z.int(),
  /** Users who came from the feed before and are missing for the first time; 0 while there are bad rows. */
  leavers: z.int(),
  addressChanges: z.int(),
});
export type FeedCounts = z.infer<typeof FeedCounts>;

export const FeedBadRow = z.object({ line: z.int(), problem: z.enum(ROW_PROBLEMS), value: z.string() });

const FeedHeld = z.object({
  at: Time,
  /** SHA-256 of the file, so that the word is about this very content. */
  content: z.string(),
  /** Size and time of that file: written anew, the same content is asked about anew. Not known of older records. */
  stamp: z.string().optional(),
  counts: FeedCounts,
  /** How many users came from the feed until then. */
  followed: z.int(),
  reasons: z.array(z.enum(FEED_HOLDS)).min(1),
  answer: z.enum(['open', 'turned-down']),
});
export type FeedHeld = z.infer<typeof FeedHeld>;

/** What is known of the last looks at the file. */
export const FeedRecord = z.object({
  /** Rises with every reading that came to a result. */
  run: z.int(),
  /** Size and time of the file that was dealt with last; null when it is to be looked at again. */
  stamp: z.string().nullable(),
  applied: z.object({ at: Time, counts: FeedCounts }).nullable(),
  /** The first bad rows of the last file that was applied or held. */
  badRows: z.array(FeedBadRow),
  problem: z.object({ since: Time, refusal: RefusalSchema }).nullable(),
  held: FeedHeld.nullable(),
  /** What a reading has written so far that has not come to its end, and the log does not tell of yet. */
  unfinished: z
    .object({ operatorId: Id, file: z.string(), approved: z.boolean(), counts: FeedCounts })
    .nullable()
    .default(null),
});
export type FeedRecord = z.infer<typeof FeedRecord>;

export const FeedState = z.object({
  /** null while no file is followed. */
  feed: FeedReading.extend({
    name: z.string(),
    folder: z.string(),
    askAbovePercent: AskAbove,
    adminName: z.string(),
  }).nullable(),
  reading: z.boolean(),
  record: FeedRecord.omit({ run: true, stamp: true, unfinished: true }),
  /** Leavers who wait for a decision. */
  leavers: z.int(),
});
export type FeedState = z.infer<typeof FeedState>;

export const Leaver = z.object({
  userId: Id,
  name: z.string(),
  login: z.string(),
  email: z.string().nullable(),
  staffNumber: z.string().nullable(),
  department: z.string().nullable(),
  missingSince: Time,
});
export type Leaver = z.infer<typeof Leaver>;
