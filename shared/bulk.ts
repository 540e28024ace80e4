import { z } from 'zod';
import {
  BULK_PROGRESS,
  BULK_SOURCES,
  BULK_STATES,
  LINE_PROBLEMS,
  LIVE_CHOICES,
  PAUSE_CAUSES,
} from './bulk-lists.ts';
import { Id, Time } from './schemas.ts';

/** How many stand where; `code` is an ErrorCode for `left-out`, else null. */
export const BulkCount = z.object({
  progress: z.enum(BULK_PROGRESS),
  code: z.string().nullable(),
  members: z.int(),
});
export type BulkCount = z.infer<typeof BulkCount>;

export const BulkReset = z.object({
  id: Id,
  state: z.enum(BULK_STATES),
  source: z.enum(BULK_SOURCES),
  createdAt: Time,
  createdBy: z.string(),
  /** Set from the start on. */
  reason: z.string().nullable(),
  live: z.enum(LIVE_CHOICES),
  lifetimeMinutes: z.int(),
  /** Who started or last resumed it: the resets are issued in their name. */
  runBy: z.string().nullable(),
  startedAt: Time.nullable(),
  endedAt: Time.nullable(),
  pausedFor: z.enum(PAUSE_CAUSES).nullable(),
  members: z.int(),
  /** Lines of the list that mean nobody, or more than one; known until it is started. */
  unmatched: z.int(),
  /** How many were still to come when a restore ended it: they may have had a mail since the backup was made. */
  interrupted: z.int(),
});
export type BulkReset = z.infer<typeof BulkReset>;

export const BulkBoard = z.object({
  bulk: BulkReset,
  counts: z.array(BulkCount),
  /** The office's setting now. */
  mailsPerMinute: z.int(),
  /** So many of its mails wait in the outbox that no more are made: the mail server takes none at the moment. */
  heldBack: z.boolean(),
  /** How many slips can be printed now. */
  slips: z.int(),
});
export type BulkBoard = z.infer<typeof BulkBoard>;

export const BulkMember = z.object({
  position: z.int(),
  userId: Id,
  name: z.string(),
  login: z.string(),
  department: z.string().nullable(),
  email: z.string().nullable(),
  progress: z.enum(BULK_PROGRESS),
  code: z.string().nullable(),
  /** The mail server's last words. */
  answer: z.string().nullable(),
});
export type BulkMember = z.infer<typeof BulkMember>;

export const UnmatchedLine = z.object({ line: z.int(), text: z.string(), problem: z.enum(LINE_PROBLEMS) });
export type UnmatchedLine = z.infer<typeof UnmatchedLine>;
