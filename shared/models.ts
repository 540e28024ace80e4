import { z } from 'zod';
import { isPlainLine } from './text-rules.ts';

/** Closed lists: the same words in code, database, IPC and screen. */
export const LANGUAGES = ['ko', 'en'] as const;
export const THEMES = ['system', 'light', 'dark'] as const;
export const ROLES = ['viewer', 'operator', 'admin'] as const;
export const RESET_STATES = [
  'queued',
  'handed-over',
  'unknown',
  'used',
  'expired',
  'revoked',
  'superseded',
  'failed',
] as const;
/** The states in which a reset's token can still be used. */
export const LIVE_RESET_STATES = [
  'queued',
  'handed-over',
  'unknown',
] as const satisfies readonly ResetState[];
export const MAIL_STATES = [
  'queued',
  'sending',
  'handed-over',
  'unknown',
  'failed',
  'expired',
  'cancelled',
] as const;
export const MAIL_KINDS = ['reset', 'notice', 'address-changed'] as const;
export const MAIL_WAYS = ['none', 'smtp', 'folder', 'practice'] as const;
/** How the new password came to be: see product rule 1. */
export const PASSWORD_WAYS = ['typed-by-user', 'generated', 'typed-on-behalf'] as const;
export const TOPICS = [
  'status',
  'users',
  'resets',
  'outbox',
  'activity',
  'settings',
  'operators',
  'practice',
] as const;
export const COMMANDS = [
  'search',
  'paste-token',
  'lock',
  'outbox',
  'activity',
  'settings',
  'shortcuts',
  'about',
] as const;
export const PASTE_REPAIRS = [
  'mail-text',
  'link',
  'line-breaks',
  'spaces',
  'invisible-characters',
  'quoted-printable',
] as const;
export const ACTIVITY_ACTIONS = [
  'office-created',
  'recovery-key-issued',
  'recovery-key-confirmed',
  'office-recovered',
  'practice-started',
  'signed-in',
  'sign-in-refused',
  'signed-out',
  'locked',
  'unlocked',
  'operator-added',
  'operator-changed',
  'operator-disabled',
  'operator-enabled',
  'operator-password-set',
  'user-added',
  'user-changed',
  'user-address-changed',
  'user-disabled',
  'user-enabled',
  'users-imported',
  'reset-issued',
  'reset-refused',
  'reset-superseded',
  'reset-revoked',
  'reset-expired',
  'token-refused',
  'password-set',
  'mail-handed-over',
  'mail-unknown',
  'mail-failed',
  'mail-retried',
  'mail-cancelled',
  'mail-tested',
  'settings-changed',
  'jwt-key-rotated',
  'clock-moved-back',
] as const;
export const PASSWORD_RULES = [
  'too-short',
  'too-long',
  'control-character',
  'lone-surrogate',
  'blocked',
  'keyboard-pattern',
  'contains-context',
  'repeated',
] as const;

export type Language = (typeof LANGUAGES)[number];
export type Theme = (typeof THEMES)[number];
export type Role = (typeof ROLES)[number];
export type ResetState = (typeof RESET_STATES)[number];
export type MailState = (typeof MAIL_STATES)[number];
export type MailKind = (typeof MAIL_KINDS)[number];
export type MailWay = (typeof MAIL_WAYS)[number];
export type PasswordWay = (typeof PASSWORD_WAYS)[number];
export type Topic = (typeof TOPICS)[number];
export type Command = (typeof COMMANDS)[number];
export type PasteRepair = (typeof PASTE_REPAIRS)[number];
export type ActivityAction = (typeof ACTIVITY_ACTIONS)[number];
export type PasswordRule = (typeof PASSWORD_RULES)[number];

/** Epoch milliseconds, UTC. */
export const Time = z.int().nonnegative();
export const Id = z.string().min(1).max(64);
export const LanguageSchema = z.enum(LANGUAGES);
export const RoleSchema = z.enum(ROLES);
/** One line as a person types it: trimmed, nothing invisible; at most `max` UTF-16 units. */
export const Line = (max: number) => z.string().trim().max(max).refine(isPlainLine);

export const OperatorView = z.object({
  id: Id,
  login: z.string(),
  name: z.string(),
  email: z.string(),
  role: RoleSchema,
  enabled: z.boolean(),
  lastSignedInAt: Time.nullable(),
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
  state: z.enum(RESET_STATES),
  issuedAt: Time,
  issuedBy: z.string(),
  expiresAt: Time,
  sentTo: z.string(),
  handedOverAt: Time.nullable(),
  endedAt: Time.nullable(),
  endedBy: z.string().nullable(),
  /** The mail server's last words, as they came. */
  answer: z.string().nullable(),
  mailId: Id.nullable(),
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
  createdAt: Time,
  passwordSet: z.boolean(),
  passwordChangedAt: Time.nullable(),
  /** Why a reset cannot be sent now (an ErrorCode with its facts), or null when it can. */
  sendRefusal: RefusalSchema.nullable(),
  resets: z.array(ResetView),
  history: z.array(ActivityEntry),
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
  }),
  issuedAt: Time,
  issuedBy: z.string(),
  expiresAt: Time,
  repaired: z.array(z.enum(PASTE_REPAIRS)),
  policy: PasswordPolicy,
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
  userId: Id,
  userName: z.string(),
  createdAt: Time,
  attempts: z.int(),
  nextTryAt: Time.nullable(),
  handedOverAt: Time.nullable(),
  expiresAt: Time.nullable(),
  answer: z.string().nullable(),
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

export const SmtpView = z.object({
  host: z.string(),
  port: z.int(),
  security: z.enum(['tls', 'starttls']),
  user: z.string().nullable(),
  /** Write-only (S63): the screen learns only whether there is one. */
  passwordSet: z.boolean(),
  fromName: z.string(),
  fromAddress: z.string(),
  /** PEM text of the office's own certificate authority. */
  privateCa: z.string().nullable(),
});
export type SmtpView = z.infer<typeof SmtpView>;

export const SmtpFields = z.object({
  host: Line(253).min(1),
  port: z.int().min(1).max(65535),
  security: z.enum(['tls', 'starttls']),
  user: Line(320).min(1).nullable(),
  /** null keeps the stored one. */
  password: z.string().min(1).max(1000).nullable(),
  fromName: Line(100).min(1),
  fromAddress: Line(254).min(3),
  privateCa: z.string().max(100_000).nullable(),
});
export type SmtpFields = z.infer<typeof SmtpFields>;

/** What the mail screen saves and tests. A folder comes as the handle that `mail.pickFolder` gave; null is the default. */
export const MailFields = z.discriminatedUnion('way', [
  z.object({ way: z.literal('smtp'), smtp: SmtpFields }),
  z.object({ way: z.literal('folder'), folderHandle: Id.nullable() }),
  z.object({ way: z.literal('practice') }),
]);
export type MailFields = z.infer<typeof MailFields>;

export const TokenSettings = z.object({
  lifetimeMinutes: z.int().min(5).max(1440),
  perUserHour: z.int().min(1).max(100),
  perUserDay: z.int().min(1).max(1000),
  perOperatorHour: z.int().min(1).max(10_000),
  perOfficeHour: z.int().min(1).max(100_000),
});
export type TokenSettings = z.infer<typeof TokenSettings>;

export const PasswordSettings = z.object({
  /** Code points, NIST SP 800-63B-4 §3.1.1.2: 15 where the password is the only factor. */
  minLength: z.int().min(8).max(64),
  bcryptCost: z.int().min(10).max(14),
  onBehalfAllowed: z.boolean(),
  /** Words no password may contain: the office's name, its products. */
  contextWords: z.array(z.string().trim().min(2).max(50)).max(200),
});
export type PasswordSettings = z.infer<typeof PasswordSettings>;

export const OfficeSettings = z.object({
  name: Line(100).min(1),
  /** Whom a user calls when "this was not me": printed in each mail. */
  contact: Line(200),
  language: LanguageSchema,
  /** S22: never above 15. */
  idleLockMinutes: z.int().min(1).max(15),
});
export type OfficeSettings = z.infer<typeof OfficeSettings>;

export const AllSettings = z.object({
  mail: z.object({ way: z.enum(MAIL_WAYS), smtp: SmtpView.nullable(), folder: z.string() }),
  tokens: TokenSettings,
  passwords: PasswordSettings,
  office: OfficeSettings,
  keys: z.array(
    z.object({ kid: z.string(), createdAt: Time, retiredAt: Time.nullable(), diesAt: Time.nullable() }),
  ),
});
export type AllSettings = z.infer<typeof AllSettings>;

export const SetupStep = z.enum(['recovery-key', 'mail', 'users']);

export const UNAVAILABLE_REASONS = [
  'database-newer',
  'database-corrupt',
  'database-read-only',
  'database-open-elsewhere',
  'folder-unusable',
  'key-store-unavailable',
] as const;
export type UnavailableReason = (typeof UNAVAILABLE_REASONS)[number];

export const AppState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unavailable'), reason: z.enum(UNAVAILABLE_REASONS) }),
  z.object({ kind: z.literal('first-run') }),
  z.object({ kind: z.literal('needs-recovery-key') }),
  z.object({ kind: z.literal('signed-out') }),
  z.object({ kind: z.literal('locked'), operator: OperatorView }),
  z.object({ kind: z.literal('set-up'), operator: OperatorView, step: SetupStep }),
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

export const CSV_FIELDS = [
  'name',
  'login',
  'email',
  'phone',
  'staffNumber',
  'department',
  'language',
] as const;
export type CsvField = (typeof CSV_FIELDS)[number];
export const CSV_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'cp949'] as const;
export type CsvEncoding = (typeof CSV_ENCODINGS)[number];
export const CSV_DELIMITERS = [',', ';', '\t'] as const;
export type CsvDelimiter = (typeof CSV_DELIMITERS)[number];

/** Column index (from 0) per field; null when the file has no such column. */
export const CsvMapping = z.object({
  name: z.int().min(0).max(999).nullable(),
  login: z.int().min(0).max(999).nullable(),
  email: z.int().min(0).max(999).nullable(),
  phone: z.int().min(0).max(999).nullable(),
  staffNumber: z.int().min(0).max(999).nullable(),
  department: z.int().min(0).max(999).nullable(),
  language: z.int().min(0).max(999).nullable(),
});
export type CsvMapping = z.infer<typeof CsvMapping>;

export const CsvChoice = z.object({
  handle: Id,
  encoding: z.enum(CSV_ENCODINGS),
  delimiter: z.enum(CSV_DELIMITERS),
  hasHeader: z.boolean(),
  mapping: CsvMapping,
});
export type CsvChoice = z.infer<typeof CsvChoice>;

export const CsvPreview = z.object({
  encoding: z.enum(CSV_ENCODINGS),
  /** False when the bytes fit more than one encoding and a person must look (S87). */
  encodingSure: z.boolean(),
  delimiter: z.enum(CSV_DELIMITERS),
  hasHeader: z.boolean(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  rowCount: z.int(),
  mapping: CsvMapping,
});
export type CsvPreview = z.infer<typeof CsvPreview>;

export const ROW_PROBLEMS = [
  'name-missing',
  'login-missing',
  'email-missing',
  'email-invalid',
  'email-twice-in-file',
  'email-taken',
  'login-twice-in-file',
  'login-taken',
  'staff-number-twice-in-file',
  'staff-number-taken',
  'too-long',
  'control-character',
  'too-few-columns',
  'too-many-columns',
] as const;
export type RowProblem = (typeof ROW_PROBLEMS)[number];

export const DryRun = z.object({
  total: z.int(),
  added: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  badCount: z.int(),
  /** The first 200 bad rows; `line` counts from 1 in the file. */
  bad: z.array(z.object({ line: z.int(), problem: z.enum(ROW_PROBLEMS), value: z.string() })),
  /** Rows that change an address: those users cannot get a reset for 24 hours (product rule 6). */
  addressChanges: z.int(),
});
export type DryRun = z.infer<typeof DryRun>;
