import { z } from 'zod';
import { Line } from '../models.ts';
import { type Duty, TotpCode } from '../sign-in.ts';

/**
 * Who may call a channel. `anyone`: also before sign-in and while locked. `first-run`: only while no office
 * exists. `signed-in`: any role, not locked, with nothing to be done before (`evenBefore`). A role means that role or a higher one, not locked. `restorer`: whoever stands before
 * an office that is not open (none yet, its key lost, its file damaged); of an open office, an admin. `handover`: only
 * while the keyboard is handed over, by the user who has it, on behalf of the operator who handed it over.
 */
export type Access =
  | 'anyone'
  | 'first-run'
  | 'restorer'
  | 'signed-in'
  | 'viewer'
  | 'operator'
  | 'admin'
  | 'handover';

export type ChannelContract = {
  access: Access;
  /** The operator, where there is one, must have typed their password within the last five minutes (S22). */
  fresh?: true;
  /** Also answers while this is still to be done, when all others refuse. */
  evenBefore?: readonly Duty[];
  /** Also answers while the keyboard is handed over, when all others refuse as `locked`. */
  duringHandover?: true;
  input: z.ZodType;
  output: z.ZodType;
};

export const Nothing = z.strictObject({});
export const Done = z.object({});

/** bcrypt's caller caps: 1,000 code points is at most 4,000 UTF-16 units with room for NFD input. */
export const Secret = z.string().min(1).max(4000);
/** An operator's password, and the code of an authenticator app where one is asked for. */
export const Proof = { password: Secret, code: TotpCode.optional() };
export const NewOperator = z.object({
  login: Line(64).min(1),
  name: Line(100).min(1),
  email: Line(254).min(3),
});
