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

/**
 * What a person handed over: a token, a code, a link, a mail or its whole source. One megabyte, because an `.eml` with
 * a signature picture or a forwarded thread has a few hundred kilobytes.
 */
const Pasted = z.string().max(1_000_000);
/** Whose case is open. A code says nothing of its owner, so it needs one; a token must be this user's. */
const Whose = Id.optional();

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
  /** Looking at a token changes nothing; looking at a code is one of its tries. */
  'resets.inspect': {
    access: 'operator',
    input: z.strictObject({ text: Pasted, userId: Whose }),
    output: TokenPreview,
  },
  'resets.complete': {
    access: 'operator',
    input: z.strictObject({
      text: Pasted,
      userId: Whose,
      newPassword: Secret,
      way: z.enum(TOKEN_WAYS),
      mustChange: z.boolean(),
    }),
    output: z.object({ userId: Id, userName: z.string(), at: Time, notice: OutboxMail.nullable() }),
  },
  'resets.revoke': { access: 'operator', input: z.strictObject({ resetId: Id }), output: Done },
  /** All or none is refused; those that had already ended are left as they are. */
  'resets.revokeMany': {
    access: 'operator',
    input: z.strictObject({ resetIds: z.array(Id).min(1).max(500) }),
    output: z.object({ revoked: z.int() }),
  },
  'resets.list': {
    access: 'viewer',
    input: z.strictObject({
      userId: Id.optional(),
      state: z.enum([...RESET_STATES, 'live']).optional(),
      /** Only what the caller has issued. */
      mine: z.boolean().default(false),
      /** Looked for as in the users' search box. */
      text: z.string().max(200).optional(),
      /** Only what is older than this reset. */
      before: Id.optional(),
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
