/** Closed lists about the evidence, apart from their schemas: a screen needs the words and not the parser. */

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
