import { z } from 'zod';
import { BackupFacts, BackupFields, BackupMade, BackupStatus, RestoreResult } from '../backup.ts';
import { Id } from '../models.ts';
import { type ChannelContract, Done, Nothing } from './channel-contract.ts';

/** Backups, and an office restored from one. The recovery key proves who may restore where nobody can sign in. */
export const backupContract = {
  'backup.status': { access: 'admin', input: Nothing, output: BackupStatus },
  'backup.make': {
    access: 'admin',
    /** `file` asks where in a dialog. */
    input: z.strictObject({ as: z.enum(['folder', 'file']) }),
    /** null when the person cancelled the dialog. */
    output: z.object({ made: BackupMade.omit({ folder: true }).nullable() }),
  },
  'backup.pickFolder': {
    access: 'admin',
    input: Nothing,
    output: z.object({ folder: z.object({ handle: Id, name: z.string() }).nullable() }),
  },
  'backup.pickFile': {
    access: 'restorer',
    input: Nothing,
    output: z.object({ file: z.object({ handle: Id, name: z.string(), bytes: z.int() }).nullable() }),
  },
  'backup.inspect': {
    access: 'restorer',
    input: z.strictObject({ handle: Id, recoveryKey: z.string().max(200).nullable() }),
    output: BackupFacts,
  },
  /** Replaces the office as a whole; the one that was there is kept aside. Everybody signs in again. */
  'backup.restore': {
    access: 'restorer',
    fresh: true,
    input: z.strictObject({ handle: Id, recoveryKey: z.string().max(200) }),
    output: RestoreResult,
  },
  'settings.saveBackup': { access: 'admin', fresh: true, input: BackupFields, output: Done },
} as const satisfies Record<string, ChannelContract>;
