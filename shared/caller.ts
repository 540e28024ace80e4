import { z } from 'zod';
import { CALLER_CHECKS, PRESSURE_SIGNS, RECORDED_CHECKS, TELLING_FACTS } from './lists.ts';
import { Id, Time } from './schemas.ts';
import { VerificationRule } from './verification.ts';

/** What an operator has checked of a caller. */
export const CallerCheckView = z.object({
  id: Id,
  kind: z.enum(RECORDED_CHECKS),
  note: z.string(),
  /** For a call-back: the number that was on file, all but its end hidden. */
  called: z.string().nullable(),
  by: z.string(),
  at: Time,
});
export type CallerCheckView = z.infer<typeof CallerCheckView>;

/** Where a protected user's reset stands with the second operator. */
export const ApprovalState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('needed'), refusedBefore: z.null() }),
  z.object({
    kind: z.literal('refused'),
    refusedBefore: z.object({ by: z.string(), at: Time, note: z.string() }),
  }),
  z.object({
    kind: z.literal('asked'),
    approvalId: Id,
    by: z.string(),
    mine: z.boolean(),
    at: Time,
    until: Time,
    reason: z.string(),
  }),
  /** `mine`: who approved cannot also act. */
  z.object({ kind: z.literal('approved'), by: z.string(), mine: z.boolean(), at: Time, until: Time }),
]);
export type ApprovalState = z.infer<typeof ApprovalState>;

/** A question for a second operator, as the one who is asked sees it. */
export const ApprovalView = z.object({
  id: Id,
  userId: Id,
  userName: z.string(),
  department: z.string().nullable(),
  email: z.string().nullable(),
  askedBy: z.string(),
  mine: z.boolean(),
  askedAt: Time,
  expiresAt: Time,
  reason: z.string(),
  /** What of the caller has been checked by now. */
  checks: z.array(CallerCheckView),
  /** Somebody has already said no, within a day. */
  refusedBefore: z.object({ by: z.string(), at: Time, note: z.string() }).nullable(),
});
export type ApprovalView = z.infer<typeof ApprovalView>;

/** How far the one who is calling for this user is verified, for a reset by mail that would be sent now. */
export const CallerVerification = z.object({
  windowMinutes: z.int(),
  rules: z.array(VerificationRule),
  /** Those that count now. */
  recorded: z.array(CallerCheckView),
  missing: z.int(),
  open: z.array(z.enum(CALLER_CHECKS)),
  /** From when the number on file may be called back; null when it may be now or there is none. */
  phoneFrom: Time.nullable(),
  /** What to ask the caller for, where another enabled user bears the same name; null where none does. */
  tellBy: z.enum(TELLING_FACTS).nullable(),
  /** null for a user who is not protected. */
  approval: ApprovalState.nullable(),
  /** How many other operators there are who could approve. */
  approvers: z.int(),
  /** Until when a user whose protection was taken away still counts as protected. */
  protectedUntil: Time.nullable(),
  /** The last caller who was turned away within a day. */
  turnedAway: z
    .object({ by: z.string(), at: Time, signs: z.array(z.enum(PRESSURE_SIGNS)), note: z.string() })
    .nullable(),
});
export type CallerVerification = z.infer<typeof CallerVerification>;
