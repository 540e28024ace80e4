import { type Kysely, sql } from 'kysely';

const IDS = 'TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64)';

const STATEMENTS = [
  `CREATE TABLE office (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    wrapped_by_os BLOB,
    wrapped_by_recovery BLOB,
    recovery_confirmed_at INTEGER,
    set_up_at INTEGER,
    practice INTEGER NOT NULL DEFAULT 0 CHECK (practice IN (0, 1))
  ) STRICT`,

  `CREATE TABLE operators (
    id ${IDS},
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('viewer', 'operator', 'admin')),
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    disabled_at INTEGER,
    last_signed_in_at INTEGER,
    failures INTEGER NOT NULL DEFAULT 0,
    wait_until INTEGER
  ) STRICT`,
  // An office without an enabled admin can never be administered again.
  `CREATE TRIGGER operators_keep_an_admin BEFORE UPDATE OF role, disabled_at ON operators
    WHEN OLD.role = 'admin' AND OLD.disabled_at IS NULL AND (NEW.role <> 'admin' OR NEW.disabled_at IS NOT NULL)
      AND (SELECT count(*) FROM operators WHERE role = 'admin' AND disabled_at IS NULL) = 1
    BEGIN SELECT RAISE(ABORT, 'last-admin'); END`,
  `CREATE TRIGGER operators_stay BEFORE DELETE ON operators
    BEGIN SELECT RAISE(ABORT, 'operators are disabled, never deleted'); END`,

  `CREATE TABLE users (
    id ${IDS},
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    email TEXT UNIQUE,
    phone TEXT,
    staff_number TEXT UNIQUE,
    department TEXT,
    language TEXT NOT NULL CHECK (language IN ('ko', 'en')),
    created_at INTEGER NOT NULL,
    disabled_at INTEGER,
    password_hash TEXT,
    password_changed_at INTEGER,
    must_change INTEGER NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1)),
    credential_version INTEGER NOT NULL DEFAULT 1,
    email_changed_at INTEGER,
    token_failures INTEGER NOT NULL DEFAULT 0,
    token_wait_until INTEGER,
    search_text TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX users_by_name ON users (name)',
  `CREATE TRIGGER users_version_only_rises BEFORE UPDATE OF credential_version ON users
    WHEN NEW.credential_version < OLD.credential_version
    BEGIN SELECT RAISE(ABORT, 'credential_version only rises'); END`,
  // Product rule 3: whatever changes the credentials also makes every older token of the user worthless.
  `CREATE TRIGGER users_change_raises_version BEFORE UPDATE OF password_hash, email, disabled_at ON users
    WHEN (NEW.password_hash IS NOT OLD.password_hash OR NEW.email IS NOT OLD.email
      OR (OLD.disabled_at IS NULL AND NEW.disabled_at IS NOT NULL))
      AND NEW.credential_version = OLD.credential_version
    BEGIN SELECT RAISE(ABORT, 'credential_version must rise'); END`,

  `CREATE TABLE resets (
    id ${IDS},
    user_id TEXT NOT NULL REFERENCES users (id),
    jti_hash BLOB NOT NULL UNIQUE CHECK (length(jti_hash) = 32),
    kid TEXT NOT NULL,
    credential_version INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN
      ('queued', 'handed-over', 'unknown', 'used', 'expired', 'revoked', 'superseded', 'failed')),
    issued_by TEXT NOT NULL REFERENCES operators (id),
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL CHECK (expires_at > issued_at AND expires_at - issued_at <= 86400000),
    sent_to TEXT NOT NULL,
    handed_over_at INTEGER,
    used_at INTEGER,
    ended_at INTEGER,
    ended_by TEXT REFERENCES operators (id),
    way TEXT CHECK (way IN ('typed-by-user', 'generated', 'typed-on-behalf')),
    CHECK ((state = 'used') = (used_at IS NOT NULL)),
    CHECK ((state IN ('queued', 'handed-over', 'unknown')) = (ended_at IS NULL))
  ) STRICT`,
  // One live reset per user: the rule lives in the database, not in the care of a caller.
  `CREATE UNIQUE INDEX resets_one_live ON resets (user_id) WHERE state IN ('queued', 'handed-over', 'unknown')`,
  'CREATE INDEX resets_by_user ON resets (user_id, issued_at)',
  'CREATE INDEX resets_by_operator ON resets (issued_by, issued_at)',
  'CREATE INDEX resets_by_time ON resets (issued_at)',
  `CREATE TRIGGER resets_end_once BEFORE UPDATE ON resets
    WHEN OLD.state NOT IN ('queued', 'handed-over', 'unknown') AND NEW.state IS NOT OLD.state
    BEGIN SELECT RAISE(ABORT, 'a reset ends once'); END`,
  `CREATE TRIGGER resets_used_once BEFORE UPDATE OF used_at ON resets
    WHEN OLD.used_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'used_at is set once'); END`,
  `CREATE TRIGGER resets_stay BEFORE DELETE ON resets
    BEGIN SELECT RAISE(ABORT, 'resets are kept'); END`,

  `CREATE TABLE outbox (
    id ${IDS},
    kind TEXT NOT NULL CHECK (kind IN ('reset', 'notice', 'address-changed')),
    state TEXT NOT NULL CHECK (state IN
      ('queued', 'sending', 'handed-over', 'unknown', 'failed', 'expired', 'cancelled')),
    user_id TEXT NOT NULL REFERENCES users (id),
    reset_id TEXT REFERENCES resets (id),
    to_address TEXT NOT NULL,
    message_id TEXT NOT NULL UNIQUE,
    sealed BLOB,
    created_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_try_at INTEGER,
    lease_until INTEGER,
    handed_over_at INTEGER,
    expires_at INTEGER,
    answer TEXT,
    CHECK ((kind = 'reset') = (reset_id IS NOT NULL)),
    CHECK (state NOT IN ('queued', 'sending') OR sealed IS NOT NULL),
    CHECK (state NOT IN ('handed-over', 'expired', 'cancelled') OR sealed IS NULL),
    CHECK ((state = 'sending') = (lease_until IS NOT NULL)),
    CHECK ((state = 'queued') = (next_try_at IS NOT NULL))
  ) STRICT`,
  `CREATE INDEX outbox_due ON outbox (next_try_at) WHERE state = 'queued'`,
  `CREATE INDEX outbox_ending ON outbox (expires_at) WHERE state = 'queued'`,
  `CREATE INDEX outbox_leased ON outbox (lease_until) WHERE state = 'sending'`,
  `CREATE INDEX outbox_kept ON outbox (expires_at) WHERE state IN ('unknown', 'failed') AND sealed IS NOT NULL`,
  'CREATE INDEX outbox_by_reset ON outbox (reset_id)',
  'CREATE INDEX outbox_by_time ON outbox (created_at)',
  // One mail has one Message-ID and one receiver for ever: a repeat is a repeat of the same mail.
  `CREATE TRIGGER outbox_identity BEFORE UPDATE OF message_id, to_address, user_id, reset_id, kind ON outbox
    BEGIN SELECT RAISE(ABORT, 'a mail keeps its identity'); END`,

  `CREATE TABLE activity (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    operator_id TEXT,
    operator_name TEXT,
    os_user TEXT NOT NULL,
    host TEXT NOT NULL,
    action TEXT NOT NULL,
    user_id TEXT,
    user_name TEXT,
    outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused')),
    code TEXT,
    details TEXT NOT NULL CHECK (json_valid(details)),
    CHECK ((outcome = 'refused') = (code IS NOT NULL))
  ) STRICT`,
  'CREATE INDEX activity_by_user ON activity (user_id, seq)',
  `CREATE TRIGGER activity_no_update BEFORE UPDATE ON activity
    BEGIN SELECT RAISE(ABORT, 'the activity log is append-only'); END`,
  `CREATE TRIGGER activity_no_delete BEFORE DELETE ON activity
    BEGIN SELECT RAISE(ABORT, 'the activity log is append-only'); END`,

  'CREATE TABLE settings (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL CHECK (json_valid(value))) STRICT',
  `CREATE TABLE sealed_secrets (
    name TEXT NOT NULL PRIMARY KEY, sealed BLOB NOT NULL, changed_at INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE jwt_keys (
    kid TEXT NOT NULL PRIMARY KEY,
    sealed BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    retired_at INTEGER,
    dies_at INTEGER,
    CHECK ((retired_at IS NULL) = (dies_at IS NULL))
  ) STRICT`,
  'CREATE UNIQUE INDEX jwt_keys_one_current ON jwt_keys ((1)) WHERE retired_at IS NULL',
  `CREATE TABLE practice_mails (
    id ${IDS}, to_address TEXT NOT NULL, sealed BLOB NOT NULL, received_at INTEGER NOT NULL
  ) STRICT`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
