import { z } from 'zod';
import { TOTP_DEMANDS } from './lists.ts';

export const SignInSettings = z.object({ totp: z.enum(TOTP_DEMANDS) });
export type SignInSettings = z.infer<typeof SignInSettings>;

/** What an operator may have to do before anything else, in this order. */
export const DUTIES = ['own-password', 'enrol-totp'] as const;
export type Duty = (typeof DUTIES)[number];

/** The six digits of an authenticator app, as a person types them. */
export const TotpCode = z.string().max(20);
