import { z } from 'zod';
import { ACTIVITY_ACTIONS } from './activity-actions.ts';
import { CallerVerification } from './caller.ts';
import {
  LANGUAGES,
  MAIL_KINDS,
  MAIL_STATES,
  MAIL_WAYS,
  PASSWORD_RULES,
  PASSWORD_WAYS,
  PASTE_REPAIRS,
  RESET_PROOFS,
  RESET_STATES,
  ROLES,
  THEMES,
  UNAVAILABLE_REASONS,
} from './lists.ts';
import { Id, Line, Time } from './schemas.ts';

export { Id, Line, Time };

export const LanguageSchema = z.enum(LANGUAGES);

export const RoleSchema = z.enum(ROLES);

export const OperatorView = z.object({
  id: Id,
  login: z.string(),
  name: z.string(),
  email: z.string(),
  role: RoleSchema,
  enabled: z.boolean(),
  lastSignedInAt: Time.nullable(),
  /** Whose users they see and work for; null for everybody's. */
  departments: z.array(z.string()).nullable(),
  /** Whether signing in asks for a code of an authenticator app. */
  totp: z.boolean(),
});
export type OperatorView = z.infer<typeof OperatorView>;

/** One line of the users list: light, fifty of them cross IPC per keystroke. */
export const UserRow = z.object({
  id: Id,
  name: z.string(),
  login: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  staffNumber: z.string().nullable(),
  department: z.string().nullable(),
  enabled: z.boolean(),
  mustChange: z.boolean(),
  /** The user's one live reset, if any. */
  liveReset: z.object({ state: z.enum(RESET_STATES), expiresAt: Time }).nullable(),
  /** True when another enabled user bears the same name: resetting the wrong Kim Minsu is the worst mistake. */
  sameName: z.boolean(),
  /** Their reset needs a second operator's approval. */
  protected: z.boolean(),
  /** When a reset of theirs was last used, which changed the password; null when none ever was. */
  lastResetAt: Time.nullable(),
});
export type UserRow = z.infer<typeof UserRow>;

export const RefusalSchema = z.object({
  code: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).optional(),
});

export const ResetView = z.object({
  id: Id,
  userId: Id,
  userName: z.string(),
  department: z.string().nullable(),
  state: z.enum(RESET_STATES),
  issuedAt: Time,
  issuedBy: z.string(),
  expiresAt: Time,
  /** null for a temporary password and for a slip: there was no mail. */
  sentTo: z.string().nullable(),
  /** On paper, for somebody without mail: it has a code and no token. */
  slip: z.boolean(),
  handedOverAt: Time.nullable(),
  endedAt: Time.nullable(),
  endedBy: z.string().nullable(),
  /** The mail server's last words, as they came. */
  answer: z.string().nullable(),
  mailId: Id.nullable(),
  /** How its mail left the program; null while it has not, and for a temporary password. */
  mailWay: z.enum(MAIL_WAYS).nullable(),
  /** Which proof spent it, and how the new password came to be; null before. */
  spentBy: z.enum(RESET_PROOFS).nullable(),
  way: z.enum(PASSWORD_WAYS).nullable(),
  /** Until when the code works; null when it has ended or there was none. */
  codeExpiresAt: Time.nullable(),
  /** How many wrong codes are still allowed; 0 when the code is void, null when it has ended or there was none. */
  codeTriesLeft: z.int().min(0).nullable(),
});
export type ResetView = z.infer<typeof ResetView>;

export const ActivityEntry = z.object({
  seq: z.int(),
  at: Time,
  operatorName: z.string().nullable(),
  action: z.enum(ACTIVITY_ACTIONS),
  userId: Id.nullable(),
  userName: z.string().nullable(),
  outcome: z.enum(['done', 'refused']),
  /** An ErrorCode when outcome is `refused`. */
  code: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type ActivityEntry = z.infer<typeof ActivityEntry>;

export const UserCard = UserRow.extend({
  language: LanguageSchema,
  managerEmail: z.string().nullable(),
  createdAt: Time,
  passwordSet: z.boolean(),
  passwordChangedAt: Time.nullable(),
  /** Until when a temporary password is meant to be used; null for every other password. */
  temporaryUntil: Time.nullable(),
  /** Why no temporary password can be set now, or null when it can. */
  temporaryRefusal: RefusalSchema.nullable(),
  /** Why a reset cannot be sent now (an ErrorCode with its facts), or null when it can. */
  sendRefusal: RefusalSchema.nullable(),
  resets: z.array(ResetView),
  history: z.array(ActivityEntry),
  verification: CallerVerification,
});
export type UserCard = z.infer<typeof UserCard>;

/** What may be typed about a user; empty optional fields are null. */
export const UserFields = z.object({
  name: Line(200).min(1),
  login: Line(200).min(1),
  email: Line(320).nullable(),
  phone: Line(50).nullable(),
  staffNumber: Line(100).nullable(),
  department: Line(200).nullable(),
  language: LanguageSchema,
  /** Hears of changes too, where the office wants it. */
  managerEmail: Line(320).nullable().default(null),
});
export type UserFields = z.infer<typeof UserFields>;

export const PasswordPolicy = z.object({
  minLength: z.int().min(8).max(64),
  maxLength: z.int(),
  onBehalfAllowed: z.boolean(),
});
export type PasswordPolicy = z.infer<typeof PasswordPolicy>;

export const TokenPreview = z.object({
  resetId: Id,
  user: z.object({
    id: Id,
    name: z.string(),
    login: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    staffNumber: z.string().nullable(),
    department: z.string().nullable(),
    sameName: z.boolean(),
    language: LanguageSchema,
  }),
  issuedAt: Time,
  issuedBy: z.string(),
  /** Of the proof that was given: a code ends before its token. */
  expiresAt: Time,
  proof: z.enum(RESET_PROOFS),
  repaired: z.array(z.enum(PASTE_REPAIRS)),
  /** How far this computer's clock is behind what the office has already seen, ms; null when it is not (S5). */
  clockBehind: z.int().nullable(),
  policy: PasswordPolicy,
  /** Why no password could be set with it now although it is good: the caller is not verified, nobody approved. */
  gateRefusal: RefusalSchema.nullable(),
});
export type TokenPreview = z.infer<typeof TokenPreview>;

export const PasswordJudgement = z.object({
  broken: z.array(z.enum(PASSWORD_RULES)),
  /** zxcvbn's 0..4. */
  score: z.int().min(0).max(4),
  /** Code points and UTF-8 bytes after NFC. */
  length: z.int(),
  bytes: z.int(),
});
export type PasswordJudgement = z.infer<typeof PasswordJudgement>;

export const OutboxMail = z.object({
  id: Id,
  kind: z.enum(MAIL_KINDS),
  state: z.enum(MAIL_STATES),
  to: z.string(),
  /** null, as the name, for a mail that is about no user. */
  userId: Id.nullable(),
  userName: z.string().nullable(),
  createdAt: Time,
  attempts: z.int(),
  nextTryAt: Time.nullable(),
  handedOverAt: Time.nullable(),
  expiresAt: Time.nullable(),
  answer: z.string().nullable(),
  /** A try ended without an answer: it may have arrived, whatever its state says. */
  maybeTaken: z.boolean(),
  messageId: z.string(),
  canRetry: z.boolean(),
  canCancel: z.boolean(),
});
export type OutboxMail = z.infer<typeof OutboxMail>;

export const PracticeMail = z.object({
  id: Id,
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  receivedAt: Time,
});
export type PracticeMail = z.infer<typeof PracticeMail>;

export const SetupStep = z.enum(['recovery-key', 'mail', 'users']);

/** What the user with the keyboard sees. `left` is ms from the moment of asking until the page closes by itself. */
export const HandoverPage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('password'), policy: PasswordPolicy, left: z.int() }),
  /** `noticeTo` is the masked address that is told of the change; null when there is none on file. */
  z.object({ kind: z.literal('done'), noticeTo: z.string().nullable(), left: z.int() }),
]);
export type HandoverPage = z.infer<typeof HandoverPage>;

export const AppState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unavailable'), reason: z.enum(UNAVAILABLE_REASONS) }),
  z.object({ kind: z.literal('first-run') }),
  z.object({ kind: z.literal('needs-recovery-key') }),
  z.object({ kind: z.literal('signed-out') }),
  z.object({ kind: z.literal('locked'), operator: OperatorView }),
  z.object({
    kind: z.literal('handover'),
    userName: z.string(),
    login: z.string(),
    /** The user's, whatever the operator's is. */
    language: LanguageSchema,
    page: HandoverPage,
  }),
  z.object({ kind: z.literal('set-up'), operator: OperatorView, step: SetupStep }),
  /** Signed in with a password that an admin has chosen, and must choose their own before anything else. */
  z.object({ kind: z.literal('own-password'), operator: OperatorView, minLength: z.int() }),
  /** Signed in, and must set up the authenticator app before anything else. */
  z.object({ kind: z.literal('enrol-totp'), operator: OperatorView }),
  z.object({ kind: z.literal('ready'), operator: OperatorView }),
]);
export type AppState = z.infer<typeof AppState>;

export const AppStatus = z.object({
  version: z.string(),
  /** Which shell runs the program: the real Electron or the preview host. */
  host: z.enum(['electron', 'preview']),
  platform: z.enum(['win32', 'darwin', 'linux']),
  language: LanguageSchema,
  theme: z.enum(THEMES),
  state: AppState,
  officeName: z.string().nullable(),
  practice: z.boolean(),
  mailWay: z.enum(MAIL_WAYS),
  /** How far this computer's clock is behind what the office has already seen, ms; null when it is not (S5). */
  clockBehind: z.int().nullable(),
  idleLockMinutes: z.int(),
});
export type AppStatus = z.infer<typeof AppStatus>;
