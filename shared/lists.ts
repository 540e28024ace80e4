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

export const MAIL_KINDS = [
  'reset',
  'notice',
  'address-changed',
  'manager-notice',
  'alert',
  'checkpoint',
] as const;

export const MAIL_WAYS = ['none', 'smtp', 'folder', 'practice'] as const;

/** The ways to a new password with a live token or code in hand: see product rule 1. */
export const TOKEN_WAYS = ['typed-by-user', 'generated', 'typed-on-behalf'] as const;

/** Those of them that the operator carries out. The user's own typing is a handover, and main alone says so. */
export const OPERATOR_WAYS = ['generated', 'typed-on-behalf'] as const satisfies readonly TokenWay[];

/** All ways a new password comes to be; `temporary` is the exception without a token. */
export const PASSWORD_WAYS = [...TOKEN_WAYS, 'temporary'] as const;

/** How an operator can make sure who is calling. */
export const RECORDED_CHECKS = ['call-back', 'in-person', 'manager', 'ticket'] as const;

/** The last is never recorded by hand: a live token or code in hand is it. */
export const CALLER_CHECKS = [...RECORDED_CHECKS, 'code-by-mail'] as const;

/** What a caller does who is not who they say they are. */
export const PRESSURE_SIGNS = [
  'urgency',
  'authority',
  'broken-phone',
  'refuses-call-back',
  'address-change',
  'asks-on-file',
  'public-facts',
  'from-abroad',
  'on-behalf',
] as const;

/** How a question for a second operator's approval ends. */
export const APPROVAL_DECISIONS = ['approved', 'refused', 'withdrawn', 'expired'] as const;

/** The facts by which people of one name are told apart, the best first. */
export const TELLING_FACTS = ['phone', 'staff-number', 'department', 'login'] as const;

/** Who may set a temporary password at all. */
export const TEMPORARY_FOR = ['off', 'admins', 'operators'] as const;

/** Why a handover ended without a new password, as the page or the window says it. */
export const LEAVE_REASONS = ['by-hand', 'window-closed', 'page-gone'] as const;

/** And as main knows it besides. */
export const HANDOVER_ENDS = [...LEAVE_REASONS, 'idle', 'token-expired', 'locked', 'program-ended'] as const;

export const TOPICS = [
  'status',
  'users',
  'views',
  'resets',
  'outbox',
  'activity',
  'settings',
  'operators',
  'practice',
  'backup',
  'approvals',
  'evidence',
  'alerts',
  'feed',
  'bulk',
  'import',
] as const;

export const COMMANDS = [
  'search',
  'paste-token',
  'lock',
  'resets',
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
  'mail-source',
  'scanner-link',
] as const;

/** The two proofs in a reset mail; either one spends the reset. */
export const RESET_PROOFS = ['token', 'code'] as const;

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

export type CallerCheck = (typeof CALLER_CHECKS)[number];

export type RecordedCheck = (typeof RECORDED_CHECKS)[number];

export type PressureSign = (typeof PRESSURE_SIGNS)[number];

export type ApprovalDecision = (typeof APPROVAL_DECISIONS)[number];

export type TellingFact = (typeof TELLING_FACTS)[number];

export type OperatorWay = (typeof OPERATOR_WAYS)[number];

export type TemporaryFor = (typeof TEMPORARY_FOR)[number];

export type HandoverEnd = (typeof HANDOVER_ENDS)[number];

export type Topic = (typeof TOPICS)[number];

export type Command = (typeof COMMANDS)[number];

export type ResetProof = (typeof RESET_PROOFS)[number];

export type PasteRepair = (typeof PASTE_REPAIRS)[number];

export type PasswordRule = (typeof PASSWORD_RULES)[number];

/** Who must have an authenticator app at sign-in; whoever wants one may have it in any case. */
export const TOTP_DEMANDS = ['optional', 'admins', 'everyone'] as const;

/** Of whose changes the manager on file hears. */
export const MANAGER_NOTICES = ['off', 'protected', 'all'] as const;

/** What admins are told of although nobody was refused anything (S24). */
export const ALERT_KINDS = [
  'operator-volume',
  'off-hours',
  'same-user-two-operators',
  'many-refusals',
  'temporary-passwords',
  'admin-recovered',
  'bulk-reset',
] as const;

/** Refusals are counted apart: of all sign-ins together, and of one operator's tokens and codes. */
export const REFUSAL_GROUPS = ['sign-in', 'token'] as const;

export type TotpDemand = (typeof TOTP_DEMANDS)[number];

export type ManagerNotices = (typeof MANAGER_NOTICES)[number];

export type AlertKind = (typeof ALERT_KINDS)[number];

export type RefusalGroup = (typeof REFUSAL_GROUPS)[number];

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
  'managerEmail',
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
  'manager-email-invalid',
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
