import type { errors as en } from '../en/errors.ts';
import type { Words } from '../words.ts';
import { backupErrors } from './errors/backup.ts';
import { bulkErrors } from './errors/bulk.ts';
import { callersErrors } from './errors/callers.ts';
import { codesErrors } from './errors/codes.ts';
import { evidenceErrors } from './errors/evidence.ts';
import { feedErrors } from './errors/feed.ts';
import { filesErrors } from './errors/files.ts';
import { handoverErrors } from './errors/handover.ts';
import { importErrors } from './errors/import.ts';
import { listsErrors } from './errors/lists.ts';
import { mailErrors } from './errors/mail.ts';
import { operatorsErrors } from './errors/operators.ts';
import { programErrors } from './errors/program.ts';
import { resetsErrors } from './errors/resets.ts';
import { usersErrors } from './errors/users.ts';

export const errors: Words<typeof en> = {
  ...programErrors,
  ...operatorsErrors,
  ...listsErrors,
  ...usersErrors,
  ...bulkErrors,
  ...callersErrors,
  ...resetsErrors,
  ...codesErrors,
  ...handoverErrors,
  ...mailErrors,
  ...filesErrors,
  ...feedErrors,
  ...importErrors,
  ...evidenceErrors,
  ...backupErrors,
};
