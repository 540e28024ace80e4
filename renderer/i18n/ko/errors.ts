import type { errors as en } from '../en/errors.ts';
import type { Words } from '../words.ts';
import { filesErrors } from './errors/files.ts';
import { handoverErrors } from './errors/handover.ts';
import { mailErrors } from './errors/mail.ts';
import { programErrors } from './errors/program.ts';
import { resetsErrors } from './errors/resets.ts';
import { usersErrors } from './errors/users.ts';

export const errors: Words<typeof en> = {
  ...programErrors,
  ...usersErrors,
  ...resetsErrors,
  ...handoverErrors,
  ...mailErrors,
  ...filesErrors,
};
