import { z } from 'zod';
import { REFUSAL_GROUPS } from './lists.ts';
import { Id, Time } from './models.ts';

/** What happened, with the numbers its sentence needs; names stand beside it. */
export const AlertFacts = z.discriminatedUnion('kind', [
  /** `count` resets within one hour; the office wants to hear of it from `limit` on. */
  z.object({ kind: z.literal('operator-volume'), count: z.int(), limit: z.int() }),
  z.object({ kind: z.literal('off-hours') }),
  z.object({ kind: z.literal('same-user-two-operators'), otherOperator: z.string() }),
  z.object({
    kind: z.literal('many-refusals'),
    of: z.enum(REFUSAL_GROUPS),
    count: z.int(),
    limit: z.int(),
  }),
  z.object({ kind: z.literal('temporary-passwords') }),
  z.object({ kind: z.literal('admin-recovered') }),
  /** An admin has started a bulk reset of so many. */
  z.object({ kind: z.literal('bulk-reset'), count: z.int(), reason: z.string() }),
]);
export type AlertFacts = z.infer<typeof AlertFacts>;

const Named = z.object({ id: Id, name: z.string() });

export const Alert = z.object({
  id: Id,
  at: Time,
  /** Whom it is about; null when nobody is known. */
  operator: Named.nullable(),
  user: Named.nullable(),
  facts: AlertFacts,
  seenAt: Time.nullable(),
  seenBy: z.string().nullable(),
});
export type Alert = z.infer<typeof Alert>;

/** Minutes from local midnight. */
export const OfficeDay = z
  .object({ opens: z.int().min(0).max(1439), closes: z.int().min(1).max(1440) })
  .refine((day) => day.opens < day.closes);

/** From when on something is unusual. */
export const AlertSettings = z.object({
  /** Resets by one operator within an hour. */
  resetsPerHour: z.int().min(1).max(1000),
  /** Refused sign-ins, or refused tokens and codes, within an hour. */
  refusalsPerHour: z.int().min(1).max(1000),
  /** Sunday first, as `Date.getDay` counts; null for a day on which nobody works. null as a whole: hours do not matter. */
  officeHours: z.array(OfficeDay.nullable()).length(7).nullable(),
  mailAdmins: z.boolean(),
});
export type AlertSettings = z.infer<typeof AlertSettings>;
