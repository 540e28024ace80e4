import type { ErrorCode } from '../../../shared/errors.ts';
import type { ErrorWords } from '../error-words.ts';
import { filesErrors } from './errors/files.ts';
import { handoverErrors } from './errors/handover.ts';
import { mailErrors } from './errors/mail.ts';
import { programErrors } from './errors/program.ts';
import { resetsErrors } from './errors/resets.ts';
import { usersErrors } from './errors/users.ts';

/** The words of every refusal: a code without them does not compile. */
export const errors = {
  ...programErrors,
  ...usersErrors,
  ...resetsErrors,
  ...handoverErrors,
  ...mailErrors,
  ...filesErrors,
} as const satisfies Record<ErrorCode, ErrorWords>;
