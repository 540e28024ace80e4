import { z } from 'zod';
import { OPERATOR_WAYS, RESET_STATES } from '../lists.ts';
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
export const Pasted = z.strictObject({
  text: z.string().max(1_000_000),
  /** Whose case is open. A code says nothing of its owner, so it needs one; a token must be this user's. */
  userId: Id.optional(),
});

/** What the caller answered, where another user bears the same name. */
const TellApart = Line(200).optional();

/** Resets, tokens and passwords. */
export const resetsContract = {
  /** No address crosses: main takes the one on file (product rule 5). Waits a few seconds for the server's answer. */
  'resets.send': {
    access: 'operator',
    input: z.strictObject({
      userId: Id,
      tellApart: TellApart,
    }),
    output: z.object({ reset: ResetView, mail: OutboxMail }),
  },
  /** Looking at a token changes nothing; looking at a code is one of its tries. */
  'resets.inspect': {
    access: 'operator',
    input: Pasted,
    output: TokenPreview,
  },
  'resets.complete': {
    access: 'operator',
    /** The user's own typing is not among the ways: it goes through `handover.complete`. */
    input: Pasted.extend({ newPassword: Secret, way: z.enum(OPERATOR_WAYS), mustChange: z.boolean() }),
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
    duringHandover: true,
    /** `userId` adds the user's own words to those the password may not contain; a handover does so by itself. */
    input: z.strictObject({ password: z.string().max(4000), userId: Id.optional() }),
    output: PasswordJudgement,
  },
  'passwords.generate': {
    access: 'operator',
    input: z.strictObject({ style: z.enum(['words', 'characters']), language: LanguageSchema }),
    output: z.object({ password: z.string() }),
  },
  /** The exception without a token (product rule 1): off by default, never chosen by a person, always to be changed. */
  'passwords.setTemporary': {
    access: 'operator',
    fresh: true,
    input: z.strictObject({
      userId: Id,
      reason: Line(500).min(5),
      language: LanguageSchema,
      tellApart: TellApart,
    }),
    output: z.object({ password: z.string(), until: Time, notice: OutboxMail.nullable() }),
  },
} as const satisfies Record<string, ChannelContract>;
