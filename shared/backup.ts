import { z } from 'zod';
import { ERROR_CODES } from './errors.ts';
import { Id, Time } from './models.ts';

/** What an admin decides about backups. Without a folder they are only made by hand. */
export const BackupSettings = z.object({
  folder: z.string().nullable(),
  everyHours: z.int().min(1).max(168),
  keep: z.int().min(1).max(365),
});
export type BackupSettings = z.infer<typeof BackupSettings>;

/** What the screen saves: a folder crosses as the handle that `backup.pickFolder` gave, never as a path. */
export const BackupFields = z.strictObject({
  folder: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('keep') }),
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('picked'), handle: Id }),
  ]),
  everyHours: BackupSettings.shape.everyHours,
  keep: BackupSettings.shape.keep,
});
export type BackupFields = z.infer<typeof BackupFields>;

/** A backup that was written, read back and found whole. */
export const BackupMade = z.object({
  at: Time,
  file: z.string(),
  folder: z.string(),
  bytes: z.int(),
  /** Entries of the activity log in it. */
  entries: z.int(),
});
export type BackupMade = z.infer<typeof BackupMade>;

/** Why there is none: since when, tried last when. */
export const BackupProblem = z.object({ since: Time, at: Time, code: z.enum(ERROR_CODES) });

export const LastBackup = z.object({
  made: BackupMade.nullable(),
  /** The last one into the folder of the settings: what the schedule counts from. */
  intoFolderAt: Time.nullable(),
  problem: BackupProblem.nullable(),
});
export type LastBackup = z.infer<typeof LastBackup>;

export const LastRestore = z.object({ at: Time, backupCreatedAt: Time }).nullable();

/** What an admin ought to worry about. `missing`: a day old and never backed up; `old`: three intervals without one. */
export const BACKUP_CONCERNS = ['none', 'missing', 'old', 'failing'] as const;
export type BackupConcern = (typeof BACKUP_CONCERNS)[number];

export const BackupStatus = z.object({
  settings: BackupSettings,
  last: LastBackup,
  /** The next scheduled one; null without a folder. */
  nextAt: Time.nullable(),
  running: z.boolean(),
  concern: z.enum(BACKUP_CONCERNS),
  /** When the key was confirmed that opens backups made from now on; null while there is none. */
  keyConfirmedAt: Time.nullable(),
  restored: LastRestore,
});
export type BackupStatus = z.infer<typeof BackupStatus>;

/** Whose place the backup would take. */
export const PRESENT_OFFICES = ['none', 'same-office', 'other-office', 'unreadable'] as const;

/** What is known about a picked backup: without its key only what stands in clear at its beginning. */
export const BackupFacts = z.object({
  createdAt: Time,
  programVersion: z.string(),
  bytes: z.int(),
  /** Which recovery key opens it: the one that was confirmed then. */
  keyConfirmedAt: Time,
  present: z.enum(PRESENT_OFFICES),
  /** What the present office has and the backup has not; null where the two cannot be compared. */
  newer: z.object({ entries: z.int(), resets: z.int() }).nullable(),
  opened: z.object({ officeName: z.string(), users: z.int(), entries: z.int() }).nullable(),
});
export type BackupFacts = z.infer<typeof BackupFacts>;

export const RestoreResult = z.object({
  officeName: z.string(),
  backupCreatedAt: Time,
  users: z.int(),
  /** Resets whose tokens are void, and reset mails that will not leave any more. */
  resetsEnded: z.int(),
  mailsStopped: z.int(),
  /** The file in `copies` that holds the office as it was before; null when there was none. */
  keptAs: z.string().nullable(),
});
export type RestoreResult = z.infer<typeof RestoreResult>;
