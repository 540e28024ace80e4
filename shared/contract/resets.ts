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

/** What a person handed over. */
export const Pasted = z.strictObject({ text: z.string().max(200_000) });

/** Resets, tokens and passwords. */
export const resetsContract = {
  /** No address crosses: main takes the one on file (product rule 5). Waits a few seconds for the server's answer. */
  'resets.send': {
    access: 'operator',
    input: z.strictObject({ userId: Id }),
    output: z.object({ reset: ResetView, mail: OutboxMail }),
  },
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
    input: z.strictObject({ userId: Id, reason: Line(500).min(5), language: LanguageSchema }),
    output: z.object({ password: z.string(), until: Time, notice: OutboxMail.nullable() }),
  },
} as const satisfies Record<string, ChannelContract>;
