import { z } from 'zod';
import { ActivityEntry, Id, Line, Time } from './models.ts';

/** What stands out in a month and is worth a second look (월 1회 점검). */
export const OUTLIER_KINDS = [
  'restored',
  'log-unsound',
  'clock',
  'gap',
  'protected-user',
  'temporary-password',
  'two-operators',
  'address-and-reset',
  'turned-away',
  'off-hours',
  'on-behalf',
  'refusals',
  'sign-in-failures',
  'operators-changed',
  'settings-changed',
  'export',
] as const;

export type OutlierKind = (typeof OUTLIER_KINDS)[number];

/** A calendar month of this computer's time zone. */
export const Month = z
  .string()
  .max(7)
  .regex(/^[0-9]{4}-(0[1-9]|1[0-2])$/);

export const Outlier = z.object({
  /** Names it within its month, always the same for the same entries. */
  key: z.string().max(200),
  kind: z.enum(OUTLIER_KINDS),
  /** Whom it is about, where it is about one. */
  userId: Id.nullable(),
  userName: z.string().nullable(),
  operatorName: z.string().nullable(),
  /** True when the person who looks at it did it. */
  own: z.boolean(),
  count: z.int(),
  from: Time,
  to: Time,
  /** The first 20, oldest first. */
  entries: z.array(ActivityEntry),
});
export type Outlier = z.infer<typeof Outlier>;

const SignedOff = z.object({ at: Time, by: z.string(), outliers: z.int() });

export const ReviewMonth = z.object({
  month: Month,
  /** A month that is not over yet can be looked at and not signed off. */
  over: z.boolean(),
  signedOff: SignedOff.nullable(),
});
export type ReviewMonth = z.infer<typeof ReviewMonth>;

export const MonthReview = ReviewMonth.extend({
  entries: z.int(),
  outliers: z.array(Outlier),
  /** Without office hours in the settings nothing is known of work outside them. */
  hasOfficeHours: z.boolean(),
  notes: z.array(z.object({ key: z.string(), note: z.string() })),
});
export type MonthReview = z.infer<typeof MonthReview>;

export const SignOffFields = z.strictObject({
  month: Month,
  /** Every outlier that was looked at: all of them, or the sign-off is refused. */
  seen: z.array(z.strictObject({ key: z.string().min(1).max(200), note: Line(500) })).max(1000),
});
