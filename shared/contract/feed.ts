import { z } from 'zod';
import { CsvChoice } from '../csv.ts';
import { AskAbove, FeedCounts, FeedState, Leaver } from '../feed.ts';
import { LEAVER_DECISIONS } from '../feed-lists.ts';
import { Id, Time } from '../models.ts';
import { type ChannelContract, Done, Nothing } from './channel-contract.ts';

/** The HR feed: a CSV file that is applied whenever it changes, and the review of who is missing from it. */
export const feedContract = {
  'feed.get': { access: 'admin', input: Nothing, output: FeedState },
  /** The followed file again, to choose its columns anew; null when none is followed. */
  'feed.openFile': {
    access: 'admin',
    input: Nothing,
    output: z.object({ file: z.object({ handle: Id, name: z.string(), bytes: z.int() }).nullable() }),
  },
  /** What following this file would do at first; writes nothing. */
  'feed.check': {
    access: 'admin',
    input: CsvChoice,
    output: FeedCounts.omit({ leavers: true }),
  },
  'feed.save': {
    access: 'admin',
    fresh: true,
    input: CsvChoice.extend({ askAbovePercent: AskAbove }),
    output: Done,
  },
  'feed.stop': { access: 'admin', fresh: true, input: Nothing, output: Done },
  'feed.readNow': { access: 'admin', input: Nothing, output: Done },
  /** About a file that waits for a word; `content` says which. */
  'feed.decide': {
    access: 'admin',
    fresh: true,
    input: z.strictObject({ content: z.string().length(64), apply: z.boolean() }),
    output: Done,
  },
  'feed.leavers': {
    access: 'admin',
    input: z.strictObject({ limit: z.int().min(1).max(500).default(100) }),
    /** `listedAt` is when this was true: "all" means all of then. */
    output: z.object({ leavers: z.array(Leaver), total: z.int(), listedAt: Time }),
  },
  'feed.settle': {
    access: 'admin',
    fresh: true,
    input: z.strictObject({
      decision: z.enum(LEAVER_DECISIONS),
      whom: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('some'), userIds: z.array(Id).min(1).max(500) }),
        z.strictObject({ kind: z.literal('all'), listedAt: Time }),
      ]),
    }),
    output: z.object({ settled: z.int() }),
  },
} as const satisfies Record<string, ChannelContract>;
