import { type Kysely, sql } from 'kysely';

/** Tables whose rows name a user, and which of their columns does. */
const ABOUT_USERS = ['resets', 'outbox', 'caller_checks', 'approvals', 'previous_addresses'];

/**
 * An import writes in many short transactions, so that others can write in between. What it takes to undo it is
 * written with each of them: as long as it is not decided it can be taken back, whatever happened to the program.
 */
const IMPORT = [
  `CREATE TABLE import_run (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    operator_id TEXT NOT NULL REFERENCES operators (id),
    file TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    -- adding: taken back unless it comes to its end. changing: decided and in the log; the rest is only to be done.
    state TEXT NOT NULL CHECK (state IN ('adding', 'changing')),
    added INTEGER NOT NULL DEFAULT 0,
    changes INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0
  ) STRICT`,
  // Numbers of the users added so far, both ends included; nobody else's are in between.
  `CREATE TABLE import_ranges (
    first INTEGER NOT NULL PRIMARY KEY,
    last INTEGER NOT NULL CHECK (last >= first)
  ) STRICT`,
  // What the file says about users who are there already: done last, for mails and voided tokens cannot be taken back.
  `CREATE TABLE import_changes (
    line INTEGER NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL,
    told TEXT NOT NULL CHECK (json_valid(told))
  ) STRICT`,
  // Nothing may come to depend on a user who may be gone in a minute.
  ...ABOUT_USERS.map(ofSettledUsers),
  // Bytes of terms that are gathered in memory before they are written as a piece of their own: only who writes many
  // users at once ever gets there, and has fewer pieces to merge.
  `INSERT INTO user_terms (user_terms, rank) VALUES ('hashsize', 16777216)`,
  // Pieces of one size before they are made one: half as many rewrite what is there half as often.
  `INSERT INTO user_terms (user_terms, rank) VALUES ('automerge', 8)`,
];

/** A trigger for a table whose `user_id` names a user. */
export function ofSettledUsers(table: string): string {
  return `CREATE TRIGGER ${table}_of_settled_users BEFORE INSERT ON ${table}
    WHEN EXISTS (SELECT 1 FROM import_ranges) AND EXISTS (SELECT 1 FROM users, import_ranges
      WHERE users.id = NEW.user_id AND users.number BETWEEN first AND last)
    BEGIN SELECT RAISE(ABORT, 'user is being imported'); END`;
}

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of IMPORT) await sql.raw(statement).execute(db);
}
