import { type Kysely, sql } from 'kysely';
import { NEVER_RESET_TERM } from '../../directory/search-terms.ts';
import { rebuildSearchIndex } from '../search-index.ts';
import type { Tables } from '../tables.ts';

/** What the index lists a user as, before the change that leaves the line. */
const AS_IT_WAS = `OLD.number, OLD.search_text, OLD.department, OLD.disabled_at IS NOT NULL, OLD.must_change,
  NOT EXISTS (SELECT 1 FROM resets WHERE user_id = OLD.id AND state = 'used')`;
const PENDING = `INSERT OR IGNORE INTO search_pending
  (number, was_text, was_department, was_disabled, was_must_change, was_never_reset)`;

/** A reset is used once and stays used, so a user is in the filter `never-reset` until their first. */
const FIRST_USE = `${PENDING}
  SELECT number, search_text, department, disabled_at IS NOT NULL, must_change, 1 FROM users
  WHERE id = NEW.user_id
    AND NOT EXISTS (SELECT 1 FROM resets WHERE user_id = NEW.user_id AND state = 'used' AND id <> NEW.id);`;

const NEVER_RESET = [
  // Asked of every user who is looked at: answered without opening the reset.
  `CREATE INDEX resets_used ON resets (user_id, used_at) WHERE state = 'used'`,
  'ALTER TABLE search_pending ADD COLUMN was_never_reset INTEGER',
  'DROP TRIGGER users_changed_in_search',
  'DROP TRIGGER users_gone_from_search',
  `CREATE TRIGGER users_changed_in_search
    AFTER UPDATE OF search_text, department, disabled_at, must_change ON users
    WHEN NEW.search_text IS NOT OLD.search_text OR NEW.department IS NOT OLD.department
      OR (NEW.disabled_at IS NULL) <> (OLD.disabled_at IS NULL) OR NEW.must_change <> OLD.must_change
    BEGIN ${PENDING} VALUES (${AS_IT_WAS}); END`,
  `CREATE TRIGGER users_gone_from_search AFTER DELETE ON users
    BEGIN ${PENDING} VALUES (${AS_IT_WAS}); END`,
  `CREATE TRIGGER resets_first_used AFTER UPDATE OF state ON resets
    WHEN NEW.state = 'used' AND OLD.state <> 'used' BEGIN ${FIRST_USE} END`,
  `CREATE TRIGGER resets_added_used AFTER INSERT ON resets WHEN NEW.state = 'used' BEGIN ${FIRST_USE} END`,
];

const VIEWS = [
  `CREATE TABLE user_views (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    operator_id TEXT NOT NULL REFERENCES operators (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    query TEXT NOT NULL,
    filter TEXT NOT NULL,
    department TEXT,
    columns TEXT NOT NULL CHECK (json_valid(columns)),
    start INTEGER NOT NULL DEFAULT 0 CHECK (start IN (0, 1)),
    UNIQUE (operator_id, name)
  ) STRICT`,
  'CREATE UNIQUE INDEX user_views_one_start ON user_views (operator_id) WHERE start = 1',
  `CREATE TABLE user_columns (
    operator_id TEXT NOT NULL PRIMARY KEY REFERENCES operators (id),
    columns TEXT NOT NULL CHECK (json_valid(columns))
  ) STRICT, WITHOUT ROWID`,
];

/** The filter of who was never reset, and how each operator likes to see the list. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...NEVER_RESET, ...VIEWS]) await sql.raw(statement).execute(db);
  // The index of an office that is older than the filter does not know it; one built a moment ago does.
  const { rows } = await sql<{ known: number }>`
    SELECT EXISTS (SELECT 1 FROM search_terms WHERE term = ${NEVER_RESET_TERM})
      OR NOT EXISTS (SELECT 1 FROM users WHERE NOT EXISTS (
        SELECT 1 FROM resets WHERE user_id = users.id AND state = 'used')) AS known`.execute(db);
  if (rows[0]?.known !== 1) await rebuildSearchIndex(db as Kysely<Tables>);
}
