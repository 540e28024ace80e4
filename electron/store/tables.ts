import type { Generated, Selectable } from 'kysely';
import type {
  AlertKind,
  ApprovalDecision,
  Language,
  MailKind,
  MailState,
  MailWay,
  PasswordWay,
  RecordedCheck,
  ResetProof,
  ResetState,
  Role,
} from '../../shared/lists.ts';
import type { BulkOfReset, BulkTables } from './bulk-tables.ts';
import type { EvidenceTables } from './evidence-tables.ts';
import type { FeedUsersTable } from './feed-tables.ts';
import type { ImportTables } from './import-tables.ts';
import type { SearchTables } from './search-tables.ts';
import type { UserListTables } from './user-view-tables.ts';

/** All times are epoch milliseconds (INTEGER); flags are 0 or 1. */
export type OfficeTable = {
  /** Always 1: an installation has one office. */
  one: number;
  id: string;
  created_at: number;
  /** The office key under the operating system's key store; null when that wrap was lost and not renewed. */
  wrapped_by_os: Uint8Array | null;
  wrapped_by_recovery: Uint8Array | null;
  recovery_confirmed_at: number | null;
  set_up_at: number | null;
  practice: number;
};

export type OperatorsTable = {
  id: string;
  login: string;
  name: string;
  email: string;
  role: Role;
  password_hash: string;
  /** 1 while an admin's choice is the password: nothing but choosing an own one works. */
  must_change: Generated<number>;
  created_at: number;
  disabled_at: number | null;
  last_signed_in_at: number | null;
  failures: Generated<number>;
  wait_until: number | null;
  /** JSON array of the departments this operator may work for; null for all. */
  departments: string | null;
  /** The authenticator's secret under the office key; it counts from `totp_confirmed_at` on. */
  totp_sealed: Uint8Array | null;
  totp_confirmed_at: number | null;
  /** The last 30-second step whose code was accepted: none works twice. */
  totp_last_step: Generated<number>;
};

export type UsersTable = {
  /** What the index of the search box knows a user by; never leaves the store. */
  number: Generated<number>;
  id: string;
  login: string;
  name: string;
  email: string | null;
  phone: string | null;
  staff_number: string | null;
  department: string | null;
  language: Language;
  created_at: number;
  disabled_at: number | null;
  password_hash: string | null;
  password_changed_at: number | null;
  must_change: Generated<number>;
  /** 1 from the first reset on that was used; kept by triggers. */
  ever_reset: Generated<number>;
  /** Rises with every change of password, address or standing; a token names the one it was made for. */
  credential_version: Generated<number>;
  /** When the address on file was last replaced by another one; starts the cool-off (product rule 6). */
  email_changed_at: number | null;
  /** Failed redemptions in a row, and when the next may be tried (S12). */
  token_failures: Generated<number>;
  token_wait_until: number | null;
  /** What the search box looks in: see directory/search-text.ts. */
  search_text: string;
  /** 1 for those whose reset needs a second operator. */
  protected: Generated<number>;
  /** Who hears of changes beside the user, where the office wants it. */
  manager_email: string | null;
  /** Until when a temporary password is meant to be used; null for every other password. */
  temporary_until: number | null;
  /** When the number on file was last replaced; null for the one a user came with. */
  phone_changed_at: number | null;
  /** When protection was taken away; null while protected, or never protected. */
  unprotected_at: number | null;
};

export type ResetsTable = BulkOfReset & {
  id: string;
  user_id: string;
  /** SHA-256 of the token's jti: the token itself is stored nowhere but in the sealed queued mail (S7). */
  jti_hash: Uint8Array;
  /** null, as `sent_to`, for a temporary password and for a slip: there was no token and no mail. */
  kid: string | null;
  credential_version: number;
  state: ResetState;
  issued_by: string;
  issued_at: number;
  expires_at: number;
  sent_to: string | null;
  handed_over_at: number | null;
  used_at: number | null;
  ended_at: number | null;
  ended_by: string | null;
  way: PasswordWay | null;
  /** Which of the two in the mail was used up for it. */
  spent_by: ResetProof | null;
  /** A slow hash of the code, gone as soon as the reset has ended (S27). */
  code_hash: string | null;
  code_expires_at: number | null;
  /** Wrong codes so far; the database takes no sixth. */
  code_failures: Generated<number>;
  /** How its mail left the program; null while it has not, and for what left before this was written down. */
  mail_way: Exclude<MailWay, 'none'> | null;
};

export type CallerChecksTable = {
  id: string;
  user_id: string;
  kind: RecordedCheck;
  /** The evidence in the operator's words; may be empty for a call-back. */
  note: string;
  /** For a call-back: the number then on file, all but its end hidden. */
  called: string | null;
  operator_id: string;
  at: number;
};

export type ApprovalsTable = {
  id: string;
  user_id: string;
  asked_by: string;
  asked_at: number;
  reason: string;
  /** Until when it can be decided. */
  expires_at: number;
  decision: ApprovalDecision | null;
  /** Set exactly for approved and refused, and never the one who asked. */
  decided_by: string | null;
  decided_at: number | null;
  note: Generated<string>;
};

export type OutboxTable = {
  id: string;
  kind: MailKind;
  state: MailState;
  /** null for a mail that is about no user. */
  user_id: string | null;
  reset_id: string | null;
  to_address: string;
  message_id: string;
  /** The composed mail under the office key; null once it is handed over or has ended (S7). */
  sealed: Uint8Array | null;
  created_at: number;
  attempts: Generated<number>;
  next_try_at: number | null;
  /** While `sending`: until when the worker holds it. */
  lease_until: number | null;
  handed_over_at: number | null;
  expires_at: number | null;
  answer: string | null;
  /** 1 when a try ended without an answer: the mail may have arrived. */
  maybe_taken: Generated<number>;
};

export type SettingsTable = { name: string; value: string };
export type SealedSecretsTable = { name: string; sealed: Uint8Array; changed_at: number };

export type JwtKeysTable = {
  kid: string;
  sealed: Uint8Array;
  created_at: number;
  retired_at: number | null;
  /** After this no token it signed can still be alive. */
  dies_at: number | null;
};

export type PracticeMailsTable = {
  id: string;
  to_address: string;
  sealed: Uint8Array;
  received_at: number;
};

/** Addresses that were on file until lately; they get notices and nothing else. */
export type PreviousAddressesTable = { user_id: string; address: string; replaced_at: number };

export type AlertsTable = {
  id: string;
  kind: AlertKind;
  at: number;
  /** What it is about, so that the same thing is told once an hour: `operator:<id>`, `user:<id>` or `office`. */
  subject: string;
  operator_id: string | null;
  user_id: string | null;
  /** JSON: `AlertFacts`. */
  details: string;
  seen_at: number | null;
  seen_by: string | null;
};

/** `at`: when the last one was made. */
export type GuessesTable = { name: string; failures: number; wait_until: number | null; at: number };

export type Tables = BulkTables &
  EvidenceTables &
  ImportTables & {
    office: OfficeTable;
    operators: OperatorsTable;
    users: UsersTable;
    resets: ResetsTable;
    caller_checks: CallerChecksTable;
    approvals: ApprovalsTable;
    outbox: OutboxTable;
    settings: SettingsTable;
    sealed_secrets: SealedSecretsTable;
    jwt_keys: JwtKeysTable;
    practice_mails: PracticeMailsTable;
    previous_addresses: PreviousAddressesTable;
    alerts: AlertsTable;
    feed_users: FeedUsersTable;
    guesses: GuessesTable;
  } & SearchTables &
  UserListTables;

export type UserRecord = Selectable<UsersTable>;
export type OperatorRecord = Selectable<OperatorsTable>;
export type ResetRecord = Selectable<ResetsTable>;
export type ApprovalRecord = Selectable<ApprovalsTable>;
export type OutboxRecord = Selectable<OutboxTable>;
