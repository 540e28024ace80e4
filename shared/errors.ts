/** The closed list of refusals. The renderer has words for each in both languages, or it does not compile. */
export const ERROR_CODES = [
  // the gate
  'internal',
  'invalid-input',
  'unknown-channel',
  'foreign-sender',
  'not-signed-in',
  'not-allowed',
  'locked',
  'office-exists',
  'office-unavailable',
  'needs-recovery-key',
  // signing in, operators, keys
  'sign-in-refused',
  'sign-in-wait',
  're-authentication-needed',
  'own-password-needed',
  'own-password-same',
  'totp-needed',
  'totp-wrong',
  'totp-required',
  'totp-not-begun',
  'totp-own',
  'operator-not-found',
  'login-taken',
  'last-admin',
  'recovery-key-wrong',
  'recovery-key-missing',
  'key-store-unavailable',
  // users
  'user-not-found',
  'out-of-scope',
  'user-disabled',
  'email-taken',
  'staff-number-taken',
  'address-missing',
  'address-invalid',
  'address-cooling-off',
  // saved views of the list
  'view-name-taken',
  'too-many-views',
  // who is calling, and the second operator
  'caller-not-verified',
  'evidence-missing',
  'evidence-id-number',
  'phone-missing',
  'phone-cooling-off',
  'same-name-unconfirmed',
  'same-name-mismatch',
  'approval-needed',
  'approval-not-needed',
  'approval-asked-already',
  'approval-own',
  'approval-not-found',
  'approval-not-open',
  // resets and tokens
  'limit-reached',
  'reset-not-found',
  'reset-not-live',
  'token-missing',
  'token-damaged',
  'token-not-ours',
  'token-expired',
  'token-used',
  'token-revoked',
  'token-superseded',
  'token-failed',
  'token-before-restore',
  'token-other-office',
  'token-other-user',
  'token-from-future',
  'token-wait',
  'code-whose',
  'code-missing',
  'code-wrong',
  'code-expired',
  'code-void',
  'password-refused',
  'way-not-allowed',
  'handover-over',
  'temporary-passwords-off',
  // bulk resets
  'bulk-not-found',
  'bulk-not-possible',
  'bulk-running-already',
  'bulk-nobody',
  'bulk-all-live',
  'bulk-too-many',
  'bulk-discarded',
  'bulk-no-slips',
  'bulk-interrupted',
  'slips-not-made',
  'printer-unanswered',
  'reset-live',
  'slip-not-needed',
  // mail
  'mail-not-configured',
  'mail-refused',
  'mail-sign-in-refused',
  'mail-unreachable',
  'mail-not-secure',
  'mail-certificate-refused',
  'mail-not-found',
  'mail-not-retryable',
  'mail-not-cancellable',
  'mail-unanswered',
  'practice-only',
  'practice-needs-no-users',
  // files
  'file-gone',
  'file-changed',
  'file-too-large',
  'file-unreadable',
  'file-not-written',
  'file-encoding',
  'file-malformed',
  'file-empty',
  'mapping-incomplete',
  'import-has-bad-rows',
  'export-under-way',
  'export-stopped',
  // the HR feed
  'feed-not-set',
  'feed-admin-gone',
  'feed-file-changing',
  'feed-file-changed',
  'import-running',
  'import-cancelled',
  'import-not-running',
  'import-decided',
  'import-unfinished',
  'user-being-imported',
  // evidence
  'folder-not-writable',
  'log-in-doubt',
  'checkpoint-unreadable',
  'checkpoint-foreign',
  'month-not-over',
  'month-reviewed',
  'review-outdated',
  // backups
  'backup-no-folder',
  'backup-folder-gone',
  'backup-disk-full',
  'backup-not-written',
  'backup-unverified',
  'backup-office-damaged',
  'backup-not-ours',
  'backup-damaged',
  'backup-newer',
  'office-open-elsewhere',
  // the computer
  'clipboard-unavailable',
  'disk-full',
  'store-busy',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Facts the words of a refusal need: `until`, `nextAt`, `at` are epoch ms; `answer` is a mail server's line. */
export type ErrorDetails = Readonly<Record<string, string | number | readonly string[]>>;

/** The one error class of the program: anything else that is thrown becomes `internal` at the gate. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails | undefined;

  constructor(code: ErrorCode, details?: ErrorDetails, options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}

/** What crosses IPC for a refusal. `id` is set for `internal` only and names the line in the program's log. */
export type Refusal = { code: ErrorCode; details?: ErrorDetails; id?: string };

/** What every channel answers with: error classes do not survive Electron's `invoke`, plain data does. */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: Refusal };
