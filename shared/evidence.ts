import { z } from 'zod';
import { Id, Line, Time } from './models.ts';

/** Where a checkpoint goes besides the database: places that the operator cannot reach afterwards (S94). */
export const CHECKPOINT_PLACES = ['mail', 'folder', 'system-log'] as const;

export type CheckpointPlace = (typeof CHECKPOINT_PLACES)[number];

/** What a checkpoint was made for. */
export const CHECKPOINT_REASONS = [
  'entries',
  'daily',
  'quit',
  'by-hand',
  'export',
  'settings',
  'retention',
] as const;

export type CheckpointReason = (typeof CHECKPOINT_REASONS)[number];

/** Why a checkpoint has not reached a place yet. Those of a mail are in the outbox. */
export const PLACE_PROBLEMS = [
  'folder-unreachable',
  'folder-full',
  'system-log-refused',
  'mail-failed',
] as const;

export type PlaceProblem = (typeof PLACE_PROBLEMS)[number];

/** What can be wrong with the log, from what verifying finds. */
export const LOG_PROBLEMS = [
  /** The entry does not fit its own hash. */
  'edited',
  /** Entries were taken out. */
  'missing',
  /** Two entries stand in each other's place. */
  'swapped',
  /** An entry that the program did not write at this place. */
  'inserted',
  /** The entry has lost its hash. */
  'unlinked',
  /** The hashes fit and the office's own seal does not: somebody without the key worked them out anew. */
  'forged',
  /** There are fewer entries than a checkpoint or the mark beside the database knows of. */
  'cut-off',
  /** A checkpoint or the mark knows the log with another content: it was replaced as a whole. */
  'rewritten',
  /** The signature of a checkpoint is not this office's. */
  'checkpoint-wrong',
  /** The log begins elsewhere than where the retention last cut it. */
  'anchor-wrong',
] as const;

export type LogProblem = (typeof LOG_PROBLEMS)[number];

export const EXPORT_FORMATS = ['csv', 'json'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** How long entries are kept, in years. One is the least that Korean access-log rules ask for. */
export const RETENTION_YEARS = [1, 2, 3, 5] as const;

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
