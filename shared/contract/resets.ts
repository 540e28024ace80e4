import { z } from 'zod';
import { RESET_STATES, TOKEN_WAYS } from '../lists.ts';
import {
  Id,
  LanguageSchema,
  Line,
  OutboxMail,
  PasswordJudgement,
  ResetView,
  Time,
  TokenPreview,
} from '../models.ts';
import { type ChannelContract, Done, Secret } from './channel-contract.ts';

/** Resets, tokens and passwords. */
export const resetsContract = {
  /** No address crosses: main takes the one on file (product rule 5). Waits a few seconds for the server's answer. */
  'resets.send': {
    access: 'operator',
    input: z.strictObject({
      userId: Id,
      /** What the caller answered, where another user bears the same name. */
      tellApart: Line(200).optional(),
    }),
    output: z.object({ reset: ResetView, mail: OutboxMail }),
  },
  'resets.inspect': {
    access: 'operator',
    input: z.strictObject({ text: z.string().max(200_000) }),
    output: TokenPreview,
  },
  'resets.complete': {
    access: 'operator',
    input: z.strictObject({
      text: z.string().max(200_000),
      newPassword: Secret,
      way: z.enum(TOKEN_WAYS),
      mustChange: z.boolean(),
    }),
    output: z.object({ userId: Id, userName: z.string(), at: Time, notice: OutboxMail.nullable() }),
  },
  'resets.revoke': { access: 'operator', input: z.strictObject({ resetId: Id }), output: Done },
  'resets.list': {
    access: 'viewer',
    input: z.strictObject({
      userId: Id.optional(),
      state: z.enum(RESET_STATES).optional(),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.object({ resets: z.array(ResetView) }),
  },

  'passwords.check': {
    access: 'anyone',
    /** `userId` adds the user's own words to those the password may not contain. */
    input: z.strictObject({ password: z.string().max(4000), userId: Id.optional() }),
    output: PasswordJudgement,
  },
  'passwords.generate': {
    access: 'operator',
    input: z.strictObject({ style: z.enum(['words', 'characters']), language: LanguageSchema }),
    output: z.object({ password: z.string() }),
  },
} as const satisfies Record<string, ChannelContract>;
