import { z } from 'zod';
import { BulkBoard, BulkMember, BulkReset, UnmatchedLine } from '../bulk.ts';
import { BULK_PROGRESS, BULK_RETRIES, LIVE_CHOICES, MOST_MEMBERS } from '../bulk-lists.ts';
import { Id, Line } from '../models.ts';
import { UserQuestion } from '../user-lists.ts';
import { type ChannelContract, Done, Nothing } from './channel-contract.ts';

/** Whom a bulk reset is for. No address crosses here either (product rule 5). */
const People = z.discriminatedUnion('from', [
  UserQuestion.extend({ from: z.literal('filter') }),
  z.strictObject({ from: z.literal('selection'), userIds: z.array(Id).min(1).max(MOST_MEMBERS) }),
  /** Logins, addresses or staff numbers, one a line. */
  z.strictObject({ from: z.literal('list'), text: z.string().min(1).max(5_000_000) }),
]);

const OfBulk = z.strictObject({ bulkId: Id });
/** Longer than a single reset's: on a breach day nobody sits waiting for the mail. Never above a day (S4). */
const Lifetime = z.int().min(5).max(1440);

/** Many resets at once: an admin's act, with a reason and the password typed again. */
export const bulkContract = {
  /** Looks up who is meant and judges each: the dry run. Throws away the caller's own earlier one; sends nothing. */
  'bulk.gather': { access: 'admin', input: People, output: z.object({ bulkId: Id }) },
  /** Throws the caller's own dry run away, also while it is still being made. */
  'bulk.discard': { access: 'admin', input: Nothing, output: Done },
  'bulk.list': {
    access: 'admin',
    input: z.strictObject({ limit: z.int().min(1).max(100).default(20) }),
    output: z.object({ bulks: z.array(BulkReset) }),
  },
  'bulk.get': { access: 'admin', input: OfBulk, output: BulkBoard },
  'bulk.members': {
    access: 'admin',
    input: OfBulk.extend({
      progress: z.enum(BULK_PROGRESS).optional(),
      code: z.string().max(64).optional(),
      /** Only those behind this place: the next page. */
      after: z.int().min(0).default(0),
      limit: z.int().min(1).max(200).default(100),
    }),
    output: z.object({ members: z.array(BulkMember), more: z.boolean() }),
  },
  'bulk.lines': {
    access: 'admin',
    input: OfBulk.extend({ after: z.int().min(0).default(0), limit: z.int().min(1).max(200).default(100) }),
    output: z.object({ lines: z.array(UnmatchedLine), more: z.boolean() }),
  },
  'bulk.start': {
    access: 'admin',
    fresh: true,
    input: OfBulk.extend({ reason: Line(500).min(5), live: z.enum(LIVE_CHOICES), lifetimeMinutes: Lifetime }),
    output: Done,
  },
  'bulk.pause': { access: 'admin', input: OfBulk, output: Done },
  /** In the caller's name from here on. */
  'bulk.resume': { access: 'admin', fresh: true, input: OfBulk, output: Done },
  /** What has not left stays here for good: mails that still wait are cancelled and their resets revoked. */
  'bulk.cancel': { access: 'admin', input: OfBulk, output: z.object({ revoked: z.int() }) },
  /**
   * Those who failed, whose token ran out, who were left out for a reason that may be gone, or whose live reset is over.
   * Whom a restore left behind only by their code, `bulk-interrupted`: that they may get a second mail is decided by itself.
   */
  'bulk.retry': {
    access: 'admin',
    fresh: true,
    input: OfBulk.extend({ progress: z.enum(BULK_RETRIES), code: z.string().max(64).optional() }),
    output: z.object({ again: z.int() }),
  },
  /** For people without an address: a code each on paper. `left` is how many more wait for the next file. */
  'bulk.printSlips': {
    access: 'admin',
    fresh: true,
    input: OfBulk.extend({ hours: z.int().min(1).max(24) }),
    /** null when the person cancelled the dialog. */
    output: z.object({
      file: z.object({ name: z.string(), slips: z.int(), refused: z.int() }).nullable(),
      left: z.int(),
    }),
  },
  'bulk.export': {
    access: 'admin',
    fresh: true,
    input: OfBulk,
    output: z.object({ file: z.object({ name: z.string(), members: z.int() }).nullable() }),
  },
} as const satisfies Record<string, ChannelContract>;
