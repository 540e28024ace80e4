import { z } from 'zod';

/** Who must have an authenticator app's code at sign-in; whoever wants one may have it in any case. */
export const TOTP_DEMANDS = ['optional', 'admins', 'everyone'] as const;

export type TotpDemand = (typeof TOTP_DEMANDS)[number];

export const SignInSettings = z.object({ totp: z.enum(TOTP_DEMANDS) });
export type SignInSettings = z.infer<typeof SignInSettings>;

/** What an operator types to prove who they are. Digits of an authenticator app, as a person types them. */
export const TotpCode = z.string().max(20);
