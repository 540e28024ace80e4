import { z } from 'zod';
import { THEMES } from '../lists.ts';
import { AppStatus, LanguageSchema, Line } from '../models.ts';
import { DUTIES, TotpCode } from '../sign-in.ts';
import { type ChannelContract, Done, NewOperator, Nothing, Proof, Secret } from './channel-contract.ts';

/** The program itself: its state, first run, recovery and the operator's session. */
export const officeContract = {
  'app.status': { access: 'anyone', duringHandover: true, input: Nothing, output: AppStatus },
  'app.savePreferences': {
    access: 'anyone',
    input: z.strictObject({ language: LanguageSchema.optional(), theme: z.enum(THEMES).optional() }),
    output: Done,
  },

  'setup.createOffice': {
    access: 'first-run',
    input: z.strictObject({
      officeName: Line(100).min(1),
      contact: Line(200),
      language: LanguageSchema,
      admin: NewOperator.extend({ password: Secret }),
    }),
    output: Done,
  },
  'setup.finish': { access: 'admin', input: Nothing, output: Done },

  /** A new recovery key replaces the old one; shown once, asks for the operator's own password after set-up. */
  'recovery.issue': {
    access: 'admin',
    input: z.strictObject({ password: Secret.nullable(), code: TotpCode.optional() }),
    output: z.object({ recoveryKey: z.string() }),
  },
  'recovery.save': { access: 'admin', input: Nothing, output: z.object({ saved: z.boolean() }) },
  'recovery.confirm': { access: 'admin', input: Nothing, output: Done },
  'recovery.unlock': {
    access: 'anyone',
    input: z.strictObject({ recoveryKey: z.string().max(200) }),
    output: Done,
  },
  /** Nobody can sign in any more: whoever has the recovery key gives an admin a new password. */
  'recovery.resetAdmin': {
    access: 'anyone',
    input: z.strictObject({
      recoveryKey: z.string().max(200),
      login: z.string().max(64),
      newPassword: Secret,
    }),
    output: Done,
  },

  'session.signIn': {
    access: 'anyone',
    input: z.strictObject({ login: z.string().max(64), ...Proof }),
    output: Done,
  },
  'session.signOut': { access: 'anyone', input: Nothing, output: Done },
  'session.lock': { access: 'anyone', duringHandover: true, input: Nothing, output: Done },
  'session.unlock': { access: 'anyone', input: z.strictObject({ password: Secret }), output: Done },
  /** The operator moved: restarts the idle clock. */
  'session.touch': { access: 'signed-in', evenBefore: DUTIES, input: Nothing, output: Done },
  /** Answers `re-authentication-needed`: the same operator types their password again. */
  'session.reauthenticate': {
    access: 'signed-in',
    evenBefore: ['enrol-totp'],
    input: z.strictObject(Proof),
    output: Done,
  },
  'session.changePassword': {
    access: 'signed-in',
    evenBefore: ['own-password'],
    input: z.strictObject({ ...Proof, newPassword: Secret }),
    output: Done,
  },

  /** The secret is shown once and counts from `totp.confirm` on. */
  'totp.begin': {
    access: 'signed-in',
    evenBefore: ['enrol-totp'],
    fresh: true,
    input: Nothing,
    output: z.object({ secret: z.string(), uri: z.string() }),
  },
  'totp.confirm': {
    access: 'signed-in',
    evenBefore: ['enrol-totp'],
    input: z.strictObject({ code: TotpCode }),
    output: Done,
  },
  'totp.remove': { access: 'signed-in', input: z.strictObject(Proof), output: Done },
} as const satisfies Record<string, ChannelContract>;
