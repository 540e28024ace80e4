import { type Kysely, sql } from 'kysely';

const ID = 'TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64)';

const NOTICES = [
  // Of two changes in a row the owner may read either address: each is kept, not only the last.
  `CREATE TABLE previous_addresses (
    user_id TEXT NOT NULL REFERENCES users (id),
    address TEXT NOT NULL,
    replaced_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, address)
  ) STRICT`,
  'CREATE INDEX previous_addresses_by_time ON previous_addresses (replaced_at)',
  'ALTER TABLE users DROP COLUMN previous_email',

  // Whether any try so far ended without an answer: such a mail may have arrived, whatever becomes of it later.
  `ALTER TABLE outbox ADD COLUMN maybe_taken INTEGER NOT NULL DEFAULT 0 CHECK (maybe_taken IN (0, 1))`,
  `UPDATE outbox SET maybe_taken = 1 WHERE state = 'unknown'`,
  // From here on a notice without an answer is sent again by itself; those that lie there are not forgotten.
  `UPDATE outbox SET state = 'queued', next_try_at = created_at
    WHERE state = 'unknown' AND kind <> 'reset' AND sealed IS NOT NULL`,
];

const ALERTS = [
  `CREATE TABLE alerts (
    id ${ID},
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    subject TEXT NOT NULL,
    operator_id TEXT REFERENCES operators (id),
    user_id TEXT REFERENCES users (id),
    details TEXT NOT NULL CHECK (json_valid(details)),
    seen_at INTEGER,
    seen_by TEXT REFERENCES operators (id),
    CHECK ((seen_at IS NULL) = (seen_by IS NULL))
  ) STRICT`,
  'CREATE INDEX alerts_by_subject ON alerts (kind, subject, at)',
  'CREATE INDEX alerts_by_time ON alerts (at)',
  'CREATE INDEX alerts_unseen ON alerts (at) WHERE seen_at IS NULL',
  `CREATE TRIGGER alerts_stay BEFORE DELETE ON alerts
    BEGIN SELECT RAISE(ABORT, 'alerts are kept'); END`,
  `CREATE TRIGGER alerts_seen_once BEFORE UPDATE ON alerts
    WHEN OLD.seen_at IS NOT NULL OR (NEW.id, NEW.kind, NEW.at, NEW.subject, NEW.operator_id, NEW.user_id, NEW.details)
      IS NOT (OLD.id, OLD.kind, OLD.at, OLD.subject, OLD.operator_id, OLD.user_id, OLD.details)
    BEGIN SELECT RAISE(ABORT, 'an alert is seen once, and nothing else about it changes'); END`,
  `CREATE INDEX activity_refusals ON activity (at) WHERE outcome = 'refused'`,
];

/** Wrong guesses at what no operator's own row can count: unknown logins, the recovery key. */
const GUESSES = [
  `CREATE TABLE guesses (
    name TEXT NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL CHECK (failures > 0),
    wait_until INTEGER,
    at INTEGER NOT NULL
  ) STRICT`,
];

const SCOPE = ['CREATE INDEX users_by_department ON users (department)'];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...NOTICES, ...ALERTS, ...GUESSES, ...SCOPE]) await sql.raw(statement).execute(db);
}
