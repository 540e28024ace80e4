import { z } from 'zod';
import { whomKey } from './caller-rules.ts';
import { CALLER_CHECKS } from './lists.ts';
import { Line } from './schemas.ts';

/** Whom a rule is for. */
export const Whom = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('department'), department: Line(200).min(1) }),
  z.object({ kind: z.literal('protected') }),
]);
export type Whom = z.infer<typeof Whom>;

/** `needed` different ones of `checks`. A rule that nobody could meet is no rule. */
export const VerificationRule = z
  .object({
    whom: Whom,
    checks: z.array(z.enum(CALLER_CHECKS)).min(1).max(CALLER_CHECKS.length).refine(eachOnce),
    needed: z.int().min(1).max(CALLER_CHECKS.length),
  })
  .refine((rule) => rule.needed <= rule.checks.length, { path: ['needed'] });
export type VerificationRule = z.infer<typeof VerificationRule>;

/**
 * How a caller must be verified. Every rule that is for a user must be met; those for everybody and for protected
 * users are always there, so that no reset goes without one (S18).
 */
export const VerificationSettings = z.object({
  /** How long a check or an approval counts. */
  windowMinutes: z.int().min(5).max(1440),
  rules: z
    .array(VerificationRule)
    .min(2)
    .max(100)
    .refine((rules) => {
      const whom = rules.map((rule) => whomKey(rule.whom));
      return eachOnce(whom) && whom.includes('all') && whom.includes('protected');
    }),
});
export type VerificationSettings = z.infer<typeof VerificationSettings>;

function eachOnce(list: readonly string[]): boolean {
  return new Set(list).size === list.length;
}
