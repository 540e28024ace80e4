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

/** The ways to a new password with a live token or code in hand: see product rule 1. */
export const TOKEN_WAYS = ['typed-by-user', 'generated', 'typed-on-behalf'] as const;

/** Those of them that the operator carries out. The user's own typing is a handover, and main alone says so. */
export const OPERATOR_WAYS = ['generated', 'typed-on-behalf'] as const satisfies readonly TokenWay[];

/** All ways a new password comes to be; `temporary` is the exception without a token. */
export const PASSWORD_WAYS = [...TOKEN_WAYS, 'temporary'] as const;

/** Who may set a temporary password at all. */
export const TEMPORARY_FOR = ['off', 'admins', 'operators'] as const;

/** Why a handover ended without a new password, as the page or the window says it. */
export const LEAVE_REASONS = ['by-hand', 'window-closed', 'page-gone'] as const;

/** And as main knows it besides. */
export const HANDOVER_ENDS = [...LEAVE_REASONS, 'idle', 'token-expired', 'locked', 'program-ended'] as const;

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

export type TokenWay = (typeof TOKEN_WAYS)[number];

export type OperatorWay = (typeof OPERATOR_WAYS)[number];

export type TemporaryFor = (typeof TEMPORARY_FOR)[number];

export type HandoverEnd = (typeof HANDOVER_ENDS)[number];

export type Topic = (typeof TOPICS)[number];

export type Command = (typeof COMMANDS)[number];

export type PasteRepair = (typeof PASTE_REPAIRS)[number];

export type PasswordRule = (typeof PASSWORD_RULES)[number];

export const UNAVAILABLE_REASONS = [
  'database-newer',
  'database-corrupt',
  'database-read-only',
  'database-open-elsewhere',
  'folder-unusable',
  'key-store-unavailable',
] as const;

export type UnavailableReason = (typeof UNAVAILABLE_REASONS)[number];

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
