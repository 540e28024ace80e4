import { z } from 'zod';
import {
  CHECKPOINT_PLACES,
  CHECKPOINT_REASONS,
  LOG_PROBLEMS,
  PLACE_PROBLEMS,
  RETENTION_YEARS,
} from './evidence-lists.ts';
import { Id, Line, Time } from './models.ts';

const RetentionYears = z.union(RETENTION_YEARS.map((years) => z.literal(years)));

/** What the settings screen shows. `folder` is a path on this computer. */
export const EvidenceSettings = z.object({
  ownerEmail: z.string().nullable(),
  folder: z.string().nullable(),
  systemLog: z.boolean(),
  everyEntries: z.int().min(10).max(1000),
  retentionYears: RetentionYears,
});
export type EvidenceSettings = z.infer<typeof EvidenceSettings>;

/** What it saves. A folder comes as the handle that `evidence.pickFolder` gave. */
export const EvidenceFields = EvidenceSettings.omit({ folder: true, ownerEmail: true }).extend({
  ownerEmail: Line(320).min(1).nullable(),
  folder: z.union([z.literal('keep'), z.literal('none'), z.strictObject({ handle: Id })]),
});
export type EvidenceFields = z.infer<typeof EvidenceFields>;

export const CheckpointCopy = z.object({
  place: z.enum(CHECKPOINT_PLACES),
  /** null while it has not got there. */
  doneAt: Time.nullable(),
  problem: z.enum(PLACE_PROBLEMS).nullable(),
  triedAt: Time.nullable(),
});
export type CheckpointCopy = z.infer<typeof CheckpointCopy>;

export const CheckpointView = z.object({
  number: z.int(),
  /** The number of the last entry it covers. */
  entries: z.int(),
  at: Time,
  reason: z.enum(CHECKPOINT_REASONS),
  copies: z.array(CheckpointCopy),
});
export type CheckpointView = z.infer<typeof CheckpointView>;

export const FoundProblem = z.object({
  kind: z.enum(LOG_PROBLEMS),
  /** The entries it is about, both ends included; `to` is the other one of two that are `swapped`. */
  from: z.int(),
  to: z.int(),
});
export type FoundProblem = z.infer<typeof FoundProblem>;

export const LogVerdict = z.object({
  at: Time,
  entries: z.int(),
  /** The numbers of the first and the last entry that are there; 0 in an empty log. */
  from: z.int(),
  to: z.int(),
  /** The last entry up to which nothing is wrong. */
  soundTo: z.int(),
  /** The first 50; `more` counts the others. */
  problems: z.array(FoundProblem),
  more: z.int(),
  /** Numbers that a restored backup left out, as the entry after it says. */
  restored: z.array(z.object({ from: z.int(), to: z.int() })),
  checkpoints: z.object({
    /** Those of the database, and those found in the folder or pasted. */
    kept: z.int(),
    outside: z.int(),
    last: z.object({ entries: z.int(), at: Time }).nullable(),
  }),
  /** The mark beside the database: what it said of the log. */
  mark: z.enum(['fits', 'differs', 'missing', 'unreadable']),
});
export type LogVerdict = z.infer<typeof LogVerdict>;

export const EvidenceState = z.object({
  lastCheckpoint: z.object({ entries: z.int(), at: Time }).nullable(),
  /** Set when the log did not fit while a checkpoint was to be signed: none is signed until it is looked into. */
  doubt: FoundProblem.nullable(),
  /** Places that checkpoints cannot reach now. */
  troubled: z.array(z.object({ place: z.enum(CHECKPOINT_PLACES), problem: z.enum(PLACE_PROBLEMS) })),
  /** The last full month (`YYYY-MM`) when it has entries and nobody has reviewed it. */
  reviewDue: z.string().nullable(),
  retentionYears: RetentionYears,
});
export type EvidenceState = z.infer<typeof EvidenceState>;
