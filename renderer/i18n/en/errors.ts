import type { ErrorCode } from '../../../shared/errors.ts';
import type { ErrorWords } from '../error-words.ts';
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

/** The words of every refusal: a code without them does not compile. */
export const errors = {
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
} as const satisfies Record<ErrorCode, ErrorWords>;
