/** How a bulk reset's people were named. */
export const BULK_SOURCES = ['filter', 'selection', 'list'] as const;
export type BulkSource = (typeof BULK_SOURCES)[number];

/** `gathering` and `draft`: nothing has been sent, and it may be thrown away. One office has one `running`. */
export const BULK_STATES = ['gathering', 'draft', 'running', 'paused', 'finished', 'cancelled'] as const;
export type BulkState = (typeof BULK_STATES)[number];

/**
 * Where one person of a bulk reset stands. From `queued` on it is what became of the reset and its mail; `printing` and
 * `printed` are a slip's, which has no mail. `left-out` has its reason beside it.
 */
export const BULK_PROGRESS = [
  'ready',
  'has-live',
  'left-out',
  'queued',
  'retrying',
  'handed-over',
  'unknown',
  'failed',
  'used',
  'expired',
  'revoked',
  'superseded',
  'printing',
  'printed',
] as const;
export type BulkProgress = (typeof BULK_PROGRESS)[number];

/**
 * Those who may get another one: the mail server refused for good, it ran out unused, nothing was allowed then, or an
 * older one was kept that may be over by now.
 */
export const BULK_RETRIES = [
  'failed',
  'expired',
  'left-out',
  'has-live',
] as const satisfies readonly BulkProgress[];
export type BulkRetry = (typeof BULK_RETRIES)[number];

/** What becomes of a reset that somebody has already and that still works. */
export const LIVE_CHOICES = ['keep', 'replace'] as const;
export type LiveChoice = (typeof LIVE_CHOICES)[number];

/** Why a bulk reset stands still. */
export const PAUSE_CAUSES = ['by-operator', 'restart', 'operator-gone', 'mail-not-configured'] as const;
export type PauseCause = (typeof PAUSE_CAUSES)[number];

/** What is wrong about a line of a pasted list. `repeated`: an earlier line means the same user. */
export const LINE_PROBLEMS = ['unknown', 'ambiguous', 'repeated'] as const;
export type LineProblem = (typeof LINE_PROBLEMS)[number];

/** More in one go is more than an office can look after; the next batch may follow. */
export const MOST_MEMBERS = 100_000;
/** So many slips go into one file: their codes are in memory until it is written. */
export const MOST_SLIPS = 200;
