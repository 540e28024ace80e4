import { type Kysely, sql } from 'kysely';

const ID = 'TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64)';

const STATEMENTS = [
  // A number or a protection that has just been changed is no ground to act on: see use-cases/reset-limits.ts.
  'ALTER TABLE users ADD COLUMN phone_changed_at INTEGER',
  `ALTER TABLE users ADD COLUMN unprotected_at INTEGER CHECK (unprotected_at IS NULL OR protected = 0)`,

  `CREATE TABLE caller_checks (
    id ${ID},
    user_id TEXT NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL CHECK (kind IN ('call-back', 'in-person', 'manager', 'ticket')),
    note TEXT NOT NULL CHECK (kind = 'call-back' OR length(note) > 0),
    called TEXT,
    operator_id TEXT NOT NULL REFERENCES operators (id),
    at INTEGER NOT NULL,
    CHECK ((kind = 'call-back') = (called IS NOT NULL))
  ) STRICT`,
  'CREATE INDEX caller_checks_by_user ON caller_checks (user_id, at)',
  `CREATE TRIGGER caller_checks_no_update BEFORE UPDATE ON caller_checks
    BEGIN SELECT RAISE(ABORT, 'a check of a caller stays as it was recorded'); END`,
  `CREATE TRIGGER caller_checks_no_delete BEFORE DELETE ON caller_checks
    BEGIN SELECT RAISE(ABORT, 'a check of a caller stays as it was recorded'); END`,

  `CREATE TABLE approvals (
    id ${ID},
    user_id TEXT NOT NULL REFERENCES users (id),
    asked_by TEXT NOT NULL REFERENCES operators (id),
    asked_at INTEGER NOT NULL,
    reason TEXT NOT NULL CHECK (length(reason) > 0),
    expires_at INTEGER NOT NULL CHECK (expires_at > asked_at),
    decision TEXT CHECK (decision IN ('approved', 'refused', 'withdrawn', 'expired')),
    decided_by TEXT REFERENCES operators (id),
    decided_at INTEGER,
    note TEXT NOT NULL DEFAULT '',
    CHECK ((decision IS NULL) = (decided_at IS NULL)),
    CHECK ((decided_by IS NOT NULL) = (decision IS NOT NULL AND decision IN ('approved', 'refused'))),
    CHECK (decision IS NULL OR decision <> 'approved' OR decided_at < expires_at),
    CHECK (decision IS NULL OR decision <> 'refused' OR length(note) > 0),
    -- S19: one person never plays both parts, whoever calls this database.
    CHECK (decided_by IS NULL OR decided_by <> asked_by)
  ) STRICT`,
  'CREATE UNIQUE INDEX approvals_one_open ON approvals (user_id) WHERE decision IS NULL',
  'CREATE INDEX approvals_by_user ON approvals (user_id, decided_at)',
  `CREATE TRIGGER approvals_decided_once BEFORE UPDATE ON approvals WHEN OLD.decision IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'an approval is decided once'); END`,
  `CREATE TRIGGER approvals_as_asked BEFORE UPDATE OF id, user_id, asked_by, asked_at, reason, expires_at ON approvals
    BEGIN SELECT RAISE(ABORT, 'what was asked stays as it was asked'); END`,
  `CREATE TRIGGER approvals_stay BEFORE DELETE ON approvals
    BEGIN SELECT RAISE(ABORT, 'approvals are kept'); END`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
