import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  // Reviews and the retention ask by time, and time in the log only rises.
  'CREATE INDEX activity_by_time ON activity (at)',

  `CREATE TABLE checkpoints (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    entries INTEGER NOT NULL CHECK (entries > 0),
    at INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    signature BLOB NOT NULL CHECK (length(signature) = 64),
    reason TEXT NOT NULL CHECK (reason IN
      ('entries', 'daily', 'quit', 'by-hand', 'export', 'settings', 'retention'))
  ) STRICT`,
  `CREATE TRIGGER checkpoints_no_update BEFORE UPDATE ON checkpoints
    BEGIN SELECT RAISE(ABORT, 'checkpoints are kept as they are'); END`,
  `CREATE TRIGGER checkpoints_no_delete BEFORE DELETE ON checkpoints
    BEGIN SELECT RAISE(ABORT, 'checkpoints are kept as they are'); END`,

  `CREATE TABLE checkpoint_copies (
    checkpoint INTEGER NOT NULL REFERENCES checkpoints (number),
    place TEXT NOT NULL CHECK (place IN ('mail', 'folder', 'system-log')),
    mail_id TEXT,
    done_at INTEGER,
    tried_at INTEGER,
    problem TEXT CHECK (problem IN ('folder-unreachable', 'folder-full', 'system-log-refused')),
    PRIMARY KEY (checkpoint, place),
    CHECK ((place = 'mail') = (mail_id IS NOT NULL)),
    CHECK (done_at IS NULL OR problem IS NULL),
    CHECK (problem IS NULL OR tried_at IS NOT NULL)
  ) STRICT, WITHOUT ROWID`,
  // A mail's fate is in the outbox; the others wait here until they are done.
  `CREATE INDEX checkpoint_copies_waiting ON checkpoint_copies (place, checkpoint)
    WHERE done_at IS NULL AND place <> 'mail'`,

  `CREATE TABLE reviews (
    month TEXT NOT NULL PRIMARY KEY CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
    signed_at INTEGER NOT NULL,
    operator_id TEXT NOT NULL REFERENCES operators (id),
    operator_name TEXT NOT NULL,
    outliers INTEGER NOT NULL,
    notes TEXT NOT NULL CHECK (json_valid(notes))
  ) STRICT, WITHOUT ROWID`,
  `CREATE TRIGGER reviews_no_update BEFORE UPDATE ON reviews
    BEGIN SELECT RAISE(ABORT, 'a review is signed off once'); END`,
  `CREATE TRIGGER reviews_no_delete BEFORE DELETE ON reviews
    BEGIN SELECT RAISE(ABORT, 'a review is signed off once'); END`,
];

/** Checkpoints of the activity log with where each went, and the monthly reviews. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
