import { type Kysely, sql } from 'kysely';

const ID = 'TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64)';
const LIVE = `('queued', 'handed-over', 'unknown')`;

/** The code beside the token, and resets that never had a mail: SQLite cannot widen a CHECK in place. */
const RESETS = {
  table: 'resets',
  columns: `id, user_id, jti_hash, kid, credential_version, state, issued_by, issued_at, expires_at, sent_to,
    handed_over_at, used_at, ended_at, ended_by, way`,
  definition: `
    id ${ID},
    user_id TEXT NOT NULL REFERENCES users (id),
    jti_hash BLOB NOT NULL UNIQUE CHECK (length(jti_hash) = 32),
    kid TEXT,
    credential_version INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN
      ('queued', 'handed-over', 'unknown', 'used', 'expired', 'revoked', 'superseded', 'failed')),
    issued_by TEXT NOT NULL REFERENCES operators (id),
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL CHECK (expires_at > issued_at AND expires_at - issued_at <= 86400000),
    sent_to TEXT,
    handed_over_at INTEGER,
    used_at INTEGER,
    ended_at INTEGER,
    ended_by TEXT REFERENCES operators (id),
    way TEXT CHECK (way IN ('typed-by-user', 'generated', 'typed-on-behalf', 'temporary')),
    spent_by TEXT CHECK (spent_by IN ('token', 'code')),
    code_hash TEXT,
    code_expires_at INTEGER,
    code_failures INTEGER NOT NULL DEFAULT 0 CHECK (code_failures BETWEEN 0 AND 5),
    CHECK ((state = 'used') = (used_at IS NOT NULL)),
    CHECK ((state IN ${LIVE}) = (ended_at IS NULL)),
    CHECK ((sent_to IS NULL) = (way IS NOT NULL AND way = 'temporary')),
    CHECK ((kid IS NULL) = (sent_to IS NULL)),
    CHECK (spent_by IS NULL OR (state = 'used' AND sent_to IS NOT NULL)),
    CHECK ((code_hash IS NULL) = (code_expires_at IS NULL)),
    CHECK (code_hash IS NULL OR (state IN ${LIVE} AND code_expires_at BETWEEN issued_at AND expires_at))`,
  indexes: [
    `CREATE UNIQUE INDEX resets_one_live ON resets (user_id) WHERE state IN ${LIVE}`,
    'CREATE INDEX resets_by_user ON resets (user_id, issued_at)',
    'CREATE INDEX resets_by_operator ON resets (issued_by, issued_at)',
    'CREATE INDEX resets_by_time ON resets (issued_at)',
    `CREATE TRIGGER resets_end_once BEFORE UPDATE ON resets
      WHEN OLD.state NOT IN ${LIVE} AND NEW.state IS NOT OLD.state
      BEGIN SELECT RAISE(ABORT, 'a reset ends once'); END`,
    `CREATE TRIGGER resets_used_once BEFORE UPDATE OF used_at ON resets
      WHEN OLD.used_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'used_at is set once'); END`,
    `CREATE TRIGGER resets_stay BEFORE DELETE ON resets
      BEGIN SELECT RAISE(ABORT, 'resets are kept'); END`,
    // A second code for one reset would be five more guesses at it (S26).
    `CREATE TRIGGER resets_one_code BEFORE UPDATE OF code_hash, code_expires_at ON resets
      WHEN NEW.code_hash IS NOT NULL AND (NEW.code_hash IS NOT OLD.code_hash
        OR NEW.code_expires_at IS NOT OLD.code_expires_at)
      BEGIN SELECT RAISE(ABORT, 'a reset has one code'); END`,
  ],
};

/** Mails that are about no user: alerts and checkpoints. */
const OUTBOX = {
  table: 'outbox',
  columns: `id, kind, state, user_id, reset_id, to_address, message_id, sealed, created_at, attempts, next_try_at,
    lease_until, handed_over_at, expires_at, answer`,
  definition: `
    id ${ID},
    kind TEXT NOT NULL CHECK (kind IN
      ('reset', 'notice', 'address-changed', 'manager-notice', 'alert', 'checkpoint')),
    state TEXT NOT NULL CHECK (state IN
      ('queued', 'sending', 'handed-over', 'unknown', 'failed', 'expired', 'cancelled')),
    user_id TEXT REFERENCES users (id),
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
    CHECK ((kind IN ('alert', 'checkpoint')) = (user_id IS NULL)),
    CHECK (state NOT IN ('queued', 'sending') OR sealed IS NOT NULL),
    CHECK (state NOT IN ('handed-over', 'expired', 'cancelled') OR sealed IS NULL),
    CHECK ((state = 'sending') = (lease_until IS NOT NULL)),
    CHECK ((state = 'queued') = (next_try_at IS NOT NULL))`,
  indexes: [
    `CREATE INDEX outbox_due ON outbox (next_try_at) WHERE state = 'queued'`,
    `CREATE INDEX outbox_ending ON outbox (expires_at) WHERE state = 'queued'`,
    `CREATE INDEX outbox_leased ON outbox (lease_until) WHERE state = 'sending'`,
    `CREATE INDEX outbox_kept ON outbox (expires_at) WHERE state IN ('unknown', 'failed') AND sealed IS NOT NULL`,
    'CREATE INDEX outbox_by_reset ON outbox (reset_id)',
    'CREATE INDEX outbox_by_time ON outbox (created_at)',
    `CREATE TRIGGER outbox_identity BEFORE UPDATE OF message_id, to_address, user_id, reset_id, kind ON outbox
      BEGIN SELECT RAISE(ABORT, 'a mail keeps its identity'); END`,
  ],
};

const COLUMNS = [
  'ALTER TABLE users ADD COLUMN protected INTEGER NOT NULL DEFAULT 0 CHECK (protected IN (0, 1))',
  'ALTER TABLE users ADD COLUMN manager_email TEXT',
  'ALTER TABLE users ADD COLUMN previous_email TEXT',
  'ALTER TABLE users ADD COLUMN temporary_until INTEGER',

  'ALTER TABLE operators ADD COLUMN departments TEXT CHECK (departments IS NULL OR json_valid(departments))',
  'ALTER TABLE operators ADD COLUMN totp_sealed BLOB',
  `ALTER TABLE operators ADD COLUMN totp_confirmed_at INTEGER
    CHECK (totp_confirmed_at IS NULL OR totp_sealed IS NOT NULL)`,
  'ALTER TABLE operators ADD COLUMN totp_last_step INTEGER NOT NULL DEFAULT 0',
  // A code of the authenticator works once: the step it belongs to is never accepted again.
  `CREATE TRIGGER operators_step_only_rises BEFORE UPDATE OF totp_last_step ON operators
    WHEN NEW.totp_last_step < OLD.totp_last_step AND NEW.totp_sealed IS OLD.totp_sealed
    BEGIN SELECT RAISE(ABORT, 'totp_last_step only rises'); END`,
];

/** The chain (S93), and the one place where it may begin later than at its first entry: after the retention. */
const ACTIVITY = [
  'ALTER TABLE activity ADD COLUMN hash BLOB CHECK (hash IS NULL OR length(hash) = 32)',
  'ALTER TABLE activity ADD COLUMN mac BLOB CHECK ((mac IS NULL) = (hash IS NULL))',
  'CREATE INDEX activity_unchained ON activity (seq) WHERE hash IS NULL',
  `CREATE TABLE activity_anchor (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    up_to_seq INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    mac BLOB NOT NULL CHECK (length(mac) = 32),
    removed_at INTEGER NOT NULL
  ) STRICT`,
  `CREATE TRIGGER activity_anchor_only_rises BEFORE UPDATE ON activity_anchor
    WHEN NEW.up_to_seq <= OLD.up_to_seq BEGIN SELECT RAISE(ABORT, 'the anchor only rises'); END`,
  `CREATE TRIGGER activity_anchor_stays BEFORE DELETE ON activity_anchor
    BEGIN SELECT RAISE(ABORT, 'the anchor stays'); END`,
  'DROP TRIGGER activity_no_update',
  'DROP TRIGGER activity_no_delete',
  // Entries older than the chain get their links once; nothing else about an entry ever changes.
  `CREATE TRIGGER activity_no_update BEFORE UPDATE ON activity
    WHEN OLD.hash IS NOT NULL OR NEW.hash IS NULL OR NEW.mac IS NULL
      OR (NEW.seq, NEW.at, NEW.operator_id, NEW.operator_name, NEW.os_user, NEW.host, NEW.action, NEW.user_id,
        NEW.user_name, NEW.outcome, NEW.code, NEW.details)
      IS NOT (OLD.seq, OLD.at, OLD.operator_id, OLD.operator_name, OLD.os_user, OLD.host, OLD.action, OLD.user_id,
        OLD.user_name, OLD.outcome, OLD.code, OLD.details)
    BEGIN SELECT RAISE(ABORT, 'the activity log is append-only'); END`,
  `CREATE TRIGGER activity_no_delete BEFORE DELETE ON activity
    WHEN OLD.seq > coalesce((SELECT up_to_seq FROM activity_anchor), 0)
    BEGIN SELECT RAISE(ABORT, 'the activity log is append-only'); END`,
];

/** SQLite's own way of changing a table: https://www.sqlite.org/lang_altertable.html#otheralter. Order of rows is kept. */
async function rebuild(db: Kysely<unknown>, change: typeof RESETS): Promise<void> {
  const { table, columns, definition, indexes } = change;
  for (const statement of [
    `CREATE TABLE new_${table} (${definition}) STRICT`,
    `INSERT INTO new_${table} (${columns}) SELECT ${columns} FROM ${table} ORDER BY rowid`,
    `DROP TABLE ${table}`,
    `ALTER TABLE new_${table} RENAME TO ${table}`,
    ...indexes,
  ]) {
    await sql.raw(statement).execute(db);
  }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await rebuild(db, RESETS);
  await rebuild(db, OUTBOX);
  for (const statement of [...COLUMNS, ...ACTIVITY]) await sql.raw(statement).execute(db);
}
